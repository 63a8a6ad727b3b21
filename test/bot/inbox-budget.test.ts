import { afterAll, expect, it } from 'vitest';
import { createInbox } from '#bot/inbox/inbox.ts';
import { connect } from '#models/mongo/connect.ts';
import type { ReceivedEvent } from '#models/inbox.ts';
import { testUri } from '../support/database.ts';
import { startMongoProxy } from '../support/mongo-proxy.ts';

const uri = testUri();
const direct = await connect(uri);
await direct.ensureIndexes();
const proxy = await startMongoProxy(uri);
const db = await connect(proxy.uri);
const wallClock = (): Date => new Date();
const inbox = createInbox({
  inbox: db.stores.inbox,
  handle: { act: async () => [], send: async () => ({ kind: 'over' }) },
  wallClock,
  log: { error: () => undefined },
});
afterAll(async () => {
  await inbox.stop();
  await db.close();
  await proxy.close();
  await direct.drop();
  await direct.close();
});

function eventOf(id: string): ReceivedEvent {
  const at = wallClock();
  return { id, source: id, json: '{}', receivedAt: at, happenedAt: at, place: 0, attempts: 0 };
}

it('an event that no feature answers costs one MongoDB insert', async () => {
  await inbox.receive([{ ...eventOf('warm'), ignored: true }]);
  const cost = await proxy.measure(() => inbox.receive([{ ...eventOf('talk'), ignored: true }]));
  expect(cost.list).toEqual([expect.stringContaining('insert')]);
  expect(await direct.stores.inbox.countBy('done')).toBe(2);
});
