import { createClock } from '#server/clock.ts';
import { processConfig } from '#server/config.ts';
import type { Config } from '#server/config.ts';
import { openDatabase } from '#server/database.ts';
import type { Database } from '#models/mongo/connect.ts';

export interface CommandCall {
  arguments: readonly string[];
  wallClock: () => Date;
  print: (line: string) => void;
  /** Asks the operator; missing when there is no terminal. */
  ask?: (question: string) => Promise<string>;
}

export type Command = (call: CommandCall) => Promise<void>;

/** Placeholders for settings that a command does not need when it only uses the database. */
export const databaseSettings = {
  PUBLIC_URL: 'http://localhost',
  LINE_CHANNEL_ID: '-',
  LINE_CHANNEL_SECRET: '-',
  LINE_LOGIN_CHANNEL_ID: '-',
  LIFF_ID: '-',
};

interface Opening extends CommandCall {
  /** Replaces the usual way to open the database. */
  open?: typeof openDatabase;
}

/** Opens the database, runs the command, and closes the database, even after an error. */
export async function withDatabase(
  call: Opening,
  work: (open: { db: Database; config: Config; now: Date }) => Promise<void>,
): Promise<void> {
  const config = processConfig(databaseSettings);
  const { wallClock, open = openDatabase } = call;
  const now = createClock({ wallClock, start: config.clockStart }).now();
  const db = await open(config, now);
  try {
    await work({ db, config, now });
  } finally {
    await db.close();
  }
}
