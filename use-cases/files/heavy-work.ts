import { limits } from '#domain/limits.ts';
import { createWorkQueue } from './work-queue.ts';

/**
 * One piece of work that takes hundreds of megabytes at a time, whatever it is: a picture that is
 * decoded whole, a workbook that unzips large. Refuses with `busy` when too many wait.
 */
export const heavyWork = createWorkQueue({ atOnce: 1, waiting: limits.heavyWork.waiting });

/** From this size on, decoded or unzipped, a file takes the turn. */
export const heavyBytes = limits.heavyWork.bytes;
