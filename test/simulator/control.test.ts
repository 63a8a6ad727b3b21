import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { presetsAt } from '#simulator/control/presets.ts';
import { call, daw, mek, startSimulator, stranger } from './test-driver.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** An app whose clock only moves forward, as in the demo. */
async function startClockApp(start: string) {
  let now = new Date(start);
  let resets = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      if (request.url === '/dev/reset') resets += 1;
      if (request.method !== 'POST' || request.url !== '/dev/clock')
        return response.end(JSON.stringify({ now: now.toISOString() }));
      const wanted = new Date(z.object({ now: z.string() }).parse(JSON.parse(body)).now);
      if (wanted < now) return response.writeHead(400).end();
      now = wanted;
      return response.end(JSON.stringify({ now: now.toISOString() }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://localhost:${port}`, now: () => now.toISOString(), resets: () => resets };
}

test('the simulator’s clock buttons go to the next working morning, the due day and a week after it', () => {
  const at = (text: string) => presetsAt(new Date(text));
  const wednesday = at('2024-12-18T08:41:00+07:00');
  expect(wednesday.nextMorning?.toISOString()).toBe('2024-12-19T01:31:00.000Z');
  expect(wednesday.due?.toISOString()).toBe('2024-12-25T01:31:00.000Z');
  expect(wednesday.overdue?.toISOString()).toBe('2025-01-01T01:31:00.000Z');
  // 28 and 29 December are a weekend, and 30 December to 1 January are holidays.
  expect(at('2024-12-27T09:00:00+07:00').nextMorning?.toISOString()).toBe(
    '2025-01-02T01:31:00.000Z',
  );
  expect(at('2024-12-18T08:00:00+07:00').nextMorning?.toISOString()).toBe(
    '2024-12-18T01:31:00.000Z',
  );
  expect(at('2025-10-10T09:00:00+07:00').due).toBeNull();
});

test('moving the simulator’s clock moves the app, and messages carry the app’s time', async () => {
  const app = await startClockApp('2024-12-18T01:41:00Z');
  const simulator = await startSimulator();
  simulator.connect({ appUrl: app.url });
  const moved = await call(simulator, '/_sim/clock', { body: { preset: 'nextMorning' } });
  expect(moved.status).toBe(200);
  expect(app.now()).toBe('2024-12-19T01:31:00.000Z');
  await call(simulator, '/v2/bot/message/push', {
    body: { to: daw, messages: [{ type: 'text', text: 'สรุปเช้า' }] },
  });
  expect(simulator.chat(daw).at(-1)?.at).toMatch(/^2024-12-19T01:31/);
  const back = await call(simulator, '/_sim/clock', { body: { now: '2024-12-18T01:00:00Z' } });
  expect(back.status).toBe(400);
});

test('starting over resets the app first, then forgets the chats but not the people', async () => {
  const app = await startClockApp('2024-12-18T01:00:00Z');
  const simulator = await startSimulator();
  simulator.setWebhook(null);
  simulator.people.say({ lineUserId: daw }, 'สวัสดี');
  expect((await call(simulator, '/_sim/reset', { method: 'POST' })).status).toBe(502);
  expect(simulator.chat(daw)).toHaveLength(1);
  simulator.connect({ appUrl: app.url });
  expect((await call(simulator, '/_sim/reset', { method: 'POST' })).status).toBe(200);
  expect(app.resets()).toBe(1);
  expect(simulator.chat(daw)).toHaveLength(0);
  expect((await call(simulator, `/v2/bot/profile/${daw}`)).status).toBe(200);
});

test('people who are posted a second time are updated and stay blocked', async () => {
  const simulator = await startSimulator();
  simulator.people.block(mek);
  const body = [
    { lineUserId: mek, name: 'นายเมฆ ตัวอย่าง', role: 'officer', areaCode: '5715', centre: null },
    { lineUserId: stranger, name: 'นายธารา สมมุติ', role: 'guest', friend: 'none' },
  ];
  const answer = await call(simulator, '/_sim/personas', { body });
  expect(answer.body).toEqual({ personas: 3 });
  const state = await call(simulator, '/_sim/state');
  const shape = z.object({ personas: z.array(z.object({ name: z.string(), friend: z.string() })) });
  expect(shape.parse(state.body).personas).toEqual([
    { name: 'นางสาวดาว ทดลอง', friend: 'friend' },
    { name: 'นายเมฆ ตัวอย่าง', friend: 'blocked' },
    { name: 'นายธารา สมมุติ', friend: 'none' },
  ]);
  const wrong = await call(simulator, '/_sim/personas', {
    body: [{ lineUserId: 'U1', name: 'x' }],
  });
  expect(wrong.status).toBe(400);
});

test('the simulator’s log names recipient and content, and hides tokens', async () => {
  const simulator = await startSimulator();
  await call(simulator, '/v2/bot/message/push', {
    body: { to: daw, messages: [{ type: 'text', text: 'สรุปเช้า' }] },
  });
  await fetch(`${simulator.origin}/oauth2/v3/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: '1000000001',
      client_secret: 'a-secret-of-the-test-channel',
    }),
  });
  const text = JSON.stringify(simulator.log());
  expect(simulator.log()[0]).toMatchObject({
    direction: 'out',
    call: 'POST push',
    subject: 'นางสาวดาว · สรุปเช้า',
    status: 200,
  });
  expect(text).not.toContain('long-lived-token-of-the-test');
  expect(text).not.toContain('a-secret-of-the-test-channel');
  expect(text).not.toContain('sim.');
});

test('the simulator listens on the next free port when its port is taken', async () => {
  const first = await startSimulator({ port: 34_100 });
  const second = await startSimulator({ port: first.port });
  expect(second.port).toBeGreaterThan(first.port);
  expect((await call(second, '/v2/bot/info')).status).toBe(200);
});

test('a page of another origin cannot start the demo over through the simulator', async () => {
  const app = await startClockApp('2024-12-18T01:41:00Z');
  const simulator = await startSimulator();
  simulator.connect({ appUrl: app.url });
  const from = (origin: string) =>
    call(simulator, '/_sim/reset', { body: {}, headers: { origin } });
  expect((await from('https://other.example')).status).toBe(403);
  expect(app.resets()).toBe(0);
  expect((await from(simulator.origin)).status).toBe(200);
  expect(app.resets()).toBe(1);
});
