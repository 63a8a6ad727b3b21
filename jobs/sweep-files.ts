import { removeUnnamedFiles } from '#use-cases/files/sweep-files.ts';
import type { Job } from './job.ts';

/** Uploads that no report names, and bytes that belong to no file, are not kept longer than a day. */
export const sweepFiles: Job = {
  name: 'sweep-files',
  schedule: { daily: '02:30' },
  run: ({ db, clock, wallClock }) => removeUnnamedFiles(db, { now: clock(), wallNow: wallClock() }),
};
