import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { builtWeb, startApp } from '#server/app.ts';
import type { App } from '#server/app.ts';
import { createClock } from '#server/clock.ts';
import { sampleCards } from '#demo/gallery/cards.ts';
import { personaLine } from '#demo/seed/persona-line.ts';
import { readConfig } from '#server/config.ts';
import { connect } from '#models/mongo/connect.ts';
import type { Database } from '#models/mongo/connect.ts';
import { createSimulator } from '#simulator/index.ts';
import type { Simulator, SimulatorOptions } from '#simulator/index.ts';
import type { Persona } from '#demo/seed/people.ts';
import { testUri } from './database.ts';
import { copyDemo } from './demo-database.ts';
import { freePort } from './free-port.ts';
import { createVisitor } from './api-client.ts';
import type { Visitor } from './api-client.ts';

export const channel = {
  channelId: '1650000001',
  channelSecret: 'secret-of-the-journeys',
  loginChannelId: '1650000002',
  liffId: '1650000002-Journeys',
};

/** Wed 18 Dec 2567, nine in the morning: inside the send window, half an hour after the digest. */
export const wednesdayNine = new Date('2024-12-18T09:00:00+07:00');

export interface RunningApp {
  app: App;
  db: Database;
  mongodbUri: string;
  url: string;
  simulator: Simulator;
  people: readonly Persona[];
  /** Finds a person of the demo by a part of the name. */
  person(name: string): Persona;
  /** An API client of this person, signed in through LINE Login. */
  signIn(person: Persona): Promise<Visitor>;
  /** Everything the app logged as a warning or error. Most tests require an empty list. */
  complaints: readonly string[];
  /** Waits until every webhook is answered and handled and no job runs. */
  settle(): Promise<void>;
  /** Sends POST /dev/clock, as the simulator's page does. */
  moveClock(to: string): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  start?: Date;
  webRoot?: string;
  simulator?: Partial<SimulatorOptions>;
  /** The clock stays at its start, so that a screen that shows the time always looks the same. */
  isClockStopped?: boolean;
  /** Parts that only the demo has: pages inside the simulator’s phone, and samples of the cards. */
  demo?: boolean;
  /** Rows to insert instead of the demo’s year. */
  seed?: (db: Database) => Promise<Persona[]>;
  /** Opens this database with its data instead of a new one. */
  stored?: { uri: string; people: Persona[] };
}

/**
 * The whole product in this process: the app, a strict LINE simulator and its own database. Closed after
 * the test file.
 */
export async function startRunningApp(options: Options = {}): Promise<RunningApp> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const { uri: mongodbUri, db, people } = await openData(options);
  const simulator = await createSimulator({
    ...channel,
    port: 0,
    endpointUrl: `${url}/app`,
    appUrl: url,
    redelivery: { baseMs: 20 },
    ...options.simulator,
  });
  simulator.addPersonas(people.map(personaLine));
  const wallClock = (): Date => new Date();
  const stoppedAt = wallClock();
  const complaints: string[] = [];
  const app = await startApp({
    config: {
      ...configFor({ mongodbUri, url, line: simulator.origin }),
      port,
      ...(options.demo
        ? { simulatorOrigin: simulator.origin, frameAncestors: [simulator.origin] }
        : {}),
    },
    clock: createClock({
      wallClock: options.isClockStopped ? () => stoppedAt : wallClock,
      start: options.start ?? wednesdayNine,
    }),
    wallClock,
    webRoot: options.webRoot ?? builtWeb('dist'),
    log: pino({ level: 'warn' }, { write: (line: string) => complaints.push(line) }),
    ...(options.demo ? { sampleCards } : {}),
    // A test sends one person’s requests of a whole year within seconds, so the limit is raised.
    personRates: { second: 10_000, minute: 100_000 },
    checkOutput: true,
  });
  const settle = async (): Promise<void> => {
    await simulator.idle();
    await app.inbox.handleWaiting();
    await app.scheduler.tick();
  };
  return {
    app,
    db: app.db,
    mongodbUri,
    url,
    simulator,
    people,
    complaints,
    person: (name) => personNamed(people, name),
    signIn: (person) => createVisitor({ url, line: simulator.origin, channel, person }),
    settle,
    moveClock: async (to) => {
      const response = await fetch(`${url}/dev/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ now: new Date(to).toISOString() }),
      });
      if (!response.ok) throw new Error(`clock: ${response.status} ${await response.text()}`);
    },
    close: async () => {
      await app.close();
      await simulator.close();
      await db.drop();
      await db.close();
    },
  };
}

async function openData({ seed, stored }: Options) {
  if (stored) return { ...stored, db: await connect(stored.uri) };
  return seed ? seeded(seed) : copyDemo();
}

async function seeded(seed: (db: Database) => Promise<Persona[]>) {
  const uri = testUri();
  const db = await connect(uri);
  await db.ensureIndexes();
  return { uri, db, people: await seed(db) };
}

/** For a single test. It is closed when the test ends. */
export async function runningApp(options: Options = {}): Promise<RunningApp> {
  const running = await startRunningApp(options);
  onTestFinished(() => running.close());
  return running;
}

function configFor(of: { mongodbUri: string; url: string; line: string }) {
  return readConfig(environmentFor({ ...of, port: 0 }));
}

/** Environment variables that connect a process to a fake LINE on this machine. */
export function environmentFor(of: {
  mongodbUri: string;
  url: string;
  line: string;
  port: number;
}): Record<string, string> {
  return {
    PORT: String(of.port),
    PUBLIC_URL: of.url,
    MONGODB_URI: of.mongodbUri,
    LINE_CHANNEL_ID: channel.channelId,
    LINE_CHANNEL_SECRET: channel.channelSecret,
    LINE_LOGIN_CHANNEL_ID: channel.loginChannelId,
    LIFF_ID: channel.liffId,
    LINE_API_ORIGIN: of.line,
    LINE_DATA_API_ORIGIN: of.line,
    CLOCK_START: wednesdayNine.toISOString(),
  };
}

export function personNamed(people: readonly Persona[], name: string): Persona {
  const found = people.find((person) => person.name.includes(name));
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}
