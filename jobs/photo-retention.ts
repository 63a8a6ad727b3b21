import { sweepPhotos } from '#use-cases/files/delete-photo.ts';
import type { Job } from './job.ts';

/** Photos sent in the chat that nobody filed with a report are not kept for ever. */
export const photoRetention: Job = {
  name: 'photo-retention',
  schedule: { daily: '08:30' },
  run: async ({ db, clock }) => ({ swept: await sweepPhotos(db, clock()) }),
};
