import { reach } from '#server/database.ts';
import { withDatabase } from './command.ts';
import type { Command } from './command.ts';

/** Migrates data of an older version, then creates indexes; a second run changes nothing. */
export const migrate: Command = (call) =>
  withDatabase({ ...call, open: ({ mongodbUri }) => reach(mongodbUri) }, async ({ db, now }) => {
    for (const { id, changed } of await db.migrations.run(now))
      call.print(`${id}: ${changed} changed`);
    await db.ensureIndexes();
    call.print('the data is of this version, indexes are in place');
  });
