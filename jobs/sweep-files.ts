import { removeUnnamedFiles } from '#use-cases/files/sweep-files.ts';
import type { Job } from './support/job.ts';

/** After a day, deletes uploads to which no report refers and bytes without a file. */
export const sweepFiles: Job = {
  name: 'sweep-files',
  schedule: { daily: '02:30' },
  run: ({ db, clock, wallClock }) => removeUnnamedFiles(db, { now: clock(), wallNow: wallClock() }),
};
