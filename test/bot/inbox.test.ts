import { afterAll, describe, expect, it } from 'vitest';
import { createDispatch } from '#bot/dispatch.ts';
import { inboxEventsOf } from '#bot/event.ts';
import { createFeatures } from '#bot/features/index.ts';
import { createHttp } from '#bot/line/http.ts';
import { createInbox } from '#bot/inbox/inbox.ts';
import { createLineClient } from '#bot/line/line-client.ts';
import { createLinks } from '#bot/links.ts';
import { createSimulator } from '#simulator/index.ts';
import { testDatabase } from '../support/database.ts';
import { fromUser, lineUserId, redelivered, textEvent } from '../support/line/line-api.ts';

const db = await testDatabase();
const channel = {
  channelId: '1000000001',
  channelSecret: 'secret-of-a-test',
  accessToken: 'token-of-a-test',
};
const simulator = await createSimulator({
  port: 0,
  channelId: channel.channelId,
  channelSecret: channel.channelSecret,
  channelAccessToken: channel.accessToken,
  loginChannelId: '2000000002',
  liffId: '2000000002-prasandd',
  endpointUrl: 'http://localhost:3999',
});
const http = createHttp();
const wallClock = (): Date => new Date();
const line = createLineClient({
  http: http.call,
  ...channel,
  apiOrigin: simulator.origin,
  dataApiOrigin: simulator.origin,
  wallClock,
});
const errors: unknown[] = [];
/** The simulator refuses these reply tokens because it never issued them. */
const log = {
  info: () => undefined,
  error: (fields: unknown, message: string) => {
    if (message !== 'reply refused') errors.push(fields);
  },
};
const links = createLinks({ liffId: '2000000002-prasandd', publicUrl: 'https://app.test' });
const handle = createDispatch({
  db,
  line,
  links,
  features: createFeatures(),
  clock: wallClock,
  wallClock,
  log,
});
const inbox = createInbox({ inbox: db.stores.inbox, handle, wallClock, log });

afterAll(async () => {
  await inbox.stop();
  http.close();
  await simulator.close();
});

/** The calls to LINE, by path. */
function sends(): string[] {
  return simulator
    .log()
    .map((entry) => JSON.stringify(entry))
    .filter((entry) => /message\/(reply|push)/.test(entry));
}

describe('an event from LINE', () => {
  it('gets one reply when LINE delivers it five times concurrently', async () => {
    const event = textEvent(fromUser('five', wallClock()), 'สถานะ');
    const before = sends().length;
    await Promise.all(
      Array.from({ length: 5 }, () =>
        inbox.receive(inboxEventsOf({ events: [redelivered(event)] }, wallClock())),
      ),
    );
    await inbox.handleWaiting();
    expect(sends().length - before).toBe(1);
    await inbox.receive(inboxEventsOf({ events: [redelivered(event)] }, wallClock()));
    await inbox.handleWaiting();
    expect(sends().length - before).toBe(1);
    expect(await db.stores.inbox.countBy('done')).toBe(1);
    expect(errors).toEqual([]);
  });

  it('in standby mode gets no reply, because another system answers the chat', async () => {
    const before = sends().length;
    const event = textEvent({ ...fromUser('standby', wallClock()), mode: 'standby' }, 'สถานะ');
    await inbox.receive(inboxEventsOf({ events: [event] }, wallClock()));
    await inbox.handleWaiting();
    expect(sends().length).toBe(before);
    expect(await db.stores.persons.byLine(lineUserId('standby'))).toBeNull();
  });
});
