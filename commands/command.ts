import { createClock } from '../clock.ts';
import { processConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { connect } from '../models/connect.ts';
import type { Database } from '../models/connect.ts';

export interface CommandCall {
  arguments: readonly string[];
  wallClock: () => Date;
  print: (line: string) => void;
}

export type Command = (call: CommandCall) => Promise<void>;

/** What a command that only needs the database must not be asked for. */
const notNeeded = {
  PUBLIC_URL: 'http://localhost',
  LINE_CHANNEL_ID: '-',
  LINE_CHANNEL_SECRET: '-',
  LINE_LOGIN_CHANNEL_ID: '-',
  LIFF_ID: '-',
};

/** Opens the database, does the work, closes it whatever happened. */
export async function withDatabase(
  call: CommandCall,
  work: (open: { db: Database; config: Config; now: Date }) => Promise<void>,
): Promise<void> {
  const config = processConfig(notNeeded);
  const db = await connect(config.mongodbUri);
  try {
    const clock = createClock({ wallClock: call.wallClock, start: config.clockStart });
    await work({ db, config, now: clock.now() });
  } finally {
    await db.close();
  }
}
