import { refreshMenus } from '../bot/rich-menu/refresh.ts';
import type { Job } from './job.ts';

/** Each morning everybody's menu says what their day is like; in between, what they are sent changes it. */
export const richMenus: Job = {
  name: 'rich-menus',
  schedule: { daily: '08:30' },
  run: ({ db, line, clock }) => refreshMenus({ db, line, now: clock() }),
};
