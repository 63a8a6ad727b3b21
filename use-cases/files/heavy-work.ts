import { limits } from '#domain/limits.ts';
import { createWorkQueue } from './work-queue.ts';

/**
 * Runs one memory-hungry task at a time: decoding a large picture or unzipping a large workbook.
 * Refuses with `busy` when too many wait.
 */
export const heavyWork = createWorkQueue({ atOnce: 1, waiting: limits.heavyWork.waiting });

/** A file that is larger than this after decoding or unzipping is read through `heavyWork`. */
export const heavyBytes = limits.heavyWork.bytes;
