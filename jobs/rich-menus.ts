import { refreshMenus } from '#bot/rich-menu/refresh.ts';
import { bangkokDay, isWorkingDay } from '#domain/calendar.ts';
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
    if (!isWorkingDay(bangkokDay(now), await db.stores.holidays.days())) return { linked: 0 };
    return refreshMenus({ db, line, now });
  },
};
