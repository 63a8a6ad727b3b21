import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDispatch } from '#bot/dispatch.ts';
import { inboxEventsOf } from '#bot/event.ts';
import { createFeatures } from '#bot/features/index.ts';
import { createHttp } from '#bot/line/http.ts';
import { createInbox } from '#bot/inbox/inbox.ts';
import { createLineClient } from '#bot/line/line-client.ts';
import { createLinks } from '#bot/links.ts';
import { testDatabase } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { fromGroup, fromUser, textEvent } from '../support/line/line-api.ts';
import type { Origin } from '../support/line/line-api.ts';
import { fill, refill } from '../support/world.ts';

type Trouble = 'none' | 500 | 429 | 401 | 'reset' | 'slow' | 'lost';

const db = await testDatabase();
await fill(db);
const used = new Map<string, number>();
const pushes: string[] = [];
const trouble: { reply: Trouble; token: Trouble; left: number; tokens: number; tries: number } = {
  reply: 'none',
  token: 'none',
  left: 0,
  tokens: 0,
  tries: 0,
};

/** A fake LINE whose reply tokens work once, with failures that end after a while. */
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => answer(request.url ?? '', Buffer.concat(parts).toString(), response));
});
const port = await freePort();
await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
const origin = `http://127.0.0.1:${port}`;

function answer(path: string, body: string, response: ServerResponse): void {
  if (path.startsWith('/oauth2')) {
    trouble.tokens += 1;
    if (trouble.token !== 'none' && (trouble.left -= 1) >= 0)
      return void response.writeHead(500).end();
    const json = { access_token: `t${trouble.tokens}`, expires_in: 900, token_type: 'Bearer' };
    return void response.writeHead(200).end(JSON.stringify(json));
  }
  if (path.endsWith('/push')) pushes.push(body);
  if (!path.endsWith('/reply')) return void response.writeHead(200).end('{}');
  trouble.tries += 1;
  const token = /"replyToken":"([^"]+)"/.exec(body)?.[1] ?? '';
  const now = trouble.reply !== 'none' && (trouble.left -= 1) >= 0 ? trouble.reply : 'none';
  if (now === 'reset') return void response.destroy();
  if (now === 'slow') return;
  if (typeof now === 'number')
    return void response.writeHead(now).end('{"message":"rate limit exceeded"}');
  if (used.has(token)) return void response.writeHead(400).end('{"message":"Invalid reply token"}');
  used.set(token, 1);
  if (now === 'lost') return void response.destroy();
  response.writeHead(200).end('{}');
}

let nowMs = Date.parse('2024-12-18T03:00:00Z');
const wallClock = (): Date => new Date(nowMs);
const http = createHttp();
const errors: string[] = [];
const log = { info: () => undefined, error: (_: unknown, message: string) => errors.push(message) };

const briefly = { replyTryMs: 100 };

/** An attempt may take long on a busy machine. Only tests of LINE’s silence use a short time-out. */
function start({ lineOrigin = origin, replyTryMs = 10_000 } = {}) {
  const line = createLineClient({
    http: http.call,
    apiOrigin: lineOrigin,
    dataApiOrigin: lineOrigin,
    channelId: 'c',
    channelSecret: 's',
    accessToken: null,
    wallClock,
    replyTryMs,
    alert: (_, message) => errors.push(message),
  });
  const links = createLinks({ liffId: 'test-liff', publicUrl: 'https://app.test' });
  const features = createFeatures();
  const handle = createDispatch({ db, line, links, features, clock: wallClock, wallClock, log });
  return createInbox({ inbox: db.stores.inbox, handle, wallClock, log });
}

beforeEach(async () => {
  await refill(db);
  used.clear();
  pushes.length = 0;
  errors.length = 0;
  Object.assign(trouble, { reply: 'none', token: 'none', left: 0, tokens: 0, tries: 0 });
});
afterAll(() => {
  http.close();
  server.closeAllConnections();
  server.close();
});

const say = (from: Origin) => inboxEventsOf({ events: [textEvent(from, 'สถานะ')] }, wallClock());

/** Advances the time in steps until no event waits. */
async function untilDone(inbox: ReturnType<typeof start>): Promise<void> {
  for (let step = 0; step < 40 && (await db.stores.inbox.countBy('waiting')) > 0; step += 1) {
    await inbox.handleWaiting();
    nowMs += 2_000;
  }
}

const people = Array.from({ length: 12 }, (_, index) => `p${index}`);

describe('failing LINE replies', () => {
  it.each([500, 429, 'reset', 'slow', 'lost', 401] as const)(
    'reach each person once, without a push, when LINE first fails with %s',
    async (kind) => {
      Object.assign(trouble, { reply: kind, left: 30 });
      const inbox = start(kind === 'slow' ? briefly : {});
      for (const name of people) await inbox.receive(say(fromUser(name, wallClock())));
      await untilDone(inbox);
      await inbox.stop();
      expect([used.size, pushes.length]).toEqual([people.length, 0]);
      expect(trouble.tries).toBeGreaterThan(people.length);
      expect(errors.filter((error) => error !== 'LINE refuses our access token')).toEqual([]);
    },
  );

  it('reach each person once, without a push, when LINE first issues no token', async () => {
    Object.assign(trouble, { token: 500, left: 5 });
    const inbox = start();
    for (const name of people) await inbox.receive(say(fromUser(name, wallClock())));
    await untilDone(inbox);
    await inbox.stop();
    expect([used.size, pushes.length, trouble.tries]).toEqual([people.length, 0, people.length]);
  });

  it('do not delay the replies to other people', async () => {
    const inbox = start();
    Object.assign(trouble, { reply: 500, left: 1 });
    await inbox.receive(say(fromUser('unlucky', wallClock())));
    await inbox.handleWaiting();
    for (const name of people) await inbox.receive(say(fromUser(name, wallClock())));
    await inbox.handleWaiting();
    expect(used.size).toBe(people.length);
    expect(await db.stores.inbox.countBy('waiting')).toBe(1);
    await untilDone(inbox);
    await inbox.stop();
    expect(used.size).toBe(people.length + 1);
  });
});

describe('a reply whose token has expired', () => {
  const told = () => db.stores.deliveries.find({ 'notice.kind': 'backAgain' });

  it('becomes one push message for a person with a role, and none for strangers and groups', async () => {
    const inbox = start();
    for (const name of ['officer', 'officer', 'stranger'])
      await db.stores.inbox.keep(say(fromUser(name, wallClock())));
    await db.stores.inbox.keep(say(fromGroup('g', { user: 'officer', at: wallClock() })));
    nowMs += 10 * 60_000;
    await inbox.handleWaiting();
    expect((await told()).map((delivery) => [delivery.person, delivery.state])).toEqual([
      ['officer', 'planned'],
    ]);
    expect([used.size, pushes.length]).toEqual([0, 0]);
    await db.stores.deliveries.updateMany({}, { $set: { state: 'sent' } });
    nowMs += 1_000;
    await db.stores.inbox.keep(say(fromUser('officer', wallClock())));
    nowMs += 10 * 60_000;
    await inbox.handleWaiting();
    await inbox.stop();
    expect(await told()).toHaveLength(2);
  });

  it('becomes no push message when LINE may have accepted the reply', async () => {
    Object.assign(trouble, { reply: 'slow', left: 1_000 });
    const inbox = start(briefly);
    await inbox.receive(say(fromUser('officer', wallClock())));
    await untilDone(inbox);
    await inbox.stop();
    expect(await told()).toEqual([]);
  });

  it('becomes one push message when LINE issues access tokens later', async () => {
    Object.assign(trouble, { token: 500, left: 1_000 });
    const inbox = start();
    await inbox.receive(say(fromUser('officer', wallClock())));
    await untilDone(inbox);
    trouble.left = 0;
    nowMs += 60_000;
    await untilDone(inbox);
    await inbox.stop();
    expect([(await told()).length, used.size, pushes.length]).toEqual([1, 0, 0]);
    expect(await db.stores.inbox.countBy('parked')).toBe(0);
  });
});

it('a reply that LINE refuses is logged with its reason', async () => {
  const inbox = start();
  const [row] = say(fromUser('officer', wallClock()));
  if (!row) throw new Error('no event');
  used.set(/"replyToken":"([^"]+)"/.exec(row.json)?.[1] ?? '', 1);
  await inbox.receive([row]);
  await inbox.handleWaiting();
  await inbox.stop();
  expect(errors).toEqual(['reply refused']);
});
