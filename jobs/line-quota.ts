import { remainingQuota } from './support/quota.ts';
import type { Job } from './support/job.ts';

/** Asks LINE how many of the month's messages are left, for the screens that show it. */
export const lineQuota: Job = {
  name: 'line-quota',
  schedule: { every: 15 },
  run: async (tools) => {
    await remainingQuota(tools);
    return {};
  },
};
