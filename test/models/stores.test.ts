import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '#domain/problem.ts';
import { trusted } from '#models/mongo/collection.ts';
import type { Delivery } from '#models/deliveries.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, now, personOf, refill } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const duty = dutyOf();

beforeAll(() => fill(db));
beforeEach(() => refill(db));

function planned(change: Partial<Delivery> = {}): Delivery {
  const notice = { kind: 'accepted' as const, duty: duty.id, revision: 1 };
  const plain = { key: 'accepted:1', person: 'officer', areaCode: '570401', notice } as const;
  return { ...plannedDelivery({ ...plain, notBefore: now, now }), ...change };
}

/** A value that TypeScript would refuse, as a careless cast could let through. */
function careless(item: object): Duty {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what must be refused cannot be typed
  return item as Duty;
}

describe('a store', () => {
  it('returns a document unchanged, including dates and nulls', async () => {
    const full: Duty = {
      ...duty,
      id: 'a.b.1.c',
      waiver: { reason: 'ยุบ', by: 'province', at: now },
      reachedProvinceAt: now,
    };
    await stores.duties.insert(full);
    expect(await stores.duties.get('a.b.1.c')).toEqual(full);
  });

  it.each<[string, object]>([
    ['a state that does not exist', { state: 'lost' }],
    ['a day that does not exist', { dueOn: '2025-02-30' }],
    ['text for a number', { round: '1' }],
    ['text for a date', { submittedAt: '2024-12-18' }],
    ['no value in a required field', { centre: undefined }],
  ])('refuses to insert, replace or put %s', async (_what, change) => {
    const wrong = careless({ ...duty, id: 'x.y.1.z', ...change });
    await expect(stores.duties.insert(wrong)).rejects.toThrow();
    await expect(stores.duties.insertMissing([wrong])).rejects.toThrow();
    await expect(stores.duties.put(wrong)).rejects.toThrow();
    await expect(stores.duties.replace({ ...wrong, id: duty.id })).rejects.toThrow();
    expect(await stores.duties.get('x.y.1.z')).toBeNull();
    expect(await stores.duties.get(duty.id)).toEqual(duty);
  });

  it('throws for an unknown field in an update or a query', async () => {
    await expect(
      stores.duties.update({ id: duty.id }, { $set: { colour: 'red' } }),
    ).rejects.toThrow(/colour/);
    await expect(
      stores.duties.updateMany({}, { $set: { 'extension.colour': 'red' } }),
    ).rejects.toThrow(/colour/);
    await expect(stores.duties.find({ colour: 'red' })).rejects.toThrow(/colour/);
    await expect(stores.duties.remove({ colour: 'red' })).rejects.toThrow(/colour/);
  });

  it('accepts an operator only from our code: as part of a value it finds nothing', async () => {
    const came: unknown = { $gt: '' };
    const find = async (filter: Record<string, unknown>): Promise<number | string> => {
      try {
        return (await stores.duties.find(filter)).length;
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    expect(await find({ centre: came })).toBe('CastError');
    expect(await find({ id: came })).toBe('CastError');
    expect(await find({ centre: trusted({ $gt: '' }) })).toBeGreaterThan(20);
  });

  it('inserts only missing documents and counts them', async () => {
    const fresh = { ...duty, id: 'a.b.1.c' };
    expect(await stores.duties.insertMissing([{ ...duty, state: 'waived' }, fresh])).toBe(1);
    expect((await stores.duties.get(duty.id))?.state).toBe('todo');
    expect(await stores.duties.insertMissing([])).toBe(0);
  });

  it('keeps one row for each key when several writers plan it', async () => {
    await stores.deliveries.plan([planned(), planned({ key: 'accepted:2' })]);
    expect(await stores.deliveries.plan([planned({ person: 'head' })])).toBe(0);
    await Promise.all(
      Array.from({ length: 8 }, () => stores.deliveries.plan([planned({ key: 'accepted:3' })])),
    );
    expect(await stores.deliveries.count({})).toBe(3);
  });

  it('refuses a second person with the same LINE id', async () => {
    const twin = { ...personOf('officer'), id: 'twin' };
    await expect(stores.persons.insert(twin)).rejects.toMatchObject({ code: 11000 });
  });
});

describe('a duty written by two people', () => {
  it('takes the first write and refuses the second', async () => {
    const first = await stores.duties.save({ ...duty, state: 'draft' });
    expect(first.version).toBe(1);
    const second = stores.duties.save({ ...duty, state: 'waived' });
    await expect(second).rejects.toBeInstanceOf(Problem);
    await expect(second).rejects.toMatchObject({ code: 'conflict' });
    expect((await stores.duties.get(duty.id))?.state).toBe('draft');
  });
});

describe('a transaction', () => {
  const write = async (): Promise<void> => {
    await stores.duties.save({ ...duty, state: 'draft' });
    await stores.deliveries.plan([planned()]);
    await stores.comments.insert({
      id: randomUUID(),
      duty: duty.id,
      areaCode: '570401',
      revision: 1,
      path: null,
      text: 'แก้',
      by: 'head',
      desk: 'district',
      at: now,
      resolvedIn: null,
      replies: [],
    });
    await stores.audit.insertMissing([
      {
        id: randomUUID(),
        at: now,
        by: 'head',
        role: null,
        action: 'test',
        subject: 'test-subject',
        areaCode: '57',
        channel: 'app',
        note: null,
      },
    ]);
  };
  const traces = async (): Promise<number[]> => [
    (await stores.duties.get(duty.id))?.version ?? -1,
    await stores.deliveries.count({}),
    await stores.comments.count({}),
    (await stores.audit.ofSubject('test-subject')).length,
  ];

  it('stores nothing when it throws in the middle', async () => {
    const broken = db.transaction(async () => {
      await write();
      throw new Error('in the middle');
    });
    await expect(broken).rejects.toThrow('in the middle');
    expect(await traces()).toEqual([0, 0, 0, 0]);
  });

  it('stores everything and returns its result', async () => {
    const answer = await db.transaction(async () => {
      await write();
      return 'done';
    });
    expect([answer, await traces()]).toEqual(['done', [1, 1, 1, 1]]);
  });

  it('is retried after a conflict, so that ten concurrent ones all commit', async () => {
    await stores.meetings.insert({
      id: 'm',
      centre: 't570401',
      areaCode: '570401',
      on: '2025-01-01',
      place: '0',
      duty: duty.id,
    });
    await Promise.all(
      Array.from({ length: 10 }, () =>
        db.transaction(async () => {
          const found = await stores.meetings.get('m');
          if (found)
            await stores.meetings.put({ ...found, place: String(Number(found.place) + 1) });
        }),
      ),
    );
    expect((await stores.meetings.get('m'))?.place).toBe('10');
  });
});

describe('claiming deliveries', () => {
  const areas = { allBut: [] };
  const claim = async (at: Date, wall = at) => {
    const leaseUntil = new Date(wall.getTime() + 60_000);
    const of = { now: at, wallNow: wall, leaseUntil, limit: 1, areas };
    const [planned] = await stores.deliveries.claim({ ...of, orphans: false });
    if (planned) return planned;
    const [orphan] = await stores.deliveries.claim({ ...of, orphans: true });
    return orphan ?? null;
  };
  const later = (ms: number): Date => new Date(now.getTime() + ms);

  it('gives each delivery to only one of thirty senders', async () => {
    await stores.deliveries.plan(
      Array.from({ length: 10 }, (_, index) => planned({ id: randomUUID(), key: `k${index}` })),
    );
    const taken = await Promise.all(Array.from({ length: 30 }, () => claim(now)));
    const ids = taken.flatMap((delivery) => delivery?.id ?? []);
    expect([ids.length, new Set(ids).size]).toEqual([10, 10]);
  });

  it('takes a group in the order of sending, and gives each of thirty senders different ones', async () => {
    const items = Array.from({ length: 100 }, (_, index) =>
      planned({
        id: randomUUID(),
        key: `g${index}`,
        notBefore: later(-index),
        urgent: index % 10 === 0,
      }),
    );
    await stores.deliveries.plan(items);
    const of = { now, wallNow: now, leaseUntil: later(60_000), orphans: false, limit: 32, areas };
    const first = await stores.deliveries.claim(of);
    const inOrder = items.toSorted(
      (a, b) =>
        Number(b.urgent) - Number(a.urgent) || a.notBefore.getTime() - b.notBefore.getTime(),
    );
    expect(first.map(({ key }) => key)).toEqual(inOrder.slice(0, 32).map(({ key }) => key));
    expect(first.every(({ state, claims }) => state === 'sending' && claims === 1)).toBe(true);
    const rest = await Promise.all(
      Array.from({ length: 30 }, () => stores.deliveries.claim({ ...of, limit: 8 })),
    );
    const ids = [...first, ...rest.flat()].map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([100, 100]);
  });

  it('stores an outcome only for the sender that holds the lease', async () => {
    const id = randomUUID();
    await stores.deliveries.plan([planned({ id, key: 'lease' })]);
    const of = { now, wallNow: now, leaseUntil: later(10), orphans: false, limit: 32, areas };
    const [slow] = await stores.deliveries.claim(of);
    const wallNow = later(20);
    await stores.deliveries.claim({ ...of, wallNow, leaseUntil: later(30), orphans: true });
    if (!slow) throw new Error('nothing claimed');
    const fields = { state: 'sent' as const };
    expect(await stores.deliveries.settle([{ delivery: slow, fields }])).toBe(0);
    expect((await stores.deliveries.get(id))?.state).toBe('sending');
  });

  it('leaves out a delivery before its time, prefers urgent ones, and repeats one after its sender died', async () => {
    await stores.deliveries.plan([
      planned({ id: randomUUID(), key: 'later', notBefore: later(1) }),
      planned({ id: randomUUID(), key: 'plain', notBefore: later(-9) }),
      planned({ id: randomUUID(), key: 'urgent', urgent: true }),
    ]);
    const keys = [await claim(now), await claim(now), await claim(now)].map(
      (delivery) => delivery?.key,
    );
    expect(keys).toEqual(['urgent', 'plain', undefined]);
    expect((await claim(now, later(59_999)))?.key).toBeUndefined();
    expect((await claim(now, later(60_000)))?.key).toBe('urgent');
  });
});
