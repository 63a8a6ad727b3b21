import { randomUUID } from 'node:crypto';
import { HTTPFetchError, LineBotClient } from '@line/bot-sdk';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import {
  call,
  daw,
  mek,
  push,
  replyTokenOf,
  startApp,
  startSimulator,
  stranger,
  token,
} from './test-driver.ts';

const hello = [{ type: 'text' as const, text: 'สวัสดี' }];

test('a push by the official client reaches the person', async () => {
  const simulator = await startSimulator();
  const client = LineBotClient.fromChannelAccessToken({
    channelAccessToken: token,
    apiBaseURL: simulator.origin,
    dataApiBaseURL: simulator.origin,
  });
  const answer = await client.pushMessage({ to: daw, messages: hello });
  expect(answer.sentMessages).toHaveLength(1);
  expect(answer.sentMessages[0]?.quoteToken).toBeTruthy();
  expect(simulator.accountMessages(daw)).toEqual(hello);
  expect((await client.getProfile(daw)).displayName).toBe('นางสาวดาว ทดลอง');
});

test('a message that LINE would refuse gets 400 with the path of the mistake', async () => {
  const simulator = await startSimulator();
  const client = LineBotClient.fromChannelAccessToken({
    channelAccessToken: token,
    apiBaseURL: simulator.origin,
  });
  const failure = await client
    .pushMessage({ to: daw, messages: [{ type: 'text', text: '' }] })
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(HTTPFetchError);
  const body: unknown = failure instanceof HTTPFetchError ? JSON.parse(failure.body) : {};
  expect(body).toEqual({
    message: 'The request body has 1 error(s)',
    details: [{ message: 'May not be empty', property: 'messages[0].text' }],
  });
  expect(simulator.accountMessages(daw)).toEqual([]);
});

test('a wrong token gets 401, and every response of the simulator has a request id', async () => {
  const simulator = await startSimulator();
  const answer = await call(simulator, '/v2/bot/info', { token: 'wrong' });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('x-line-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('a stateless token is valid for 15 minutes of wall time', async () => {
  let now = new Date('2026-01-05T03:00:00Z');
  const simulator = await startSimulator({ now: () => now });
  const response = await fetch(`${simulator.origin}/oauth2/v3/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: '1000000001',
      client_secret: 'a-secret-of-the-test-channel',
    }),
  });
  const shape = z.object({ access_token: z.string(), expires_in: z.number() });
  const issued = shape.parse(await response.json());
  expect(issued.expires_in).toBe(900);
  const info = () => call(simulator, '/v2/bot/info', { token: issued.access_token });
  expect((await info()).status).toBe(200);
  now = new Date(now.getTime() + 900_001);
  expect((await info()).status).toBe(401);
});

test('a reply token works once, and only before it expires', async () => {
  let now = new Date('2026-01-05T03:00:00Z');
  const app = await startApp();
  const simulator = await startSimulator({ now: () => now });
  simulator.connect({ appUrl: app.url });
  const reply = (replyToken: string, messages: unknown = hello) =>
    call(simulator, '/v2/bot/message/reply', { body: { replyToken, messages } });

  simulator.people.say({ lineUserId: daw }, 'สถานะ');
  await simulator.idle();
  const first = replyTokenOf(app.received);
  expect((await reply(first, [{ type: 'text', text: '' }])).status).toBe(400);
  expect((await reply(first)).status).toBe(200);
  expect(await reply(first)).toMatchObject({
    status: 400,
    body: { message: 'Invalid reply token' },
  });

  simulator.people.say({ lineUserId: daw }, 'สถานะ');
  await simulator.idle();
  const second = replyTokenOf(app.received);
  now = new Date(now.getTime() + 60_001);
  expect((await reply(second)).status).toBe(400);
  expect(simulator.accountMessages(daw)).toHaveLength(1);
  expect(simulator.quotaUsed()).toBe(0);
});

test('a push repeated with one retry key is sent once, and the repeat gets 409 with the accepted request', async () => {
  const simulator = await startSimulator();
  const key = { 'x-line-retry-key': randomUUID() };
  const first = await push(simulator, 'หนึ่ง', key);
  const second = await push(simulator, 'หนึ่ง', key);
  expect(first.status).toBe(200);
  expect(second.status).toBe(409);
  expect(second.headers.get('x-line-accepted-request-id')).toBe(
    first.headers.get('x-line-request-id'),
  );
  expect(second.body).toMatchObject(Object(first.body));
  expect(simulator.accountMessages(daw)).toHaveLength(1);
  expect(simulator.quotaUsed()).toBe(1);
});

test('a retry key works again after 24 hours, and never for a reply', async () => {
  let now = new Date('2026-01-05T03:00:00Z');
  const simulator = await startSimulator({ now: () => now });
  const key = { 'x-line-retry-key': randomUUID() };
  await push(simulator, 'หนึ่ง', key);
  now = new Date(now.getTime() + 24 * 3_600_000);
  expect((await push(simulator, 'หนึ่ง', key)).status).toBe(200);
  const onReply = await call(simulator, '/v2/bot/message/reply', {
    body: { replyToken: 'x', messages: hello },
    headers: key,
  });
  expect(onReply.status).toBe(400);
  expect((await push(simulator, 'สอง', { 'x-line-retry-key': 'not-a-uuid' })).status).toBe(400);
});

test('a push counts as one message for each person reached, a multicast as one for each friend', async () => {
  const simulator = await startSimulator({ quota: 4 });
  simulator.people.block(mek);
  const multicast = () =>
    call(simulator, '/v2/bot/message/multicast', { body: { to: [daw, mek], messages: hello } });
  expect((await multicast()).status).toBe(200);
  expect(simulator.quotaUsed()).toBe(1);
  const five = Array.from({ length: 5 }, () => hello[0]);
  await call(simulator, '/v2/bot/message/push', { body: { to: daw, messages: five } });
  expect(simulator.quotaUsed()).toBe(2);
  expect(simulator.accountMessages(mek)).toEqual([]);
});

test('a message over the monthly quota is refused and not delivered', async () => {
  const simulator = await startSimulator({ quota: 1 });
  expect((await push(simulator, 'หนึ่ง')).status).toBe(200);
  expect(await push(simulator, 'สอง')).toMatchObject({
    status: 429,
    body: { message: 'You have reached your monthly limit.' },
  });
  expect(simulator.accountMessages(daw)).toHaveLength(1);
  const consumption = await call(simulator, '/v2/bot/message/quota/consumption');
  expect(consumption.body).toEqual({ totalUsage: 1 });
  expect((await call(simulator, '/v2/bot/message/quota')).body).toEqual({
    type: 'limited',
    value: 1,
  });
});

test('a push to a person who blocked the account answers 200 and delivers nothing; to a stranger it gets 400', async () => {
  const simulator = await startSimulator();
  simulator.people.block(daw);
  expect((await push(simulator, 'หนึ่ง')).status).toBe(200);
  expect(simulator.accountMessages(daw)).toEqual([]);
  expect(simulator.quotaUsed()).toBe(0);
  expect((await call(simulator, `/v2/bot/profile/${daw}`)).status).toBe(404);
  const toStranger = await call(simulator, '/v2/bot/message/push', {
    body: { to: stranger, messages: hello },
  });
  expect(toStranger).toMatchObject({ status: 400, body: { message: 'Failed to send messages' } });
});

test('a multicast accepts 500 people and refuses 501', async () => {
  const simulator = await startSimulator();
  const send = (count: number) =>
    call(simulator, '/v2/bot/message/multicast', {
      body: { to: Array.from({ length: count }, () => daw), messages: hello },
    });
  expect((await send(501)).status).toBe(400);
  expect((await send(500)).status).toBe(200);
});
