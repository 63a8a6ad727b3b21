import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { nameKeyOf } from '#domain/register/register.ts';
import { erasedWords, formerHolder } from '#domain/privacy/erase-text.ts';
import { connect } from '#models/mongo/connect.ts';
import { changeId } from '#use-cases/centres/revert-register.ts';
import { reopenDuty } from '#use-cases/duties/reopen-duty.ts';
import { personOf as personOfLine } from '#use-cases/people/join.ts';
import { askErasure } from '#use-cases/privacy/ask-erasure.ts';
import { correctMe } from '#use-cases/privacy/correct-me.ts';
import { grantErasure } from '#use-cases/privacy/decide-erasure.ts';
import { eraseDecided } from '#use-cases/privacy/erase-decided.ts';
import { checkChain } from '#use-cases/audit/check-chain.ts';
import { sealAudit } from '#use-cases/audit/seal-audit.ts';
import { rebuildSearch } from '#use-cases/search/update-search.ts';
import { execute } from '#use-cases/use-case.ts';
import { fill, now, personOf, refill, situation } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { questionOfOther } from './stored-questions.ts';
import { files, rowOf, sentDuty, storePerson, traces } from './stored-person.ts';

const uri = new URL(inject('mongoUri'));
uri.pathname = `/test-erase-${randomUUID()}`;
const db = await connect(uri.href);
const { stores } = db;
const client = new mongoose.mongo.MongoClient(uri.href);
const later = new Date(now.getTime() + 60_000);

/** All documents of all collections as text, by collection. */
async function everything(): Promise<Map<string, string>> {
  const collections = await client.db().listCollections().toArray();
  const names = collections.map(({ name }) => name).filter((name) => !name.endsWith('.chunks'));
  const texts = await Promise.all(
    names.map(async (name) => {
      const documents = await client.db().collection(name).find().toArray();
      return [name, JSON.stringify(documents)] as const;
    }),
  );
  return new Map(texts);
}

/** Names of the collections that still contain one of the texts. */
async function collectionsWith(...texts: string[]): Promise<string[]> {
  const all = await everything();
  return [...all].flatMap(([name, content]) =>
    texts.some((text) => content.includes(text)) ? [name] : [],
  );
}

const spellings = [
  traces.name,
  traces.bare,
  nameKeyOf(traces.name),
  'แสงเดือน',
  traces.lineName,
  traces.phone,
  '089-111-2210',
  '089 1112210',
  traces.lineUserId,
];

async function ask(as: Name = 'chair'): Promise<string> {
  const { id } = await execute(askErasure, {
    situation: situation(db, { as }),
    input: { words: `พ้นแล้ว ${traces.name}` },
  });
  return id;
}

const forgotten: string[] = [];
const at = (moment: Date) => ({
  now: moment,
  onFailure: (_request: string, error: unknown) => {
    throw error;
  },
  forgetAtLine: (lineUserId: string) => {
    forgotten.push(lineUserId);
    return Promise.resolve();
  },
});

/** The erasure was requested and granted, and the person was told. */
async function erase(as: Name = 'chair'): Promise<{ erased: number }> {
  const id = await ask(as);
  // Offices write names in other ways than registers do.
  const input = { id, reply: `ลบข้อมูลของ${traces.name}แล้ว ขอบคุณคุณแสงเดือน` };
  await execute(grantErasure, { situation: situation(db, { as: 'province' }), input });
  await stores.deliveries.updateMany(
    { 'notice.kind': 'erasureDecided' },
    { $set: { state: 'sent', sentAt: now } },
  );
  return eraseDecided(db, at(later));
}

async function ledger() {
  const count = (name: string) => client.db().collection(name).countDocuments();
  const states = client
    .db()
    .collection('duties')
    .aggregate([{ $group: { _id: '$state', count: { $sum: 1 } } }, { $sort: { _id: 1 } }]);
  return {
    states: await states.toArray(),
    submissions: await count('submissions'),
    members: await count('members'),
    comments: await count('comments'),
    orders: await count('orders'),
    persons: await count('persons'),
    meetings: await count('meetings'),
  };
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

describe('a granted erasure', () => {
  it('leaves no name, phone or LINE id in any collection, also in one that no store knows', async () => {
    await client
      .db()
      .collection<{ _id: string; text: string; user: string }>('dialogs')
      .insertOne({ _id: 'd', text: `ชื่อ ${traces.name}`, user: traces.lineUserId });
    expect((await collectionsWith(...spellings)).length).toBeGreaterThan(20);
    expect(await erase()).toEqual({ erased: 1 });
    for (const text of spellings) expect([text, await collectionsWith(text)]).toEqual([text, []]);
  });

  it('leaves no name in the search index, and keeps the audit chain valid', async () => {
    await db.ensureIndexes();
    await rebuildSearch(db, later);
    await sealAudit(db);
    expect(await collectionsWith('แสงเดือน')).toContain('search');
    await erase();
    expect(await collectionsWith('แสงเดือน')).not.toContain('search');
    await sealAudit(db);
    expect(await checkChain(db)).toMatchObject({ fault: null });
  });

  it('leaves the ledger and its counts unchanged', async () => {
    const before = await ledger();
    await erase();
    expect(await ledger()).toEqual(before);
    const duty = await stores.duties.get(sentDuty.id);
    expect(duty).toMatchObject({ state: 'accepted', extension: { askedBy: 'chair' } });
    const [report] = await stores.submissions.ofDuty(sentDuty.id);
    expect(report).toMatchObject({ by: 'chair', revision: 1, answers: { planState: 'none' } });
  });

  it('keeps the seat and its dates in the register, with ผู้เคยดำรงตำแหน่ง instead of the name', async () => {
    await erase();
    expect(await stores.members.get('t570401-1')).toMatchObject({
      first: formerHolder,
      position: 'chair',
      since: '2023-01-01',
      until: '2024-12-18',
      sittings: [{ position: 'chair', from: '2023-01-01', until: '2024-12-18' }],
      person: null,
      village: null,
    });
  });

  it('ends the register row of a member whose link had been removed by a hand-over', async () => {
    await stores.members.updateMany(
      { id: 't570401-1' },
      { $set: { person: null, linkedBy: null } },
    );
    await erase();
    expect(await stores.members.get('t570401-1')).toMatchObject({
      first: formerHolder,
      until: '2024-12-18',
    });
  });

  it('turns a colleague’s save of an older copy into a conflict, so that the name does not come back', async () => {
    const before = await stores.duties.get(sentDuty.id);
    await erase();
    await expect(stores.duties.save(before ?? sentDuty)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await collectionsWith(traces.name)).toEqual([]);
  });

  it('removes the person’s questions, and the texts they wrote for an office', async () => {
    await erase();
    const messages = [{ text: `ฝากถามคุณ${formerHolder}` }, { text: erasedWords }];
    expect(await stores.questions.find({})).toMatchObject([{ id: questionOfOther, messages }]);
  });

  it('keeps photos of sent reports without their uploader and deletes the others', async () => {
    await erase();
    expect(await stores.attachments.get(files.evidence)).toMatchObject({ by: 'erased' });
    expect(await stores.attachments.readBytes(files.evidence, 'full')).not.toBeNull();
    for (const gone of [files.unsent, files.loose]) {
      expect(await stores.attachments.get(gone)).toBeNull();
      expect(await stores.attachments.readBytes(gone, 'full')).toBeNull();
    }
    expect(await stores.photos.count({})).toBe(0);
    const [draft] = await stores.drafts.find({ holder: 'chair' });
    expect(draft?.answers['photos']).toEqual([]);
  });

  it('ends roles, sessions and messages, and the same LINE account becomes a new person', async () => {
    await erase();
    expect(await stores.persons.get('chair')).toMatchObject({ name: formerHolder, grants: [] });
    expect(await stores.sessions.count({ person: 'chair' })).toBe(0);
    expect(await stores.deliveries.count({ person: 'chair', state: 'planned' })).toBe(0);
    expect(forgotten).toContain(traces.lineUserId);
    const again = await personOfLine(db, { userId: traces.lineUserId });
    expect(again.id).not.toBe('chair');
  });

  it('gives no role back when the register is reverted later', async () => {
    await stores.registerChanges.insert({
      id: changeId(sentDuty),
      duty: sentDuty.id,
      areaCode: sentDuty.areaCode,
      orders: [],
      members: [],
      grants: [{ id: 'chair', before: [...personOf('chair').grants], after: [] }],
    });
    await erase();
    const input = { id: sentDuty.id, reason: 'รับรองผิดฉบับ' };
    await execute(reopenDuty, { situation: situation(db, { as: 'province' }), input });
    expect(await stores.persons.get('chair')).toMatchObject({ name: formerHolder, grants: [] });
  });

  it('leaves the name of a place that equals the person’s LINE name', async () => {
    await erase();
    expect((await stores.areas.get('570401'))?.name).toBe('เวียง');
    expect((await stores.centres.get('t570401'))?.name).toContain('เวียง');
  });

  it('leaves an office’s contact person empty instead of ผู้เคยดำรงตำแหน่ง', async () => {
    const office = { officeName: 'สพอ.เทิง', officePhone: '053104000', quorumPercent: 50 };
    await stores.settings.put({ id: '570401', ...office, officeContact: traces.name });
    await erase();
    expect(await stores.settings.get('570401')).toMatchObject({ ...office, officeContact: '' });
    await stores.settings.remove({});
  });

  it('leaves a namesake of another centre', async () => {
    const namesake = rowOf('t570402-1', {
      centre: 't570402',
      areaCode: '570402',
      phone: '0800000000',
      person: null,
      position: 'member',
      sittings: [],
    });
    await stores.members.put(namesake);
    await erase();
    expect(await stores.members.get('t570402-1')).toEqual(namesake);
    expect(await collectionsWith(traces.phone)).toEqual([]);
    // A note without a person’s id may mean the namesake, so it stays.
    expect(await collectionsWith(traces.bare)).toEqual(['runs']);
    expect(await stores.members.get('t570401-1')).toMatchObject({ first: formerHolder });
  });

  it('leaves a phone number that another member also gave', async () => {
    const relative = rowOf('t570402-2', {
      centre: 't570402',
      first: 'แสงดาว',
      nameKey: nameKeyOf('แสงดาว ทดลองยิ่ง'),
      person: null,
      position: 'member',
      sittings: [],
    });
    await stores.members.put(relative);
    await erase();
    expect(await stores.members.get('t570402-2')).toEqual(relative);
    expect((await stores.members.get('t570401-1'))?.phone).toBeNull();
  });

  it('removes a phone number that a stranger claims, also from the stranger', async () => {
    await stores.persons.put({ ...personOf('stranger'), phone: traces.phone });
    await erase();
    expect(await collectionsWith(traces.phone, '089-111-2210')).toEqual([]);
    expect(await stores.persons.get('stranger')).toMatchObject({ phone: null });
  });

  it('removes a phone number that was corrected earlier, and the name in the invite list', async () => {
    const me = situation(db, { as: 'chair' });
    await stores.members.updateMany({ id: 't570401-1' }, { $set: { phone: null } });
    const input = { name: traces.name, phone: '0812223344' };
    await execute(correctMe, { situation: me, input });
    await stores.invites.updateMany(
      { id: 'ABCDEFGH' },
      { $set: { note: 'น.ส.บุญมา คำดี', batch: { id: randomUUID(), line: 1 }, member: null } },
    );
    await stores.runs.put({ id: 'list', slot: now, finishedAt: now, note: 'รอบุญมา คำดี' });
    await erase();
    expect(await collectionsWith('0891112210', '089 1112210', '0812223344')).toEqual([]);
    expect(await collectionsWith('บุญมา')).toEqual([]);
  });

  it('changes nothing when it runs a second time', async () => {
    await erase();
    expect(await eraseDecided(db, at(later))).toEqual({ erased: 0 });
  });
});

describe('the start of a granted erasure', () => {
  it('waits until the decision can no longer be undone and the person was told', async () => {
    const id = await ask();
    const input = { id, reply: 'ลบแล้ว' };
    await execute(grantErasure, { situation: situation(db, { as: 'province' }), input });
    expect(await eraseDecided(db, at(now))).toEqual({ erased: 0 });
    expect(await eraseDecided(db, at(later))).toEqual({ erased: 0 });
    const week = new Date(now.getTime() + 7 * 86_400_000);
    expect(await eraseDecided(db, at(week))).toEqual({ erased: 1 });
  });

  it('waits for a new decision when the person has become the last one of a role', async () => {
    await stores.persons.put({ ...personOf('otherHead'), grants: personOf('head').grants });
    const id = await ask('head');
    const input = { id, reply: 'ลบแล้ว' };
    await execute(grantErasure, { situation: situation(db, { as: 'province' }), input });
    await stores.persons.put(personOf('otherHead'));
    const week = new Date(now.getTime() + 7 * 86_400_000);
    expect(await eraseDecided(db, at(week))).toEqual({ erased: 0 });
    expect((await stores.erasureRequests.get(id))?.state).toBe('asked');
    expect((await stores.persons.get('head'))?.name).toBe(personOf('head').name);
  });
});
