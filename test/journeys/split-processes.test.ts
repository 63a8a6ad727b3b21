import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { personaLine } from '#demo/seed/persona-line.ts';
import type { Persona } from '#demo/seed/people.ts';
import type { Database } from '#models/mongo/connect.ts';
import { createSimulator } from '#simulator/index.ts';
import type { Simulator } from '#simulator/index.ts';
import { startProcess } from '../support/app-process.ts';
import type { AppProcess } from '../support/app-process.ts';
import { copyDemo } from '../support/demo-database.ts';
import { freePort } from '../support/free-port.ts';
import { channel, environmentFor } from '../support/running-app.ts';

/** Two processes that only receive and two that only handle, on one database. */
let db: Database;
let people: Persona[];
let simulator: Simulator;
let receivers: { process: AppProcess; url: string }[] = [];
let handlers: AppProcess[] = [];
/** The public address. A reverse proxy would answer there; in this test only the cards name it. */
const publicUrl = 'http://localhost:3999';
const patient = { timeout: 60_000, interval: 20 };
let startHandler: () => Promise<AppProcess>;

beforeAll(async () => {
  const demo = await copyDemo();
  ({ db, people } = demo);
  simulator = await createSimulator({
    ...channel,
    port: 0,
    endpointUrl: `${publicUrl}/app`,
    appUrl: publicUrl,
    redelivery: { attempts: 40, baseMs: 50 },
  });
  simulator.addPersonas(people.map(personaLine));
  const start = async (run: string) => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const line = simulator.origin;
    const env = environmentFor({ mongodbUri: demo.uri, url: publicUrl, line, port });
    const process = startProcess([], { ...env, RUN: run, LOG_LEVEL: 'info' });
    await vi.waitUntil(() => process.lines.some((line) => line.includes('"ready"')), patient);
    return { process, url };
  };
  startHandler = async () => (await start('handle')).process;
  receivers = [await start('receive'), await start('receive')];
  handlers = [await startHandler(), await startHandler()];
});
afterAll(async () => {
  for (const one of [...receivers.map(({ process }) => process), ...handlers])
    if (one.isRunning()) await one.kill('SIGKILL');
  await simulator.close();
  await db.drop();
  await db.close();
});

const answersTo = (person: Persona): number => simulator.accountMessages(person.lineUserId).length;

/** Half of these people ask through one receiving process, half through the other. */
async function ask(asked: readonly Persona[], texts: readonly string[]): Promise<void> {
  for (const [turn, { url }] of receivers.entries()) {
    simulator.setWebhook(`${url}/webhook`);
    for (const { lineUserId } of asked.filter((_, index) => index % receivers.length === turn))
      for (const text of texts) simulator.people.say({ lineUserId }, text);
    await simulator.idle();
  }
}

async function untilAnswered(): Promise<void> {
  await vi.waitUntil(async () => (await db.stores.inbox.countBy('waiting')) === 0, patient);
}

test('each message is received by one process and answered once by another', async () => {
  const asked = people.slice(0, 10);
  const before = asked.map(answersTo);
  await ask(asked, ['สถานะ', 'กำหนดส่ง', 'สถานะ']);
  await untilAnswered();
  expect(asked.map((person, index) => answersTo(person) - (before[index] ?? 0))).toEqual(
    asked.map(() => 3),
  );
});

test('a receiving process serves the webhook and its health check, but neither pages nor the API', async () => {
  const url = receivers[0]?.url ?? '';
  const statusOf = async (path: string) => (await fetch(`${url}${path}`)).status;
  expect(await Promise.all(['/healthz', '/readyz', '/metrics'].map(statusOf))).toEqual([
    200, 200, 200,
  ]);
  expect(await Promise.all(['/app', '/api/me', '/api/config', '/dev/clock'].map(statusOf))).toEqual(
    [404, 404, 404, 404],
  );
  const unsigned = await fetch(`${url}/webhook`, { method: 'POST', body: '{}' });
  expect(unsigned.status).toBe(401);
});

test('messages are answered once when a handling process is killed, also when it is the only one', async () => {
  const asked = people.slice(10, 22);
  const before = asked.map(answersTo);
  await ask(asked.slice(0, 6), ['สถานะ']);
  await handlers[0]?.kill('SIGKILL');
  await ask(asked.slice(6), ['สถานะ']);
  await handlers[1]?.kill('SIGKILL');
  handlers = [await startHandler()];
  await untilAnswered();
  expect(asked.map((person, index) => answersTo(person) - (before[index] ?? 0))).toEqual(
    asked.map(() => 1),
  );
});

test('processes of both kinds end with code 0 on SIGTERM', async () => {
  const all = [...receivers.map(({ process }) => process), ...handlers];
  expect(await Promise.all(all.map((one) => one.kill('SIGTERM')))).toEqual(all.map(() => 0));
});
