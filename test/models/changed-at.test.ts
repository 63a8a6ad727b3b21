import mongoose from 'mongoose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '#models/mongo/connect.ts';
import type { Database } from '#models/mongo/connect.ts';
import { testUri } from '#test/support/database.ts';
import { dutyOf } from '#test/support/world.ts';

const uri = testUri();
const db = await connect(uri);
const client = new mongoose.mongo.MongoClient(uri);
const duty = dutyOf();
const early = new Date('2020-01-01T00:00:00Z');
const rows = client.db().collection<{ _id: string; updatedAt?: Date }>('duties');

beforeEach(async () => {
  await rows.deleteMany({});
  await db.stores.duties.insertMissing([duty]);
});
afterAll(async () => {
  await db.drop();
  await db.close();
  await client.close();
});

async function changedAt(): Promise<number> {
  return (await rows.findOne({ _id: duty.id }))?.updatedAt?.getTime() ?? 0;
}

const writes: Readonly<Record<string, (duties: Database['stores']['duties']) => Promise<unknown>>> =
  {
    save: (duties) => duties.save(duty),
    saveAll: (duties) => duties.saveAll([duty]),
    replace: (duties) => duties.replace(duty),
    put: (duties) => duties.put(duty),
    update: (duties) => duties.update({ id: duty.id }, { $set: { archived: true } }),
    updateMany: (duties) => duties.setArchived(duty.letter, true),
    setAll: (duties) => duties.setAll([{ filter: { id: duty.id }, fields: { archived: true } }]),
  };

describe('the time of a row’s last change', () => {
  it.each(Object.keys(writes))('is set by %s', async (name) => {
    await rows.updateOne({ _id: duty.id }, { $set: { updatedAt: early } });
    await writes[name]?.(db.stores.duties);
    expect(await changedAt()).toBeGreaterThan(early.getTime());
  });

  it('is set by inserting, and kept when the same row is inserted again', async () => {
    expect(await changedAt()).toBeGreaterThan(early.getTime());
    await rows.updateOne({ _id: duty.id }, { $set: { updatedAt: early } });
    expect(await db.stores.duties.insertMissing([{ ...duty, archived: true }])).toBe(0);
    expect(await changedAt()).toBe(early.getTime());
    expect((await db.stores.duties.get(duty.id))?.archived).toBe(false);
  });

  it('is set by inserting one row, and is not part of what readers get', async () => {
    await rows.deleteMany({});
    await db.stores.duties.insert(duty);
    expect(await changedAt()).toBeGreaterThan(early.getTime());
    expect(await db.stores.duties.get(duty.id)).toEqual(duty);
    expect(await db.stores.duties.insertMissing([duty])).toBe(0);
  });
});
