import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInbox } from '#bot/inbox/inbox.ts';
import type { Handle } from '#bot/inbox/handling.ts';
import { limits } from '#domain/limits.ts';
import type { InboxEvent } from '#models/inbox.ts';
import { testDatabase } from '../support/database.ts';

const db = await testDatabase();
const { inbox: store } = db.stores;
const leasePassesMs = 60_000;
let now = new Date('2024-12-18T02:00:00Z');
let handled: string[] = [];
const open: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  await db.drop();
  await db.ensureIndexes();
  handled = [];
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop();
});

function eventOf(id: string, source: string, place = 0): InboxEvent {
  return { id, source, json: '{}', receivedAt: now, happenedAt: now, place, attempts: 0 };
}

const never = new Promise<never>(() => {});

/** A bot process; the test decides what it does with an event. */
function startInbox(act: (id: string) => Promise<void>, handleMs: number = limits.event.handleMs) {
  const handle: Handle = {
    act: async ({ id }) => {
      handled.push(id);
      await act(id);
      return [];
    },
    send: async () => ({ kind: 'over' }),
  };
  const log = { error: () => undefined };
  const mine = { ...store, claim: life(store.claim) };
  return createInbox({ inbox: mine, handle, wallClock: () => now, log, handleMs });
}

let lives = 0;
/** Waits until the claim expires: a dead process renews no claim. */
function life(claim: typeof store.claim): typeof store.claim {
  const mine = lives;
  return (sources, lease) =>
    mine === lives ? claim(sources, lease) : Promise.resolve(new Set<string>());
}

const passes = (ms: number): void => {
  now = new Date(now.getTime() + ms);
};
const dies = (): void => {
  lives += 1;
  passes(leasePassesMs);
};
const times = (id: string): number => handled.filter((eventId) => eventId === id).length;

/** The process dies while handling the event and never reports a result. */
async function dieAt(poison: string): Promise<void> {
  const reached = Promise.withResolvers<void>();
  const dead = startInbox(async (id) => {
    if (id !== poison) return;
    reached.resolve();
    await never;
  });
  void dead.handleWaiting();
  await reached.promise;
  dies();
}

describe('an event that kills its process each time', () => {
  it('is parked after three attempts, and later events are handled', async () => {
    await store.keep([eventOf('a-poison', 'U1'), eventOf('b-next', 'U1', 1), eventOf('c', 'U2')]);
    for (let life = 0; life < 3; life += 1) await dieAt('a-poison');
    const alive = startInbox(async () => undefined);
    open.push(alive);
    await alive.handleWaiting();
    expect([times('a-poison'), times('b-next')]).toEqual([3, 1]);
    expect(await store.countBy('done')).toBe(2);
    expect(await store.parked(10)).toEqual([
      { id: 'a-poison', reason: 'its process ended or hung each time it was handled' },
    ]);
  });

  it('does not use up the attempts of the events handled beside it', async () => {
    const beside = Array.from({ length: 10 }, (_, index) => eventOf(`i${index}`, `I${index}`));
    await store.keep([eventOf('poison', 'U0'), ...beside]);
    for (let life = 0; life < 3; life += 1) {
      const reached = Promise.withResolvers<void>();
      const dead = startInbox(async (id) => {
        if (id === 'poison') reached.resolve();
        // The first process has claimed all events when it dies.
        if (id === 'poison' || life === 0) await never;
      });
      void dead.handleWaiting();
      await reached.promise;
      dies();
    }
    const alive = startInbox(async () => undefined);
    open.push(alive);
    await alive.handleWaiting();
    expect((await store.parked(20)).map((event) => event.id)).toEqual(['poison']);
    expect(await store.countBy('done')).toBe(10);
  });
});

describe('an event that hangs', () => {
  it('is stopped at its time-out, tried three times and parked', async () => {
    await store.keep([eventOf('hangs', 'U1'), eventOf('next', 'U1', 1)]);
    const alive = startInbox((id) => (id === 'hangs' ? never : Promise.resolve()), 20);
    open.push(alive);
    for (let round = 0; round < 4; round += 1) {
      await alive.handleWaiting();
      passes(leasePassesMs);
    }
    expect([times('hangs'), times('next')]).toEqual([3, 1]);
    expect((await store.parked(1))[0]?.reason).toContain('not handled within 20 ms');
  });

  it('is handled completely after an operator retries it', async () => {
    await store.keep([eventOf('hangs', 'U1')]);
    await db.stores.inbox.park('hangs', 'hung');
    expect([await store.unpark('other'), await store.unpark(null)]).toEqual([0, 1]);
    const alive = startInbox(async () => undefined);
    open.push(alive);
    await alive.handleWaiting();
    expect(await store.countBy('done')).toBe(1);
  });
});

describe('an event delivered several times', () => {
  it('is not handled a second time when a slow read still lists it', async () => {
    await store.keep([eventOf('once', 'U1')]);
    const stale = await store.waitingIn(['U1']);
    const slow = { ...store, waitingIn: async () => stale };
    const handle: Handle = {
      act: async ({ id }) => {
        handled.push(id);
        return [];
      },
      send: async () => ({ kind: 'over' }),
    };
    const log = { error: () => undefined };
    const alive = createInbox({ inbox: slow, handle, wallClock: () => now, log });
    open.push(alive);
    await alive.handleWaiting();
    await alive.receive([eventOf('once', 'U1')]);
    await alive.handleWaiting();
    expect(times('once')).toBe(1);
  });

  it('is handled once by two processes that get it eight times each', async () => {
    const [one, two] = [startInbox(async () => undefined), startInbox(async () => undefined)];
    open.push(one, two);
    const events = Array.from({ length: 300 }, (_, index) =>
      eventOf(`e${index}`, `U${index % 150}`, index),
    );
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? one : two).receive(events)),
    );
    await Promise.all([one.handleWaiting(), two.handleWaiting()]);
    await Promise.all([one.handleWaiting(), two.handleWaiting()]);
    expect(handled.toSorted()).toEqual(events.map((event) => event.id).toSorted());
  });
});

it('the inbox handles events with the same millisecond in the order of the request body', async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `${(index * 7) % 20}-id`);
  await store.keep(ids.map((id, place) => eventOf(id, 'U1', place)));
  const alive = startInbox(async () => undefined);
  open.push(alive);
  await alive.handleWaiting();
  expect(handled).toEqual(ids);
});
