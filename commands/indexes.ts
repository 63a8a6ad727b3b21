import { withDatabase } from './command.ts';
import type { Command } from './command.ts';

/** Opening the database makes them, as every process does. */
export const createIndexes: Command = (call) =>
  withDatabase(call, async () => call.print('indexes are in place'));
