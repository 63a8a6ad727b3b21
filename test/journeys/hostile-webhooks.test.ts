import { createHmac, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedRequest, textEvent, webhookBody } from '../support/line/line-api.ts';
import { channel, startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startRunningApp({ seed: async () => [] });
});
afterAll(() => running.close());

const utf8 = new TextEncoder();
const from = { source: { type: 'user' as const, userId: `U${'0'.repeat(32)}` }, at: new Date() };

async function send(body: string | Buffer, change: Record<string, string> = {}): Promise<number> {
  const bytes = typeof body === 'string' ? utf8.encode(body) : new Uint8Array(body);
  const response = await fetch(`${running.url}/webhook`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-line-signature': createHmac('sha256', channel.channelSecret)
        .update(bytes)
        .digest('base64'),
      ...change,
    },
    body: bytes,
  });
  await response.arrayBuffer();
  return response.status;
}

test('the webhook answers 401 to a wrong, missing or shortened signature, and to one of another channel', async () => {
  const body = webhookBody(textEvent(from, 'สถานะ'));
  const otherChannel = signedRequest(body, 'another secret').headers['x-line-signature'];
  const wrong = ['', 'x', '====', otherChannel, otherChannel.slice(0, 10), 'ก'.repeat(3)];
  for (const signature of wrong)
    expect(await send(body, { 'x-line-signature': encodeURIComponent(signature) })).toBe(401);
});

test('the webhook answers 400 to broken JSON, and 413 to a body of more than a megabyte', async () => {
  expect(await send('{"events":[')).toBe(400);
  expect(await send('')).toBe(400);
  expect(await send(Buffer.from([0xff, 0xfe, 0xfd]))).toBe(400);
  expect(await send(`{"events":["${'x'.repeat(1_100_000)}"]}`)).toBe(413);
});

test('the webhook answers 200 to deep nesting, operator keys, prototype keys and strange ids', async () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const bodies = [
    `{"events":${deep}}`,
    '{"events":[{"type":"message","source":{"type":"user","userId":{"$gt":""}}}]}',
    '{"events":[{"type":"message","source":{"type":"user","userId":"$where"},"message":{"$set":{"a.b":1}}}]}',
    '{"events":[{"type":"__proto__","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}]}',
    '{"__proto__":{"events":[{"type":"message"}]}}',
    `{"events":[{"type":"message","webhookEventId":"${'z'.repeat(90_000)}"}]}`,
    '{"events":[{"type":"message","webhookEventId":"\\u0000\\ud800","timestamp":1e308}]}',
    '{"events":[{"type":"message","timestamp":-1e300,"webhookEventId":""}]}',
    '{"events":{"length":3}}',
    '[]',
    'null',
    '"events"',
    '12',
  ];
  const answered: [string, number][] = [];
  for (const body of bodies) answered.push([body.slice(0, 60), await send(body)]);
  expect(answered.filter(([, status]) => status !== 200)).toEqual([]);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('a thousand malformed webhooks cause no server error, and the app keeps running', async () => {
  const seen = new Set<number>();
  const event = JSON.stringify({ events: [textEvent(from, 'สถานะ')] });
  const cut = fc
    .tuple(fc.nat(event.length), fc.string({ unit: 'binary', maxLength: 40 }))
    .map(([at, noise]) => event.slice(0, at) + noise + event.slice(at));
  const json = fc.json({ maxDepth: 6 }).map((text) => `{"events":[${text}]}`);
  const odd = fc
    .dictionary(
      fc.constantFrom('type', 'source', 'message', 'mode', 'timestamp', 'webhookEventId', '$set'),
      fc.jsonValue({ maxDepth: 3 }),
    )
    .map((event) => JSON.stringify({ events: [event] }));
  const raw = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
  await fc.assert(
    fc.asyncProperty(fc.oneof(cut, json, odd, raw), async (body) => {
      const status = await send(body);
      seen.add(status);
      return status < 500;
    }),
    { numRuns: 1_000, seed: 20241218 },
  );
  expect(seen).toEqual(new Set([200, 400]));
  await running.app.inbox.handleWaiting();
  const alive = await fetch(`${running.url}/healthz`);
  expect(await alive.json()).toEqual({ alive: true });
  expect(await send(webhookBody(textEvent(from, randomBytes(4).toString('hex'))))).toBe(200);
});

test('no event of an unknown user is left unhandled', async () => {
  await running.app.inbox.handleWaiting();
  expect(await running.db.stores.inbox.countBy('waiting')).toBe(0);
});
