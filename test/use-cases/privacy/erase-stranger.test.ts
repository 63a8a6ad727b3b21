import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { formerHolder } from '#domain/privacy/erase-text.ts';
import { connect } from '#models/mongo/connect.ts';
import { askErasure } from '#use-cases/privacy/ask-erasure.ts';
import { eraseDecided } from '#use-cases/privacy/erase-decided.ts';
import { execute } from '#use-cases/use-case.ts';
import { fill, now, personOf, refill, situation } from '#test/support/world.ts';
import { rowOf, storePerson, traces } from './stored-person.ts';

const uri = new URL(inject('mongoUri'));
uri.pathname = `/test-erase-stranger-${randomUUID()}`;
const db = await connect(uri.href);
const { stores } = db;
const client = new mongoose.mongo.MongoClient(uri.href);
const later = new Date(now.getTime() + 60_000);
const forgetAtLine = () => Promise.resolve();
const onFailure = (_request: string, error: unknown) => {
  throw error;
};

async function ask(): Promise<void> {
  await execute(askErasure, {
    situation: situation(db, { as: 'stranger' }),
    input: { words: 'ขอลบ' },
  });
}

/** The request was granted just now, so that only the erasure writes documents. */
async function eraseGranted(): Promise<{ erased: number }> {
  await stores.erasureRequests.updateMany(
    { person: 'stranger' },
    { $set: { state: 'granted', decidedAt: now } },
  );
  return eraseDecided(db, { now: later, forgetAtLine, onFailure });
}

beforeAll(async () => {
  await fill(db);
});
beforeEach(async () => {
  await refill(db);
  await storePerson(db);
});
afterAll(async () => {
  await db.drop();
  await db.close();
  await client.close();
});

describe('the erasure of a stranger', () => {
  /** Every document except those of the person, by collection and id. */
  async function documentsOfOthers(): Promise<Map<string, string>> {
    const documents = new Map<string, string>();
    for (const { name } of await client.db().listCollections().toArray())
      for await (const found of client.db().collection(name).find()) {
        const text = JSON.stringify(found);
        if (!/"stranger"|erasureDecided|erasureAsked/.test(text))
          documents.set(`${name}:${String(found._id)}`, text);
      }
    return documents;
  }

  it('with a member’s name and centre leaves the row of the member, also without a link', async () => {
    const row = rowOf('t570401-1', { person: null, linkedBy: null });
    await stores.members.put(row);
    await stores.handOvers.remove({});
    await stores.invites.remove({});
    await stores.joinRequests.updateMany(
      { person: 'chair' },
      { $set: { person: 'stranger', centre: 't570401', areaCode: '570401' } },
    );
    await stores.persons.put({ ...personOf('stranger'), name: traces.name });
    await ask();
    expect(await eraseGranted()).toEqual({ erased: 1 });
    expect(await stores.members.get('t570401-1')).toEqual(row);
  });

  it.each([
    'member',
    'officer',
    '5704',
    '570401',
    't570401',
    'plan-mission',
    '2024-12-18',
    'แสงเดือน',
    'อำเภอ เทิง',
    'ผู้ว่าราชการ จังหวัดเชียงราย',
    'province สมมุติ',
  ])('with the name %s changes no document of another person', async (name) => {
    const office = await stores.settings.get('5704');
    if (office) await stores.settings.put({ ...office, issuer: 'ผู้ว่าราชการจังหวัดเชียงราย' });
    await stores.persons.put({ ...personOf('stranger'), name });
    await ask();
    const before = await documentsOfOthers();
    expect(await eraseGranted()).toEqual({ erased: 1 });
    expect(await documentsOfOthers()).toEqual(before);
    expect(await stores.persons.get('stranger')).toMatchObject({ name: formerHolder });
  });
});
