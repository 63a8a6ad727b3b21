import { sweepDiscarded } from '#use-cases/drafts/discard-report.ts';
import type { Job } from './job.ts';

/** What was discarded by mistake can be brought back for a moment; its contents are not kept longer than a day. */
export const discarded: Job = {
  name: 'discarded',
  schedule: { daily: '02:00' },
  run: async ({ db, clock }) => ({ emptied: await sweepDiscarded(db, clock()) }),
};
