import { removeUnnamedFiles } from '#use-cases/files/sweep-files.ts';
import type { Job } from './support/job.ts';

/** Deletes, after a day, uploads that no report refers to and bytes that belong to no file. */
export const sweepFiles: Job = {
  name: 'sweep-files',
  schedule: { daily: '02:30' },
  run: ({ db, clock, wallClock }) => removeUnnamedFiles(db, { now: clock(), wallNow: wallClock() }),
};
