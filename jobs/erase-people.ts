import { unlinkRichMenu } from '#bot/rich-menu/link.ts';
import { eraseDecided } from '#use-cases/privacy/erase-decided.ts';
import type { Job } from './support/job.ts';

/** Erases the data of people whose request was granted, after they have been told. */
export const erasePeople: Job = {
  name: 'erase-people',
  schedule: { every: 30 },
  run: ({ db, clock, line, log }) =>
    eraseDecided(db, {
      now: clock(),
      forgetAtLine: (lineUserId) => unlinkRichMenu(line, lineUserId),
      onFailure: (request, error) => log.error({ request, error: String(error) }, 'not erased'),
    }),
};
