import { onTestFinished, vi } from 'vitest';
import type { Persona } from '#demo/seed/people.ts';
import { personaLine } from '#demo/seed/persona-line.ts';
import type { Database } from '#models/mongo/connect.ts';
import { createSimulator } from '#simulator/index.ts';
import type { Simulator } from '#simulator/index.ts';
import { createVisitor } from '../support/api-client.ts';
import type { Visitor } from '../support/api-client.ts';
import { startProcess } from '../support/app-process.ts';
import type { AppProcess } from '../support/app-process.ts';
import { copyDemo } from '../support/demo-database.ts';
import { freePort } from '../support/free-port.ts';
import { startMongoProxy } from '../support/mongo-proxy.ts';
import { channel, environmentFor } from '../support/running-app.ts';

export interface InstalledApp {
  db: Database;
  people: readonly Persona[];
  simulator: Simulator;
  process: AppProcess;
  /** Delays each answer of MongoDB by this time from now on. */
  delayMongo(ms: number): void;
  /** Breaks every connection to MongoDB, and refuses new ones. */
  loseMongo(): Promise<void>;
  signIn(person: Persona): Promise<Visitor>;
  /** The text of /metrics, as Prometheus reads it. Null when the app does not answer. */
  metrics(): Promise<string | null>;
}

/** The app in its own process, during a year of a province, with a LINE simulator. Ends with the test. */
export async function startInstalledApp({
  env = {},
}: { env?: Readonly<Record<string, string>> } = {}): Promise<InstalledApp> {
  const { uri, db, people } = await copyDemo();
  const proxy = await startMongoProxy(uri, 0);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const simulator = await createSimulator({
    ...channel,
    port: 0,
    endpointUrl: `${url}/app`,
    appUrl: url,
  });
  simulator.addPersonas(people.map(personaLine));
  const settings = environmentFor({ mongodbUri: proxy.uri, url, line: simulator.origin, port });
  const process = startProcess([], { ...settings, LOG_LEVEL: 'info', ...env });
  let isMongoLost = false;
  const loseMongo = async (): Promise<void> => {
    if (!isMongoLost) await proxy.close();
    isMongoLost = true;
  };
  onTestFinished(async () => {
    await process.kill('SIGKILL');
    await simulator.close();
    await loseMongo();
    await db.drop();
    await db.close();
  });
  const isReady = (): boolean => process.lines.some((line) => line.includes('"ready"'));
  await vi.waitUntil(isReady, { timeout: 60_000, interval: 20 });
  simulator.setWebhook(`${url}/webhook`);
  return {
    db,
    people,
    simulator,
    process,
    delayMongo: proxy.delay,
    loseMongo,
    signIn: (person) => createVisitor({ url, line: simulator.origin, channel, person }),
    metrics: async () => {
      const answer = await fetch(`${url}/metrics`).catch(() => null);
      return answer?.ok ? answer.text() : null;
    },
  };
}
