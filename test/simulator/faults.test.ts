import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { call, daw, push, startSimulator } from './test-driver.ts';

test('a simulated error before accepting sends nothing, so the retry sends the message', async () => {
  const simulator = await startSimulator();
  simulator.fault('errorBefore', { on: true, times: 1 });
  const key = { 'x-line-retry-key': randomUUID() };
  expect((await push(simulator, 'หนึ่ง', key)).status).toBe(500);
  expect(simulator.accountMessages(daw)).toEqual([]);
  expect((await push(simulator, 'หนึ่ง', key)).status).toBe(200);
  expect(simulator.accountMessages(daw)).toHaveLength(1);
});

test('a simulated error after accepting has sent the message, and the retry gets 409', async () => {
  const simulator = await startSimulator();
  simulator.fault('errorAfter', { on: true, times: 1 });
  const key = { 'x-line-retry-key': randomUUID() };
  expect((await push(simulator, 'หนึ่ง', key)).status).toBe(500);
  expect(simulator.accountMessages(daw)).toHaveLength(1);
  expect((await push(simulator, 'หนึ่ง', key)).status).toBe(409);
  expect(simulator.accountMessages(daw)).toHaveLength(1);
});

test('a connection dropped after accepting looks like a failure, although the message is delivered', async () => {
  const simulator = await startSimulator();
  simulator.fault('drop', { on: true, times: 1 });
  await expect(push(simulator, 'หนึ่ง')).rejects.toThrow();
  expect(simulator.accountMessages(daw)).toHaveLength(1);
});

test('the two kinds of simulated 429 differ by their text', async () => {
  const simulator = await startSimulator({ quota: 500 });
  simulator.fault('quota', { on: true });
  const monthly = await push(simulator, 'หนึ่ง');
  simulator.fault('quota', { on: false });
  simulator.fault('rate', { on: true });
  const rate = await push(simulator, 'หนึ่ง');
  expect([monthly.status, rate.status]).toEqual([429, 429]);
  expect(monthly.body).toEqual({ message: 'You have reached your monthly limit.' });
  expect(rate.body).toEqual({ message: 'The API rate limit has been exceeded. Try again later.' });
});

test('the 101st new rich menu of an hour exceeds the rate limit', async () => {
  const simulator = await startSimulator({ now: () => new Date('2026-01-05T03:00:00Z') });
  const statuses: number[] = [];
  for (let index = 0; index < 101; index += 1) {
    const answer = await call(simulator, '/v2/bot/richmenu', { body: { name: 'ไม่ครบ' } });
    statuses.push(answer.status);
  }
  expect(statuses.slice(0, 100).every((status) => status === 400)).toBe(true);
  expect(statuses[100]).toBe(429);
});

test('simulated faults are set and read over HTTP, and an unknown one is refused', async () => {
  const simulator = await startSimulator();
  const on = await call(simulator, '/_sim/fault', { body: { name: 'delay', on: true } });
  expect(on.body).toEqual({ faults: ['delay'] });
  const off = await call(simulator, '/_sim/fault', { body: { name: 'delay', on: false } });
  expect(off.body).toEqual({ faults: [] });
  expect((await call(simulator, '/_sim/fault', { body: { name: 'fire', on: true } })).status).toBe(
    400,
  );
});
