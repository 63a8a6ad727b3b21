import { refreshMenus } from '#bot/rich-menu/refresh.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { worksAnywhere } from '#domain/holidays.ts';
import type { Job } from './support/job.ts';

/**
 * Updates all rich menus each working morning. During the day, a sent notice updates its reader's
 * menu.
 */
export const richMenus: Job = {
  name: 'rich-menus',
  schedule: { daily: '08:30' },
  run: async ({ db, line, clock }) => {
    const now = clock();
    const [calendar, provinces] = await Promise.all([
      db.stores.holidays.calendar(),
      db.stores.areas.ofLevel('province'),
    ]);
    const everywhere = { calendar, provinces: provinces.map(({ id }) => id) };
    if (!worksAnywhere(bangkokDay(now), everywhere)) return { linked: 0 };
    return refreshMenus({ db, line, now });
  },
};
