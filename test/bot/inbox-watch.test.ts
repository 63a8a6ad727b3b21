import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createInbox } from '#bot/inbox/inbox.ts';
import type { ReceivedEvent } from '#models/inbox.ts';
import { testDatabase } from '../support/database.ts';

const db = await testDatabase();
const wallClock = (): Date => new Date();
const errors: unknown[] = [];
let handled: string[] = [];
const open: { stop(): Promise<void> }[] = [];

beforeEach(() => {
  handled = [];
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop();
});

/**
 * A process whose sweep finds nothing, so that it handles only events it hears of through the change
 * stream.
 */
function start(run: { handle: boolean; watch: boolean }) {
  const inbox = createInbox({
    inbox: { ...db.stores.inbox, waitingSources: async () => [] },
    handle: {
      act: async ({ id }) => {
        handled.push(id);
        return [];
      },
      send: async () => ({ kind: 'over' }),
    },
    wallClock,
    log: { error: (fields) => errors.push(fields) },
    run,
  });
  if (run.handle) inbox.start();
  open.push(inbox);
  return inbox;
}

function eventOf(source: string, more: Partial<ReceivedEvent> = {}): ReceivedEvent {
  const at = wallClock();
  const id = randomUUID();
  const times = { receivedAt: at, happenedAt: at };
  return { id, source, json: '{}', ...times, place: 0, attempts: 0, ...more };
}

/** A change stream opens with its first request, so events are stored until one has been heard. */
async function untilHeard(receive: (events: ReceivedEvent[]) => Promise<void>): Promise<void> {
  await vi.waitUntil(
    async () => {
      if (handled.length > 0) return true;
      await receive([eventOf('first')]);
      return false;
    },
    { timeout: 60_000, interval: 50 },
  );
}

it('a handling process handles what a receiving process stores, without a sweep', async () => {
  const receiver = start({ handle: false, watch: false });
  start({ handle: true, watch: true });
  await untilHeard(receiver.receive);
  const events = Array.from({ length: 40 }, (_, index) => eventOf(`U${index % 8}`));
  const ignored = eventOf('talk', { ignored: true });
  await receiver.receive([...events, ignored]);
  await vi.waitUntil(() => events.every(({ id }) => handled.includes(id)), { timeout: 60_000 });
  expect(new Set(handled).size).toBe(handled.length);
  expect(handled).not.toContain(ignored.id);
});

it('a receiving process handles nothing', async () => {
  const receiver = start({ handle: false, watch: false });
  const event = eventOf('U1');
  await receiver.receive([event]);
  await receiver.stop();
  expect(handled).toEqual([]);
  expect((await db.stores.inbox.waitingIn(['U1'])).get('U1')?.map(({ id }) => id)).toEqual([
    event.id,
  ]);
});

it('two handling processes handle each event once and those of one person in order', async () => {
  const receiver = start({ handle: false, watch: false });
  start({ handle: true, watch: true });
  start({ handle: true, watch: true });
  await untilHeard(receiver.receive);
  handled = [];
  const events = Array.from({ length: 200 }, (_, place) => eventOf(`P${place % 10}`, { place }));
  for (const event of events) await receiver.receive([event]);
  await vi.waitUntil(() => events.every(({ id }) => handled.includes(id)), { timeout: 60_000 });
  const mine = handled.filter((id) => events.some((event) => event.id === id));
  expect(mine.length).toBe(events.length);
  for (const [, own] of Map.groupBy(events, (event) => event.source)) {
    const ids = own.map((event) => event.id);
    expect(mine.filter((id) => ids.includes(id))).toEqual(ids);
  }
});

it('a handling process receives events again after its change stream has ended', async () => {
  const receiver = start({ handle: false, watch: false });
  start({ handle: true, watch: true });
  await untilHeard(receiver.receive);
  await db.drop();
  handled = [];
  await untilHeard(receiver.receive);
  expect(handled.length).toBeGreaterThan(0);
});
