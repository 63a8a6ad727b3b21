import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { formerHolder } from '#domain/privacy/erase-text.ts';
import { connect } from '#models/mongo/connect.ts';
import { askData } from '#use-cases/privacy/data-requests.ts';
import { askErasure } from '#use-cases/privacy/ask-erasure.ts';
import { grantErasure } from '#use-cases/privacy/decide-erasure.ts';
import { eraseDecided } from '#use-cases/privacy/erase-decided.ts';
import { acceptReport, forwardReport, returnReport } from '#use-cases/reports/review-report.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import {
  dutyOf,
  fill,
  now,
  personOf,
  plainAnswers,
  refill,
  situation,
} from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { files, storePerson } from './stored-person.ts';

const uri = new URL(inject('mongoUri'));
uri.pathname = `/test-erase-head-${randomUUID()}`;
const db = await connect(uri.href);
const { stores } = db;
const client = new mongoose.mongo.MongoClient(uri.href);
const duty = dutyOf();
const week = new Date(now.getTime() + 7 * 86_400_000);
const headName = 'นายสมศักดิ์ มั่นคงยิ่ง';

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await stores.persons.put({ ...personOf('head'), name: headName });
  // A second head, because a district must keep one.
  await stores.persons.put({ ...personOf('otherHead'), grants: personOf('head').grants });
});
afterAll(async () => {
  await client.close();
  await db.drop();
  await db.close();
});

const as = (name: Name, at: Date = now) => {
  const { db: database, ...rest } = situation(db, { as: name, at });
  const actor = name === 'head' ? { ...rest.actor, name: headName } : rest.actor;
  const grants = name === 'otherHead' ? personOf('head').grants : actor.grants;
  return { ...rest, db: database, actor: { ...actor, grants } };
};

async function submit(follows: number, at: Date = now): Promise<void> {
  const report = { id: duty.id, submission: randomUUID(), follows, reasons: {} };
  await execute(submitReport, {
    situation: as('officer', at),
    input: { ...report, answers: plainAnswers },
  });
}

async function erase(name: 'head' | 'chair', at: Date = week): Promise<void> {
  const asked = await execute(askErasure, { situation: as(name), input: { words: '' } });
  const input = { id: asked.id, reply: 'ลบแล้ว' };
  await execute(grantErasure, { situation: as('province'), input });
  const result = await eraseDecided(db, {
    now: at,
    forgetAtLine: () => Promise.resolve(),
    onFailure: (_request, error) => {
      throw error;
    },
  });
  expect(result).toEqual({ erased: 1 });
}

async function texts(): Promise<string> {
  const collections = await client.db().listCollections().toArray();
  const named = collections.filter(({ name }) => !name.endsWith('.chunks'));
  const all = await Promise.all(
    named.map(({ name }) => client.db().collection(name).find().toArray()),
  );
  return JSON.stringify(all);
}

describe('the erasure of a head who decided on a report', () => {
  it('keeps a return without the name, and the next head reviews the report', async () => {
    await submit(0);
    const back = { id: duty.id, revision: 1, returnDueOn: '2024-12-24' };
    const comments = [{ path: null, text: 'ขาดแผน' }];
    await execute(returnReport, { situation: as('head'), input: { ...back, comments } });
    expect((await stores.duties.get(duty.id))?.returnNote?.by).toBe(headName);
    await erase('head');
    const returned = await stores.duties.get(duty.id);
    expect(returned).toMatchObject({ state: 'returned', returnNote: { by: formerHolder } });
    expect(await texts()).not.toContain('สมศักดิ์');
    await submit(1, week);
    const input = { id: duty.id, revision: 2 };
    await execute(forwardReport, { situation: as('otherHead', week), input });
    await execute(acceptReport, { situation: as('province', week), input });
    expect((await stores.duties.get(duty.id))?.state).toBe('accepted');
  });

  it('leaves a forwarded report at the province, which accepts it', async () => {
    await submit(0);
    const input = { id: duty.id, revision: 1 };
    await execute(forwardReport, { situation: as('head'), input });
    await erase('head');
    await execute(acceptReport, { situation: as('province', week), input });
    expect((await stores.duties.get(duty.id))?.state).toBe('accepted');
  });
});

describe('the erasure of a person with unfiled photos', () => {
  const chunks = () => client.db().collection('attachmentBytes.chunks').countDocuments();

  it('removes the photo bytes from GridFS: no file and no chunk is left', async () => {
    await storePerson(db);
    const before = await chunks();
    await erase('chair');
    const names = await client.db().collection('attachmentBytes.files').find().toArray();
    const left = names.map(({ filename }) => String(filename));
    expect(
      left.filter((name) => name.includes(files.unsent) || name.includes(files.loose)),
    ).toEqual([]);
    expect(left.some((name) => name.includes(files.evidence))).toBe(true);
    expect(await chunks()).toBeLessThan(before);
    const owners = await client.db().collection('attachmentBytes.files').find().toArray();
    const known = new Set(owners.map(({ _id }) => String(_id)));
    const parts = await client.db().collection('attachmentBytes.chunks').find().toArray();
    expect(parts.filter(({ files_id: owner }) => !known.has(String(owner)))).toEqual([]);
  });

  it('withdraws open requests for a copy or a correction', async () => {
    await storePerson(db);
    const input = { kind: 'copy', words: 'ทั้งหมด' };
    await execute(askData, { situation: as('chair'), input });
    await erase('chair');
    expect(await stores.dataRequests.openIn(['57'])).toEqual([]);
  });
});
