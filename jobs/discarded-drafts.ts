import { sweepDiscarded } from '#use-cases/drafts/discard-report.ts';
import type { Job } from './support/job.ts';

/** Deletes discarded drafts after a day. Until then they can be restored. */
export const discardedDrafts: Job = {
  name: 'discarded',
  schedule: { daily: '02:30' },
  run: async ({ db, clock }) => ({ emptied: await sweepDiscarded(db, clock()) }),
};
