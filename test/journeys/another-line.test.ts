import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { startProcess } from '../support/app-process.ts';
import type { AppProcess } from '../support/app-process.ts';
import { testUri } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { signedRequest, textEvent, webhookBody } from '../support/line/line-api.ts';
import { channel, environmentFor } from '../support/running-app.ts';
import { startFakeLineServer } from '../support/line/fake-line-server.ts';
import type { FakeLineServer } from '../support/line/fake-line-server.ts';
import { visitorWith } from '../support/api-client.ts';

/** The product as an operator starts it, with a fake LINE other than our simulator. */
const persona = z.object({
  lineUserId: z.string().check(z.regex(/^U[0-9a-f]{32}$/)),
  name: z.string(),
  role: z.string(),
  areaCode: z.string(),
  centre: z.nullable(z.string()),
});

let line: FakeLineServer;
let env: Record<string, string>;
let app: AppProcess;
let people: z.infer<typeof persona>[];

beforeAll(async () => {
  line = await startFakeLineServer();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  env = environmentFor({ mongodbUri: testUri(), url, line: line.origin, port });
  const seeding = startProcess(['seed', 'demo'], env);
  const seeded = await seeding.ended;
  if (seeded !== 0) throw new Error(seeding.lines.join('\n'));
  people = seeding.lines
    .filter((text) => text.startsWith('{'))
    .map((text) => persona.parse(JSON.parse(text)));
  app = startProcess([], env);
  await app.ready();
});
afterAll(async () => {
  await app.kill('SIGTERM');
  await line.close();
});

const officer = () => {
  const found = people.find((person) => person.role === 'officer' && person.name.includes('ดาว'));
  if (!found) throw new Error('no officer');
  return found;
};

test('the command seed demo prints its people as JSON lines, with every role among them', () => {
  const roles = new Set(people.map((person) => person.role));
  expect(roles).toEqual(new Set(['admin', 'districtHead', 'member', 'officer', 'province']));
  expect(new Set(people.map((person) => person.lineUserId)).size).toBe(people.length);
});

test('a signed webhook is answered by one reply with the token of the event', async () => {
  const event = textEvent(
    { source: { type: 'user', userId: officer().lineUserId }, at: new Date() },
    'สถานะ',
  );
  const request = signedRequest(webhookBody(event), channel.channelSecret);
  const response = await fetch(`${env['PUBLIC_URL']}/webhook`, request);
  expect(response.status).toBe(200);
  const replies = () => line.bodies('/v2/bot/message/reply');
  await vi.waitUntil(() => replies().length > 0, { timeout: 60_000, interval: 10 });
  expect(replies()).toHaveLength(1);
  expect(replies()[0]).toMatchObject({ replyToken: event.replyToken });
});

test('a webhook with a wrong signature is refused', async () => {
  const request = signedRequest(webhookBody(), 'not the secret');
  expect((await fetch(`${env['PUBLIC_URL']}/webhook`, request)).status).toBe(401);
});

test('digests are sent as pushes, each with its own retry key and a bearer token', async () => {
  const pushes = () => line.calls.filter((call) => call.path === '/v2/bot/message/push');
  await vi.waitUntil(() => pushes().length > 20, { timeout: 60_000, interval: 20 });
  const keys = pushes().map((call) => call.retryKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.every((key) => z.safeParse(z.uuid(), key).success)).toBe(true);
  expect(new Set(pushes().map((call) => call.authorization))).toEqual(
    new Set(['Bearer stateless-token']),
  );
});

test('an ID token signed by the LINE of the test opens a session, and forged ones do not', async () => {
  const claims = { sub: officer().lineUserId, aud: channel.loginChannelId };
  const url = env['PUBLIC_URL'] ?? '';
  const visitor = await visitorWith({ url, idToken: await line.issuer.sign(claims) });
  const me = await visitor.call('me.read', {});
  expect(me.lead).toBe('officer');
  const mine = await visitor.call('duties.mine', {});
  expect(mine.total).toBeGreaterThan(0);
  const forged = [
    await line.issuer.signWithUnknownKey(claims),
    await line.issuer.signWithSecret(claims, channel.channelSecret),
    line.issuer.unsigned(claims),
    await line.issuer.sign({ ...claims, aud: 'another' }),
    await line.issuer.sign({ ...claims, expiresAt: new Date(Date.now() - 600_000) }),
  ];
  for (const idToken of forged)
    await expect(visitorWith({ url, idToken })).rejects.toThrow('session: 401');
});

test('the development routes show the time, run a job and refuse an unknown one', async () => {
  const response = await fetch(`${env['PUBLIC_URL']}/dev/clock`);
  const body = z.object({ now: z.string() }).parse(await response.json());
  expect(body.now.startsWith('2024-12-18')).toBe(true);
  const job = await fetch(`${env['PUBLIC_URL']}/dev/jobs/deliver`, { method: 'POST' });
  expect(job.status).toBe(200);
  const unknown = await fetch(`${env['PUBLIC_URL']}/dev/jobs/nothing`, { method: 'POST' });
  expect(unknown.status).toBe(404);
});

test('the app does not start without its settings, and names the missing ones', async () => {
  const bare = startProcess([], { HOME: '/tmp' });
  expect(await bare.ended).toBe(1);
  const said = bare.lines.join('\n');
  for (const name of ['PUBLIC_URL', 'MONGODB_URI', 'LINE_CHANNEL_SECRET', 'LIFF_ID'])
    expect(said).toContain(name);
});

test('the app calls only paths that LINE has', () => {
  const known = /^\/(v2\/bot\/|oauth2\/)/;
  expect(line.calls.filter((call) => !known.test(call.path))).toEqual([]);
});
