import type { Command } from './command.ts';
import { adminInvite } from './admin-invite.ts';
import { backup } from './backup/backup.ts';
import { restore } from './backup/restore.ts';
import { createIndexes } from './indexes.ts';
import { doctor } from './doctor/doctor.ts';
import { inboxRetry } from './inbox-retry.ts';
import { runJob } from './job.ts';
import { seed } from './seed.ts';
import { migrate } from './migrate.ts';
import { mongodbSetUp } from './mongodb-setup.ts';
import { countryYear } from './year.ts';
import { setUpLine } from './line-setup/line-setup.ts';

/** The commands that an operator types after `node main.ts`. */
export const commands: Readonly<Record<string, Command>> = {
  seed,
  job: runJob,
  indexes: createIndexes,
  migrate,
  backup,
  restore,
  doctor,
  'inbox-retry': inboxRetry,
  'admin-invite': adminInvite,
  'line-setup': setUpLine,
  year: countryYear,
  'mongodb-setup': mongodbSetUp,
};
