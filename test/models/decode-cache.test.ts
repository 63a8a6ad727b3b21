import * as fc from 'fast-check';
import mongoose from 'mongoose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '#models/mongo/connect.ts';
import { createDecodeCache } from '#models/mongo/decode-cache.ts';
import { testUri } from '../support/database.ts';
import { dutyOf, fill, refill } from '../support/world.ts';

/** Two processes, each with its own cache. */
const uri = testUri();
const here = await connect(uri);
const elsewhere = await connect(uri);
afterAll(async () => {
  await here.drop();
  await Promise.all([here.close(), elsewhere.close()]);
});
await here.ensureIndexes();
await fill(here);
beforeEach(() => refill(here));

const duty = dutyOf();
const other = dutyOf({ obligation: 'committee-meeting' });
const readHere = () => here.stores.duties.many([duty.id, other.id]);
const byId = <T extends { id: string }>(rows: T[]): T[] =>
  rows.toSorted((a, b) => a.id.localeCompare(b.id));

describe('documents that were read before', () => {
  it('are the same objects while unchanged', async () => {
    const [first, again] = [byId(await readHere()), byId(await readHere())];
    expect(first).toEqual(byId([duty, other]));
    expect(again[0]).toBe(first[0]);
    expect(again[1]).toBe(first[1]);
  });

  it('show changes that another process made with single, bulk and remove commands', async () => {
    await readHere();
    await elsewhere.stores.duties.save({ ...duty, state: 'draft' });
    expect(byId(await readHere())).toEqual(byId([{ ...duty, state: 'draft', version: 1 }, other]));
    await elsewhere.stores.duties.updateMany({}, { $set: { opensOn: '2024-01-02' } });
    expect((await readHere()).map((duty) => duty.opensOn)).toEqual(['2024-01-02', '2024-01-02']);
    await elsewhere.stores.duties.remove({ id: duty.id });
    expect((await readHere()).map((duty) => duty.id)).toEqual([other.id]);
  });

  it('show a change inside its own transaction, and to other readers only after its commit', async () => {
    const seen: string[] = [];
    const broken = here.transaction(async () => {
      await here.stores.duties.save({ ...duty, state: 'draft' });
      seen.push(...(await here.stores.duties.many([duty.id])).map((duty) => duty.state));
      throw new Error('in the middle');
    });
    await expect(broken).rejects.toThrow('in the middle');
    expect(seen).toEqual(['draft']);
    expect(byId(await readHere())).toEqual(byId([duty, other]));
  });

  it('are frozen, since all readers share them', async () => {
    const [found] = await here.stores.duties.many([duty.id]);
    expect(found && Object.isFrozen(found)).toBe(true);
    expect(() => Object.assign(found ?? {}, { state: 'waived' })).toThrow(TypeError);
    const [centre] = await here.stores.centres.many([duty.centre]);
    expect(() => Object.assign(centre ?? {}, { name: '' })).toThrow(TypeError);
  });
});

describe('a response of MongoDB', () => {
  const found = fc.record({
    _id: fc.constantFrom('a', 'ก', 'ab', 'ศอช.', ''),
    text: fc.string({ unit: 'binary' }),
    at: fc.date({ noInvalidDate: true }),
    list: fc.array(fc.option(fc.integer())),
  });

  it('is decoded correctly with a cache of any size', () => {
    const answers = fc.array(fc.array(found, { maxLength: 4 }), { maxLength: 20 });
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 5 }), (all, most) => {
        const recall = createDecodeCache<unknown>({ most, read: (value) => value });
        for (const rows of all) {
          const bytes = rows.map((row) => Buffer.from(mongoose.mongo.BSON.serialize(row)));
          expect(recall(bytes)).toEqual(rows);
        }
      }),
    );
  });
});
