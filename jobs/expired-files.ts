import { limits } from '#domain/limits.ts';
import type { Job } from './support/job.ts';

/** Longer than a job may take, so that a file is not removed while its job exists. */
const marginMs = 3_600_000;

/** Removes files that jobs made for download, and unfinished files of a killed process. */
export const expiredFiles: Job = {
  name: 'expired-files',
  schedule: { every: 60 },
  run: async ({ db, wallClock }) => {
    const before = new Date(wallClock().getTime() - limits.fileJob.keptMs - marginMs);
    const files = await db.stores.fileJobs.madeFiles.removeBegun(before);
    return files > 0 ? { files } : {};
  },
};
