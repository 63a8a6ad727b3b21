import { createHash, randomBytes } from 'node:crypto';
import { connect } from '#models/mongo/connect.ts';
import type { Database } from '#models/mongo/connect.ts';
import { seedDemo } from '#demo/seed/demo.ts';
import type { Persona } from '#demo/seed/people.ts';
import { freePort } from '../support/free-port.ts';
import { createIdTokenIssuer } from '../support/line/id-tokens.ts';
import type { IdTokenIssuer } from '../support/line/id-tokens.ts';
import { startChild } from './child.ts';
import type { Child } from './child.ts';
import { startFakeLine } from './fake-line.ts';
import type { FakeLine } from './fake-line.ts';

export interface Province {
  db: Database;
  people: Persona[];
  app: Child;
  line: FakeLine;
  /** Signs ID tokens that the app accepts. */
  idTokens: IdTokenIssuer;
  /** Makes this person’s session cookie directly, because these benches do not measure the ID token. */
  cookieOf(person: string): Promise<string>;
  close(): Promise<void>;
}

export const benchSecret = 'bench-secret';
/** LIFF takes the login channel from the part of the LIFF id before the dash. */
export const benchLogin = { channelId: '1650000002', liffId: '1650000002-BenchApp' };
/** Wed 18 Dec 2567, 09:00: inside the send window. */
export const benchStart = '2024-12-18T09:00:00+07:00';

/** A database with the year of a province in it, and nothing else. */
export async function seedProvince(mongoUri: string): Promise<Pick<Province, 'db' | 'people'>> {
  const db = await connect(mongoUri);
  await db.drop();
  await db.ensureIndexes();
  return { db, people: await seedDemo(db) };
}

/** A seeded province, the app, and a fake LINE that answers after a delay. */
export async function startProvince(options: {
  mongoUri: string;
  lineDelayMs: number;
  run?: string;
  /** The clock’s start time; mid-December when left out. */
  start?: string;
}): Promise<Province> {
  const { db, people } = await seedProvince(options.mongoUri);
  const idTokens = await createIdTokenIssuer();
  const line = await startFakeLine({ delayMs: options.lineDelayMs, jwks: idTokens.jwks });
  const port = await freePort();
  const app = await startChild('app-server.ts', {
    env: {
      MONGODB_URI: options.mongoUri,
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      LINE_CHANNEL_ID: 'bench',
      LINE_CHANNEL_SECRET: benchSecret,
      LINE_CHANNEL_ACCESS_TOKEN: 'bench',
      LINE_LOGIN_CHANNEL_ID: benchLogin.channelId,
      LIFF_ID: benchLogin.liffId,
      LINE_API_ORIGIN: line.origin,
      LINE_DATA_API_ORIGIN: line.origin,
      CLOCK_START: options.start ?? benchStart,
      RUN: options.run ?? 'web',
    },
  });
  return {
    db,
    people,
    app,
    line,
    idTokens,
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
