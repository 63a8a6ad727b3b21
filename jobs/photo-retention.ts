import { sweepPhotos } from '#use-cases/files/delete-photo.ts';
import type { Job } from './job.ts';

/** Deletes chat photos that were not added to a report. */
export const photoRetention: Job = {
  name: 'photo-retention',
  schedule: { daily: '08:30' },
  run: async ({ db, clock }) => ({ swept: await sweepPhotos(db, clock()) }),
};
