import { createHash, randomBytes } from 'node:crypto';
import { connect } from '#models/mongo/connect.ts';
import type { Database } from '#models/mongo/connect.ts';
import { seedDemo } from '#demo/seed/demo.ts';
import type { Persona } from '#demo/seed/people.ts';
import { startChild } from './child.ts';
import type { Child } from './child.ts';
import { startFakeLine } from './fake-line.ts';
import type { FakeLine } from './fake-line.ts';

export interface Province {
  db: Database;
  people: Persona[];
  app: Child;
  line: FakeLine;
  /** Session cookie of this person; these benches do not measure the ID token. */
  cookieOf(person: string): Promise<string>;
  close(): Promise<void>;
}

export const benchSecret = 'bench-secret';
/** Wed 18 Dec 2567, 09:00: inside the send window. */
export const benchStart = '2024-12-18T09:00:00+07:00';

/** A seeded province, the app, and a fake LINE that answers after a delay. */
export async function startProvince(options: {
  mongoUri: string;
  lineDelayMs: number;
  run?: string;
}): Promise<Province> {
  const db = await connect(options.mongoUri);
  await db.drop();
  await db.ensureIndexes();
  const people = await seedDemo(db);
  const line = await startFakeLine({ delayMs: options.lineDelayMs });
  const app = await startChild('app-server.ts', {
    env: {
      MONGODB_URI: options.mongoUri,
      PUBLIC_URL: 'http://localhost:3000',
      LINE_CHANNEL_ID: 'bench',
      LINE_CHANNEL_SECRET: benchSecret,
      LINE_CHANNEL_ACCESS_TOKEN: 'bench',
      LINE_LOGIN_CHANNEL_ID: 'bench-login',
      LIFF_ID: 'bench-liff',
      LINE_API_ORIGIN: line.origin,
      LINE_DATA_API_ORIGIN: line.origin,
      CLOCK_START: benchStart,
      RUN: options.run ?? 'web',
    },
  });
  return {
    db,
    people,
    app,
    line,
    cookieOf: async (person) => {
      const token = randomBytes(32).toString('base64url');
      const id = createHash('sha256').update(token).digest('hex');
      await db.stores.sessions.insert({ id, person, expiresAt: new Date(Date.now() + 3_600_000) });
      return `prasan=${token}`;
    },
    close: async () => {
      await app.stop();
      await line.close();
      await db.close();
    },
  };
}
