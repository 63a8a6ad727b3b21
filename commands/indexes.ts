import { withDatabase } from './command.ts';
import type { Command } from './command.ts';

/** Creates the indexes. Every process also does so when it opens the database. */
export const createIndexes: Command = (call) =>
  withDatabase(call, async () => call.print('indexes are in place'));
