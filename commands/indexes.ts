import { withDatabase } from './command.ts';
import type { Command } from './command.ts';

export const createIndexes: Command = (call) =>
  withDatabase(call, async ({ db }) => {
    await db.ensureIndexes();
    call.print('indexes are in place');
  });
