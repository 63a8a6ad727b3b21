import { afterAll, beforeAll, expect, test } from 'vitest';
import { cast, wordsOf } from '../support/demo-world.ts';
import {
  fromGroup,
  joinEvent,
  lineGroupId,
  redelivered,
  signedRequest,
  textEvent,
  webhookBody,
} from '../support/line/line-api.ts';
import type { LineEvent, Origin } from '../support/line/line-api.ts';
import { channel, startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startRunningApp();
  await running.settle();
});
afterAll(() => running.close());

const userOf = (name: string) => running.person(name).lineUserId;
const origin = (name: string, at = new Date()): Origin => ({
  source: { type: 'user', userId: userOf(name) },
  at,
});

async function post(...events: LineEvent[]): Promise<number> {
  const request = signedRequest(webhookBody(...events), channel.channelSecret);
  const response = await fetch(`${running.url}/webhook`, request);
  return response.status;
}

/** The simulator's log also shows LINE API calls with reply tokens it never issued. */
function replies(): number {
  return running.simulator.log().filter((entry) => /reply/.test(entry.call)).length;
}

test('an event delivered five times concurrently and once later is answered once', async () => {
  const event = textEvent(origin(cast.officer), 'สถานะ');
  const before = replies();
  const statuses = await Promise.all(Array.from({ length: 5 }, () => post(event)));
  expect(statuses).toEqual([200, 200, 200, 200, 200]);
  await running.settle();
  expect(await post(redelivered(event))).toBe(200);
  expect(await post(event, event)).toBe(200);
  await running.settle();
  expect(replies() - before).toBe(1);
});

test('a first delivery that carries the redelivery flag is answered', async () => {
  const before = replies();
  await post(redelivered(textEvent(origin(cast.officer), 'สถานะ')));
  await running.settle();
  expect(replies() - before).toBe(1);
});

test('events of one person are handled in the order they happened, even when delivered in reverse', async () => {
  const at = Date.now();
  const events = [3, 1, 2].map((second) =>
    textEvent(origin(cast.head, new Date(at + second * 1000)), 'สถานะ'),
  );
  await post(...events);
  await running.settle();
  const order = events.toSorted((a, b) => a.timestamp - b.timestamp);
  const tokens = running.simulator
    .log()
    .filter((entry) => /reply/.test(entry.call))
    .slice(-3)
    .map((entry) =>
      order.findIndex((event) => JSON.stringify(entry).includes(event.replyToken ?? '?')),
    );
  expect(tokens).toEqual([0, 1, 2]);
});

test('a broken event among three leaves the other two answered', async () => {
  const before = replies();
  const broken: LineEvent = {
    ...textEvent(origin(cast.province), 'สถานะ'),
    message: { id: 7, type: ['no', 'type'] },
  };
  const status = await post(
    textEvent(origin(cast.officer), 'สถานะ'),
    broken,
    textEvent(origin(cast.head), 'สถานะ'),
  );
  await running.settle();
  expect(status).toBe(200);
  expect(replies() - before).toBe(2);
});

test('events in standby mode, of unknown kinds and without a sender are stored and not answered', async () => {
  const before = replies();
  const standby = textEvent({ ...origin(cast.officer), mode: 'standby' }, 'สถานะ');
  const unknown = { ...textEvent(origin(cast.officer), 'x'), type: 'starGazing' };
  delete unknown.replyToken;
  const nobody = textEvent(fromGroup('no sender', { at: new Date() }), 'สวัสดีทุกคน');
  expect(await post(standby, unknown, nobody)).toBe(200);
  expect(await post()).toBe(200);
  await running.settle();
  expect(replies() - before).toBe(0);
  expect(await running.db.stores.inbox.countBy('waiting')).toBe(0);
});

test('the account greets a group when it joins and stays silent while people talk', async () => {
  await post(joinEvent(fromGroup('g', { at: new Date() })));
  await running.settle();
  const before = replies();
  const at = new Date();
  const source = {
    type: 'group' as const,
    groupId: lineGroupId('g'),
    userId: userOf(cast.officer),
  };
  await post(textEvent({ source, at }, 'พรุ่งนี้กินข้าวที่ไหนดี'));
  await running.settle();
  expect(replies() - before).toBe(0);
});

test('every message is answered once while LINE repeats, duplicates and reorders events', async () => {
  const { simulator, settle } = running;
  const officer = userOf(cast.officer);
  for (const fault of ['duplicate', 'redeliver', 'reorder'] as const) {
    const before = simulator.accountMessages(officer).length;
    simulator.fault(fault, { on: true, times: 1 });
    simulator.people.say({ lineUserId: officer }, 'สถานะ');
    simulator.people.say({ lineUserId: officer }, 'กำหนดส่ง');
    await settle();
    await settle();
    simulator.fault(fault, { on: false });
    expect({ fault, answers: simulator.accountMessages(officer).length - before }).toEqual({
      fault,
      answers: 2,
    });
  }
  expect(wordsOf(simulator.accountMessages(officer).at(-1))).not.toBe('');
});

test('the app logged no error during these deliveries', () => {
  expect(running.complaints.filter((line) => !line.includes('refused'))).toEqual([]);
});
