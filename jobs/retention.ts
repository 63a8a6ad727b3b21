import { runRetention } from '#use-cases/privacy/run-retention.ts';
import type { Job } from './support/job.ts';

/** Removes data that is older than the province's settings allow. */
export const retention: Job = {
  name: 'retention',
  schedule: { daily: '02:30' },
  run: ({ db, clock, wallClock }) => runRetention(db, { now: clock(), wallNow: wallClock() }),
};
