import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '#server/config.ts';
import { checkChain } from '#use-cases/audit/check-chain.ts';
import { openDatabase } from '#server/database.ts';
import { knownMigrations } from '#models/migrations/migrate.ts';
import { connect } from '#models/mongo/connect.ts';
import { testUri } from '../support/database.ts';
import { startMongoProxy } from '../support/mongo-proxy.ts';
import { oldData } from '../support/old-data.ts';
import { now, personOf } from '../support/world.ts';

const uri = testUri();
const db = await connect(uri);
const { stores } = db;
const raw = await mongoose.createConnection(uri).asPromise();

async function insertOld(): Promise<void> {
  for (const [collection, rows] of Object.entries(oldData))
    await raw.collection<{ _id: string }>(collection).insertMany([...rows]);
  await raw.collection('members').createIndex({ centre: 1, order: 1 });
}

async function oldInboxIndexes(): Promise<void> {
  await raw
    .collection('inbox')
    .createIndexes([
      { key: { state: 1, source: 1, happenedAt: 1 } },
      { key: { state: 1, notBefore: 1 } },
      { key: { source: 1 } },
      { key: { doneAt: 1 }, expireAfterSeconds: 14 * 86_400 },
    ]);
}

/** Audit rows later in the list are older. */
function auditRow(index: number) {
  const at = new Date(now.getTime() - index * 1_000);
  const who = { by: 'head', role: 'districtHead', areaCode: '5704', channel: 'app' };
  return { _id: randomUUID(), at, ...who, action: 'duty.forward', subject: 'd1', note: null };
}

beforeEach(insertOld);
afterEach(() => db.drop());
afterAll(async () => {
  await db.close();
  await raw.close();
});

const open = (production: boolean) => openDatabase({ mongodbUri: uri, production }, now);

describe('data of an older version', () => {
  it('can be read and written through every store after its migration', async () => {
    await db.migrations.run(now);
    // Writing parses the document, so a missing field would be refused.
    for (const one of await stores.letters.find({})) await stores.letters.put(one);
    for (const one of await stores.criteria.find({})) await stores.criteria.put(one);
    for (const one of await stores.duties.find({})) await stores.duties.put(one);
    for (const one of await stores.comments.find({})) await stores.comments.put(one);
    for (const one of await stores.members.find({})) await stores.members.put(one);
    for (const one of await stores.submissions.find({})) await stores.submissions.put(one);
    for (const one of await stores.drafts.find({})) await stores.drafts.put(one);
    for (const [collection, rows] of Object.entries(oldData))
      expect(await raw.collection(collection).countDocuments()).toBe(rows.length);
  });

  it('keeps its meaning for letters in force, reviewed reports and members', async () => {
    await db.migrations.run(now);
    expect((await stores.letters.published()).map((letter) => letter.id)).toEqual([
      'chiang-rai-2568',
    ]);
    expect((await stores.criteria.current(2568, '57'))?.id).toBe('sort-2568-v2');
    expect((await stores.criteria.get('sort-2568-sample'))?.state).toBe('retired');
    const [owed, accepted] = await stores.duties.find({}, { sort: { dueOn: 1 } });
    expect(owed).toMatchObject({ extra: false, archived: false, judgedDueOn: null });
    expect(accepted).toMatchObject({ judgedDueOn: '2025-03-31' });
    const [first, left, , unknown] = await stores.members.ever('t570401');
    const spell = { position: 'member', under: null, from: '2024-02-15' };
    expect(first?.sittings).toEqual([{ ...spell, until: null }]);
    expect(left?.sittings).toEqual([{ ...spell, until: '2025-01-10' }]);
    expect(unknown?.sittings).toEqual([]);
    expect((await stores.members.named([first?.nameKey ?? ''])).length).toBe(3);
  });

  it('keeps every holiday for the whole country', async () => {
    await db.migrations.run(now);
    expect(await stores.holidays.find({})).toEqual([
      {
        id: '2025-01-01',
        on: '2025-01-01',
        areaCode: null,
        name: 'วันขึ้นปีใหม่',
        basis: 'fixed',
      },
    ]);
    expect((await stores.holidays.days('57')).has('2025-01-01')).toBe(true);
  });

  it('keeps every published and retired criteria set for the whole country', async () => {
    await raw.collection('criteria').createIndex({ fiscalYear: 1, version: -1 });
    await db.migrations.run(now);
    const sets = await stores.criteria.find({}, { sort: { version: 1 } });
    expect(sets.map(({ areaCode, state }) => [areaCode, state])).toEqual([
      [null, 'retired'],
      [null, 'published'],
    ]);
    expect(await raw.collection('criteria').indexes()).toHaveLength(1);
  });

  it.each([
    ['the province that began it', ['50', '57'], ['begun-2569'], '57'],
    ['the only province, without an audit row', ['57'], [], '57'],
    [
      'no province, if one of several began it and the audit does not say which',
      ['50', '57'],
      [],
      null,
    ],
  ])('gives a criteria draft to %s', async (_, provinces, begun, areaCode) => {
    const [pattern] = oldData['criteria'] ?? [];
    const rows = (name: string) => raw.collection<{ _id: string }>(name);
    const draft = { fiscalYear: 2569, version: 1, state: 'draft', edition: 1 };
    await rows('criteria').insertOne({ ...pattern, ...draft, _id: 'begun-2569' });
    await rows('areas').insertMany(provinces.map((_id) => ({ _id, level: 'province' })));
    await rows('audit').insertMany(
      [...begun, 'another-draft'].map((subject, index) => ({
        ...auditRow(index),
        action: 'criteria.begun',
        areaCode: '57',
        subject,
      })),
    );
    await db.migrations.run(now);
    expect((await stores.criteria.get('begun-2569'))?.areaCode).toBe(areaCode);
  });

  it('names in each report the members at the time when it was sent', async () => {
    await db.migrations.run(now);
    const named = await stores.submissions.one({ form: 'meeting-report' });
    expect(named?.members).toEqual(['t570401-1', '9f1e4fd2-2b1a-4a53-9a0e-0c62a1f0b9d4']);
    const other = await stores.submissions.one({ form: 'plan-mission' });
    expect(other).not.toHaveProperty('members');
  });

  it('is migrated in batches, completely, and once', async () => {
    const [pattern] = oldData['comments'] ?? [];
    const more = Array.from({ length: 1201 }, () => ({ ...pattern, _id: randomUUID() }));
    await raw.collection<{ _id: string }>('comments').insertMany(more);
    const counts = (await db.migrations.run(now)).map((migration) => [
      migration.id.slice(0, 4),
      migration.changed,
    ]);
    expect(counts).toEqual([
      ['0001', 3],
      ['0002', 1204],
      ['0003', 4],
      ['0004', 1],
      ['0005', 0],
      ['0006', 0],
      ['0007', 4],
      ['0008', 0],
      ['0009', 0],
      ['0010', 0],
      ['0011', 8],
      ['0012', 0],
      ['0013', 1],
      ['0014', 2],
    ]);
    expect(await stores.comments.count({ replies: [] })).toBe(1202);
    expect(await db.migrations.run(now)).toEqual([]);
  });

  it('is migrated by one of two processes that start at once, while the other waits', async () => {
    await oldInboxIndexes();
    const other = await connect(uri);
    const runs = await Promise.all([db.migrations.run(now), other.migrations.run(now)]);
    await other.close();
    expect(runs.map((run) => run.length).toSorted((a, b) => a - b)).toEqual([
      0,
      knownMigrations.length,
    ]);
    expect(await raw.collection('duties').countDocuments({ extra: false })).toBe(2);
  });

  it('is migrated by the next process after the first one died holding the lock', async () => {
    const until = new Date(Date.now() - 1);
    await raw
      .collection<{ _id: string; by: string; until: Date }>('migrationLock')
      .insertOne({ _id: 'migrations', by: 'dead', until });
    expect(await db.migrations.run(now)).toHaveLength(knownMigrations.length);
  });

  it('is migrated in batches that read only the members and audit rows they need', async () => {
    const rows = (count: number, more: object) =>
      Array.from({ length: count }, () => ({ _id: randomUUID(), ...more }));
    const other = { centre: '999999', linkedBy: null, sittings: [], since: null, until: null };
    await raw.collection<{ _id: string }>('members').insertMany(rows(5_000, other));
    const link = { action: 'member.link', subject: 'someone', after: 'a member', at: now };
    await raw.collection<{ _id: string }>('audit').insertMany(rows(5_000, link));
    // This migration reads every audit row in its own batches.
    await raw.collection<{ _id: string }>('migrations').insertOne({ _id: '0009-audit-chain' });
    const proxy = await startMongoProxy(uri, 0);
    const through = await connect(proxy.uri);
    const { bytes } = await proxy.measure(() => through.migrations.run(now));
    await through.close();
    await proxy.close();
    // All members and links together are more than 800 kB.
    expect(bytes).toBeLessThan(200_000);
  });

  it('gets a chain of its audit rows, also when two processes migrate at once', async () => {
    await db.migrations.run(now);
    await raw.collection<{ _id: string }>('migrations').deleteOne({ _id: '0009-audit-chain' });
    const rows = Array.from({ length: 1201 }, (_, index) => auditRow(index));
    await raw.collection<{ _id: string }>('audit').insertMany(rows);
    await Promise.all([db.migrations.run(now), db.migrations.run(now)]);
    expect(await checkChain(db)).toMatchObject({ rows: 1201, fault: null });
    const [oldest] = await stores.audit.sealedAfter(0, 1);
    expect(oldest?.id).toBe(rows.at(-1)?._id);
  });

  it('loses the former index for claiming messages', async () => {
    const rows = raw.collection('deliveries');
    await rows.createIndex({ state: 1, notBefore: 1, urgent: -1 });
    await db.migrations.run(now);
    await db.ensureIndexes();
    const keys = (await rows.indexes()).map(({ key }) => Object.keys(key).join());
    expect(keys).not.toContain('state,notBefore,urgent');
    expect(keys).toContain('state,urgent,notBefore');
  });

  it('loses unused indexes of the inbox, and the current ones can be built', async () => {
    await oldInboxIndexes();
    await db.migrations.run(now);
    await db.ensureIndexes();
    const found = await raw.collection('inbox').indexes();
    expect(found.map(({ key }) => Object.keys(key).join())).toEqual([
      '_id',
      'state,source,happenedAt,place',
      'doneAt',
    ]);
    expect(found.at(-1)).toMatchObject({ sparse: true, expireAfterSeconds: 14 * 86_400 });
  });

  it('keeps failed events as parked, and gives every event its position in the request body', async () => {
    const old = (id: string, state: string) => ({ _id: id, source: 'U1', json: '{}', state });
    const rows = raw.collection<{ _id: string; state: string; doneAt?: Date }>('inbox');
    await rows.insertMany([{ ...old('failed', 'failed'), doneAt: now }, old('waiting', 'waiting')]);
    await db.migrations.run(now);
    expect(await rows.find().sort({ _id: 1 }).toArray()).toEqual([
      { ...old('failed', 'parked'), place: 0 },
      { ...old('waiting', 'waiting'), place: 0 },
    ]);
  });

  it('keeps links to persons that no officer made, marked as links by name', async () => {
    const rows = raw.collection<{ _id: string }>('members');
    await rows.updateOne({ _id: 't570401-1' }, { $set: { person: 'p1' } });
    await rows.updateOne({ _id: 't570401-3' }, { $set: { person: 'p3' } });
    await raw
      .collection<Record<string, unknown> & { _id: string }>('audit')
      .insertOne({ _id: 'a1', action: 'member.link', subject: 'p3', after: 't570401-3' });
    await db.migrations.run(now);
    const members = await stores.members.ever('t570401');
    expect(members.map((member) => [member.person, member.linkedBy])).toEqual([
      ['p1', 'name'],
      [null, null],
      ['p3', 'officer'],
      [null, null],
    ]);
  });

  it('is migrated completely after a process died halfway', async () => {
    await db.migrations.run(now);
    const before = await raw.collection('members').find().sort({ _id: 1 }).toArray();
    await raw.collection('migrations').deleteMany({});
    const again = await db.migrations.run(now);
    expect(again.map((migration) => migration.changed)).toEqual(again.map(() => 0));
    expect(again.length).toBeGreaterThan(9);
    expect(await raw.collection('members').find().sort({ _id: 1 }).toArray()).toEqual(before);
  });

  it('is refused in production with instructions, and is left unchanged', async () => {
    const started = open(true);
    await expect(started).rejects.toBeInstanceOf(ConfigError);
    await expect(started).rejects.toThrow(/npm run db:migrate[^]*0001-letters-and-criteria/);
    expect(await raw.collection('duties').countDocuments({ extra: false })).toBe(0);
  });

  it('is accepted in production after an operator has migrated it', async () => {
    await db.migrations.run(now);
    const opened = await open(true);
    expect(await opened.stores.duties.count({})).toBe(2);
    await opened.close();
  });

  it('is migrated at the start outside production', async () => {
    const opened = await open(false);
    expect(await opened.migrations.pending()).toEqual([]);
    expect(await opened.stores.duties.count({ extra: false })).toBe(2);
    await opened.close();
  });
});

describe('an empty database', () => {
  it('has nothing to migrate, also in production', async () => {
    await db.drop();
    const first = await open(true);
    await first.stores.persons.insert(personOf('province'));
    await first.close();
    const second = await open(true);
    expect(await second.migrations.pending()).toEqual([]);
    await second.close();
  });
});
