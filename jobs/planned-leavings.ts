import { runLeavings } from '#use-cases/people/leaving/run-leavings.ts';
import type { Job } from './support/job.ts';

/** Makes the planned changes of roles whose day has come. */
export const plannedLeavings: Job = {
  name: 'planned-leavings',
  schedule: { daily: '00:05' },
  run: ({ db, clock, log }) =>
    runLeavings(db, {
      now: clock(),
      onFailure: (plan, error) => log.error({ plan, error: String(error) }, 'roles not changed'),
    }),
};
