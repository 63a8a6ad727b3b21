import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, afterEach, expect, test, vi } from 'vitest';
import { personaLine } from '#demo/seed/persona-line.ts';
import { trusted } from '#models/mongo/collection.ts';
import type { Database } from '#models/mongo/connect.ts';
import { createSimulator } from '#simulator/index.ts';
import type { Simulator } from '#simulator/index.ts';
import type { Persona } from '#demo/seed/people.ts';
import { startProcess } from '../support/app-process.ts';
import type { AppProcess } from '../support/app-process.ts';
import { copyDemo } from '../support/demo-database.ts';
import { freePort } from '../support/free-port.ts';
import { channel, environmentFor } from '../support/running-app.ts';

/**
 * The app is killed with kill -9 at every step. Each acknowledged message is answered once, and each
 * planned delivery sent once.
 */
let db: Database;
let people: Persona[];
let simulator: Simulator;
let env: Record<string, string>;
let app: AppProcess | null = null;

beforeAll(async () => {
  const demo = await copyDemo();
  ({ db, people } = demo);
  const mongodbUri = demo.uri;
  const port = await freePort();
  const url = `http://localhost:${port}`;
  simulator = await createSimulator({
    ...channel,
    port: 0,
    endpointUrl: `${url}/app`,
    appUrl: url,
    redelivery: { attempts: 40, baseMs: 50 },
  });
  simulator.addPersonas(people.map(personaLine));
  env = {
    ...environmentFor({ mongodbUri, url, line: simulator.origin, port }),
    LOG_LEVEL: 'error',
  };
});
afterEach(async () => {
  for (const fault of ['errorAfter', 'errorBefore', 'drop'] as const)
    simulator.fault(fault, { on: false });
  if (app?.isRunning()) await app.kill('SIGKILL');
});
afterAll(async () => {
  await simulator.close();
  await db.drop();
  await db.close();
});

const start = (): AppProcess => (app = startProcess([], env));
const toldIn = (someone: Persona): number => simulator.accountMessages(someone.lineUserId).length;
const toldInAll = (): number => people.reduce((sum, one) => sum + toldIn(one), 0);
const until = (what: () => boolean | Promise<boolean>, timeout = 45_000) =>
  vi.waitUntil(what, { timeout, interval: 5 });

/** Waits a minute, until the claims of the killed process have expired. */
const leasesPass = () =>
  db.stores.deliveries.updateMany({ state: 'sending' }, { $set: { leaseUntil: new Date(0) } });

async function moveClock(to: string): Promise<void> {
  const response = await fetch(`${env['PUBLIC_URL']}/dev/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: new Date(to).toISOString() }),
  });
  expect(response.status).toBe(200);
}

test('each message of a digest is sent once despite kills and LINE failures', async () => {
  simulator.fault('errorAfter', { on: true, times: 4 });
  simulator.fault('drop', { on: true, times: 3 });
  for (const already of [1, 5, 14, 30]) {
    const running = start();
    // Kills the app after this number of answers or after ten seconds, because a refused token delays
    // answers by a minute.
    await until(() => toldInAll() >= already, 10_000).catch(() => null);
    await running.kill('SIGKILL');
    await leasesPass();
    simulator.fault('errorBefore', { on: true, times: 2 });
  }
  const last = start();
  await last.ready();
  let minute = 5;
  await until(async () => {
    await leasesPass();
    await moveClock(`2024-12-18T09:${String((minute += 1)).padStart(2, '0')}:00+07:00`);
    const open = await db.stores.deliveries.count({
      state: trusted({ $in: ['planned', 'sending'] }),
    });
    return open === 0;
  });
  const planned = await db.stores.deliveries.find({});
  const digests = planned.filter((delivery) => delivery.notice.kind === 'digest');
  expect(digests.length).toBeGreaterThan(30);
  expect(new Set(digests.map((digest) => digest.person)).size).toBe(digests.length);
  expect(planned.map((delivery) => delivery.state)).toEqual(planned.map(() => 'sent'));
  const byPerson = Map.groupBy(planned, (delivery) => delivery.person);
  const wrong = people.filter(
    (person) => toldIn(person) !== (byPerson.get(person.id)?.length ?? 0),
  );
  expect(wrong.map((persona) => [persona.name, toldIn(persona)])).toEqual([]);
});

test('every question is answered once when the app is killed after its 200 to LINE and before the answer', async () => {
  const asked = people.slice(0, 12);
  const before = new Map(asked.map((persona) => [persona.id, toldIn(persona)]));
  for (const [turn, afterMs] of [0, 8, 25].entries()) {
    const running = start();
    await running.ready();
    for (const one of asked.slice(turn * 4, turn * 4 + 4))
      simulator.people.say({ lineUserId: one.lineUserId }, 'สถานะ');
    await until(() => simulator.log().some((entry) => entry.call === 'webhook message'));
    await pause(afterMs);
    await running.kill('SIGKILL');
  }
  const last = start();
  await last.ready();
  await simulator.idle();
  await until(async () => (await db.stores.inbox.countBy('waiting')) === 0);
  const wrong = asked.filter((persona) => toldIn(persona) - (before.get(persona.id) ?? 0) !== 1);
  expect(wrong.map((persona) => [persona.name, toldIn(persona)])).toEqual([]);
});

test('SIGTERM lets started work finish and ends the process with code 0 within ten seconds', async () => {
  const running = start();
  await running.ready();
  const [asker] = people;
  if (!asker) throw new Error('nobody');
  const before = toldIn(asker);
  simulator.people.say({ lineUserId: asker.lineUserId }, 'สถานะ');
  await until(() => toldIn(asker) > before);
  const asked = Date.now();
  expect(await running.kill('SIGTERM')).toBe(0);
  expect(Date.now() - asked).toBeLessThan(10_000);
});
