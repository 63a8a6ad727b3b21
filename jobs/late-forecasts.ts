import { bangkokDay } from '#domain/calendar.ts';
import { findLikelyLate } from '#use-cases/overview/likely-late.ts';
import type { Job } from './support/job.ts';

/**
 * Stores which reports are named as likely late, from the first day on. So the screen can later say
 * how often the forecast was right.
 */
export const lateForecasts: Job = {
  name: 'late-forecasts',
  schedule: { daily: '06:30' },
  run: async (tools) => {
    const { stores } = tools.db;
    const now = tools.clock();
    const on = bangkokDay(now);
    let kept = 0;
    for (const { id } of await stores.areas.ofLevel('province')) {
      const found = await findLikelyLate({ stores, now }, id);
      kept += await stores.lateForecasts.insertMissing(
        found.map(({ duty, reasons }) => ({
          id: duty.id,
          letter: duty.letter,
          obligation: duty.obligation,
          round: duty.round,
          areaCode: duty.areaCode,
          on,
          reasons,
        })),
      );
    }
    return { kept };
  },
};
