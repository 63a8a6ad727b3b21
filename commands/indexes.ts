import { withDatabase } from './command.ts';
import type { Command } from './command.ts';

/** Creates the indexes. Opening the database already does so in every process. */
export const createIndexes: Command = (call) =>
  withDatabase(call, async () => call.print('indexes are in place'));
