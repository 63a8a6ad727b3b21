import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { startInstalledApp } from './installed-app.ts';
import type { InstalledApp } from './installed-app.ts';
import { evaluate } from './promql/evaluate.ts';
import { scrapeOf } from './promql/scrape.ts';

const file = join(import.meta.dirname, '..', '..', 'ops', 'prometheus', 'alerts.yml');
const rulesSchema = z.object({
  groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
});
const rules = z
  .parse(rulesSchema, parse(readFileSync(file, 'utf8')))
  .groups.flatMap((group) => group.rules);

/** Seconds between the two scrapes of a test. Every range in the rules is at least as long. */
const between = 300;

/** The alerts that fire after an action on the app. */
async function alertsAfter(app: InstalledApp, work: () => Promise<unknown>): Promise<string[]> {
  const before = scrapeOf(await app.metrics(), 0);
  await work();
  const scrapes = [before, scrapeOf(await app.metrics(), between)];
  return rules.filter(({ expr }) => evaluate(expr, scrapes).length > 0).map(({ alert }) => alert);
}

async function hasFailed(app: InstalledApp): Promise<boolean> {
  const { samples } = scrapeOf(await app.metrics(), 0);
  return samples.some(
    ({ name, labels, value }) =>
      name === 'prasan_request_seconds_count' && labels['status'] === '5xx' && value > 0,
  );
}

/** Requests of an ordinary day. */
async function useApp({ people, signIn, simulator, db }: InstalledApp): Promise<void> {
  const [person] = people;
  if (!person) throw new Error('nobody');
  const phone = await signIn(person);
  for (let time = 0; time < 10; time += 1) await phone.call('duties.mine', {});
  simulator.people.say({ lineUserId: person.lineUserId }, 'สถานะ');
  await simulator.idle();
  const isAnswered = async () => (await db.stores.inbox.countBy('waiting')) === 0;
  await vi.waitUntil(isAnswered, { timeout: 60_000, interval: 20 });
}

it('no alert fires on an ordinary day', async () => {
  const app = await startInstalledApp();
  expect(await alertsAfter(app, () => useApp(app))).toEqual([]);
});

it('PrasanDown fires when the process was killed', async () => {
  const app = await startInstalledApp();
  expect(await alertsAfter(app, () => app.process.kill('SIGKILL'))).toEqual(['PrasanDown']);
});

it('PrasanInboxWaiting fires when messages arrive and no process answers them', async () => {
  const app = await startInstalledApp({ env: { RUN: 'receive' } });
  const alerts = await alertsAfter(app, async () => {
    const texts = ['สถานะ', 'กำหนดส่ง'];
    for (const { lineUserId } of app.people)
      for (const text of texts) app.simulator.people.say({ lineUserId }, text);
    await app.simulator.idle();
  });
  expect(alerts).toEqual(['PrasanInboxWaiting']);
});

it('PrasanParked fires when an event ended its process each time it was handled', async () => {
  const app = await startInstalledApp();
  const alerts = await alertsAfter(app, async () => {
    const at = new Date();
    const event = { id: 'poison', source: 'U1', json: '{}', receivedAt: at, happenedAt: at };
    await app.db.stores.inbox.keep([{ ...event, place: 0, attempts: limits.event.claims }]);
    const isParked = async () => (await app.db.stores.inbox.countBy('parked')) === 1;
    await vi.waitUntil(isParked, { timeout: 60_000, interval: 20 });
  });
  expect(alerts).toEqual(['PrasanParked']);
});

it('PrasanTokenRefused fires when the token was revoked in the console', async () => {
  const app = await startInstalledApp({ env: { LINE_CHANNEL_ACCESS_TOKEN: 'revoked' } });
  const alerts = await alertsAfter(app, async () => {
    const [person] = app.people;
    app.simulator.people.say({ lineUserId: person?.lineUserId ?? '' }, 'สถานะ');
    const isRefused = () => app.process.lines.some((line) => line.includes('refuses our access'));
    await vi.waitUntil(isRefused, { timeout: 60_000, interval: 20 });
  });
  expect(alerts).toEqual(['PrasanTokenRefused']);
});

it('PrasanErrors fires when requests fail because MongoDB is down', async () => {
  const app = await startInstalledApp();
  const [person] = app.people;
  if (!person) throw new Error('nobody');
  const phone = await app.signIn(person);
  await phone.call('duties.mine', {});
  const alerts = await alertsAfter(app, async () => {
    await app.loseMongo();
    const failed = await phone.call('duties.mine', {}).catch(() => 'failed');
    expect(failed).toBe('failed');
    // The phone may give up before the server has answered.
    await vi.waitUntil(() => hasFailed(app), { timeout: 120_000, interval: 100 });
  });
  // The requests fail after waiting for MongoDB, so they are slow too.
  expect(alerts).toEqual(['PrasanErrors', 'PrasanSlow']);
});

it('PrasanSlow fires when MongoDB answers slowly', async () => {
  const app = await startInstalledApp();
  const [person] = app.people;
  if (!person) throw new Error('nobody');
  const phone = await app.signIn(person);
  app.delayMongo(700);
  const alerts = await alertsAfter(app, () =>
    Promise.all(Array.from({ length: 5 }, () => phone.call('duties.mine', {}))),
  );
  expect(alerts).toEqual(['PrasanSlow']);
});

it('every alert rule has a test in this file', () => {
  const tests = readFileSync(import.meta.filename, 'utf8');
  expect(rules.filter(({ alert }) => !tests.includes(`it('${alert} fires `))).toEqual([]);
});
