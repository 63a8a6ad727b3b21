import { validateSignature } from '@line/bot-sdk';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { call, daw, mek, replyTokenOf, secret, startApp, startSimulator } from './test-driver.ts';
import type { Received } from './test-driver.ts';

const envelope = z.object({
  destination: z.string().check(z.regex(/^U[0-9a-f]{32}$/)),
  events: z.array(
    z.looseObject({
      type: z.string(),
      webhookEventId: z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)),
      deliveryContext: z.object({ isRedelivery: z.boolean() }),
    }),
  ),
});

const events = (received: readonly Received[]) =>
  received.flatMap(({ body }) => envelope.parse(JSON.parse(body)).events);

async function connected(statuses?: readonly number[]) {
  const app = await startApp(statuses);
  const simulator = await startSimulator();
  simulator.connect({ appUrl: app.url });
  return { app, simulator };
}

test('every simulated webhook has a signature that the official validator accepts', async () => {
  const { app, simulator } = await connected();
  simulator.people.say({ lineUserId: daw }, 'สถานะ ริมกก 😀');
  await simulator.idle();
  const { body, headers } = app.received[0] ?? { body: '', headers: {} };
  expect(validateSignature(body, secret, String(headers['x-line-signature']))).toBe(true);
  expect(validateSignature(`${body} `, secret, String(headers['x-line-signature']))).toBe(false);
});

test('a person’s action arrives as the event that LINE would send', async () => {
  const { app, simulator } = await connected();
  const said = simulator.people.say({ lineUserId: daw }, 'สถานะ');
  await simulator.people.sendPhoto(
    { lineUserId: daw },
    { bytes: Buffer.from('รูป'), contentType: 'image/png' },
  );
  simulator.tap(daw, { type: 'postback', data: 'v1:ack', displayText: 'รับทราบ', label: 'รับทราบ' });
  const picker = { type: 'datetimepicker', data: 'v1:date', mode: 'date' };
  simulator.tap(daw, picker, { params: { date: '2024-12-25' } });
  simulator.people.unsend({ lineUserId: daw }, said.id);
  simulator.people.block(daw);
  simulator.people.follow(daw);
  await simulator.idle();
  expect(events(app.received)).toMatchObject([
    {
      type: 'message',
      message: { type: 'text', text: 'สถานะ' },
      source: { type: 'user', userId: daw },
    },
    { type: 'message', message: { type: 'image', contentProvider: { type: 'line' } } },
    { type: 'postback', postback: { data: 'v1:ack' } },
    { type: 'postback', postback: { data: 'v1:date', params: { date: '2024-12-25' } } },
    { type: 'unsend', unsend: { messageId: said.id } },
    { type: 'unfollow' },
    { type: 'follow', follow: { isUnblocked: true } },
  ]);
});

test('the app downloads the photo a person sent, until it is unsent', async () => {
  const { app, simulator } = await connected();
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
  const photo = await simulator.people.sendPhoto(
    { lineUserId: daw },
    { bytes, contentType: 'image/png' },
  );
  await simulator.idle();
  const download = () =>
    fetch(`${simulator.origin}/v2/bot/message/${photo.id}/content`, {
      headers: { authorization: 'Bearer long-lived-token-of-the-test' },
    });
  const response = await download();
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  simulator.people.unsend({ lineUserId: daw }, photo.id);
  expect((await download()).status).toBe(410);
  expect(app.received.length).toBeGreaterThan(0);
});

test('an event that the app failed to handle is redelivered with the mark and a valid reply token', async () => {
  const { app, simulator } = await connected([500, 503, 200]);
  simulator.people.say({ lineUserId: daw }, 'สถานะ');
  await simulator.idle();
  const all = events(app.received);
  expect(all.map((event) => event.deliveryContext.isRedelivery)).toEqual([false, true, true]);
  expect(new Set(all.map((event) => event.webhookEventId)).size).toBe(1);
  const answer = await call(simulator, '/v2/bot/message/reply', {
    body: { replyToken: replyTokenOf(app.received), messages: [{ type: 'text', text: 'มาแล้ว' }] },
  });
  expect(answer.status).toBe(200);
});

test('an app that could not be reached gets the event when it is back', async () => {
  const app = await startApp();
  const simulator = await startSimulator();
  simulator.setWebhook('http://localhost:9/webhook');
  simulator.people.say({ lineUserId: daw }, 'สถานะ');
  simulator.setWebhook(`${app.url}/webhook`);
  await simulator.idle();
  expect(events(app.received).at(-1)).toMatchObject({ type: 'message' });
});

test('duplicated webhooks carry the same id twice and no redelivery mark', async () => {
  const { app, simulator } = await connected();
  simulator.fault('duplicate', { on: true, times: 1 });
  simulator.people.say({ lineUserId: daw }, 'สถานะ');
  await simulator.idle();
  const [first, second] = events(app.received);
  expect(second).toEqual(first);
});

test('the fault “reorder” delivers the later of two webhooks first', async () => {
  const { app, simulator } = await connected();
  simulator.fault('reorder', { on: true, times: 1 });
  simulator.people.say({ lineUserId: daw }, 'หนึ่ง');
  simulator.people.say({ lineUserId: daw }, 'สอง');
  await simulator.idle();
  expect(events(app.received)).toMatchObject([
    { message: { text: 'สอง' } },
    { message: { text: 'หนึ่ง' } },
  ]);
});

test('an accepted event is redelivered when the fault for it is on', async () => {
  const { app, simulator } = await connected();
  simulator.fault('redeliver', { on: true, times: 1 });
  simulator.people.say({ lineUserId: daw }, 'สถานะ');
  await simulator.idle();
  expect(events(app.received).map((event) => event.deliveryContext.isRedelivery)).toEqual([
    false,
    true,
  ]);
});

test('groups send no event until the account is invited, then events with group and sender', async () => {
  const { app, simulator } = await connected();
  const made = await call(simulator, '/_sim/groups', {
    body: { name: 'กลุ่มทดลอง', members: [daw, mek] },
  });
  const { groupId } = z.object({ groupId: z.string() }).parse(made.body);
  simulator.people.say({ lineUserId: daw, chatId: groupId }, 'ยังไม่มีใครฟัง');
  simulator.people.inviteAccount(groupId);
  simulator.people.say({ lineUserId: daw, chatId: groupId }, '@ศอช. ประสาน เชียงราย สถานะ');
  await simulator.idle();
  expect(events(app.received)).toMatchObject([
    { type: 'join', source: { type: 'group', groupId } },
    {
      type: 'message',
      source: { type: 'group', groupId, userId: daw },
      message: { mention: { mentionees: [{ index: 0, isSelf: true }] } },
    },
  ]);
  expect((await call(simulator, `/v2/bot/group/${groupId}/summary`)).body).toMatchObject({
    groupName: 'กลุ่มทดลอง',
  });
});

test('the webhook endpoint is set, read and tested through the API', async () => {
  const app = await startApp();
  const simulator = await startSimulator();
  const path = '/v2/bot/channel/webhook/endpoint';
  expect((await call(simulator, path)).status).toBe(404);
  const set = (endpoint: string) => call(simulator, path, { method: 'PUT', body: { endpoint } });
  expect((await set('http://example.com/webhook')).status).toBe(400);
  expect((await set(`${app.url}/webhook`)).status).toBe(200);
  expect((await call(simulator, path)).body).toEqual({
    endpoint: `${app.url}/webhook`,
    active: true,
  });
  const tested = await call(simulator, '/v2/bot/channel/webhook/test', { body: {} });
  expect(tested.body).toMatchObject({ success: true, statusCode: 200, reason: 'OK' });
});
