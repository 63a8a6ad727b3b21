import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '#models/mongo/connect.ts';
import type { Database } from '#models/mongo/connect.ts';
import { sweepFiles } from '#jobs/sweep-files.ts';
import { discardDutyDraft } from '#use-cases/drafts/discard-report.ts';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { undoDecision } from '#use-cases/duties/undo-decision.ts';
import { execute } from '#use-cases/use-case.ts';
import { testUri } from '../support/database.ts';
import {
  arrivedFile,
  dutyOf,
  fill,
  insertReport,
  now,
  refill,
  situation,
} from '../support/world.ts';
import { createOffice } from './job-fixture.ts';

const uri = testUri();
const db = await connect(uri);
const { stores } = db;
const duty = dutyOf();
const hour = 3_600_000;
const everything = { before: new Date('2099-01-01'), after: '0'.repeat(24), limit: 1000 };

beforeAll(() => fill(db));
afterAll(async () => {
  await db.drop();
  await db.close();
});
beforeEach(async () => {
  await refill(db);
  const left = await stores.attachments.oldCopies(everything);
  await stores.attachments.removeCopies(left.map((copy) => copy.copy));
});

const after = (hours: number): Date => new Date(now.getTime() + hours * hour);

/** Runs the job this many hours from now, by the set clock and the wall clock. */
function sweep(hours: number, on: Database = db) {
  const { tools } = createOffice(on);
  return sweepFiles.run({
    ...tools,
    clock: () => after(hours),
    wallClock: () => new Date(Date.now() + hours * hour),
  });
}

async function upload(of: { duty?: typeof duty; at?: Date } = {}): Promise<string> {
  const id = randomUUID();
  await writeBytes(id);
  const row = arrivedFile(id, { duty: of.duty ?? duty, by: 'officer', at: of.at ?? now });
  await stores.attachments.insert(row);
  return id;
}

async function writeBytes(id: string): Promise<void> {
  for (const size of ['full', 'thumb'] as const)
    await stores.attachments.writeBytes(id, { size, bytes: Buffer.from(`${size} of ${id}`) });
}

function name(
  ids: readonly string[],
  { hours = 0, on = db }: { hours?: number; on?: Database } = {},
) {
  const value = ids.map((id) => ({ id, name: 'รูป.jpg' }));
  const changes = [{ field: 'photos', value, seen: after(1_000) }];
  return execute(saveDraft, {
    situation: situation(on, { as: 'officer', at: after(hours) }),
    input: { id: duty.id, changes },
  });
}

async function isKept(id: string): Promise<boolean> {
  const row = await stores.attachments.get(id);
  const bytes = await stores.attachments.readBytes(id, 'full');
  expect(bytes !== null).toBe(row !== null);
  return row !== null;
}

describe('a file that no record names', () => {
  it('is removed with its bytes a day after its upload, not before', async () => {
    const id = await upload();
    expect(await sweep(23)).toEqual({ files: 0, copies: 0 });
    expect(await isKept(id)).toBe(true);
    expect(await sweep(25)).toEqual({ files: 1, copies: 0 });
    expect(await isKept(id)).toBe(false);
    expect(await sweep(25)).toEqual({ files: 0, copies: 0 });
  });

  it('is kept for a day after its removal from the draft, and longer when the draft names it again', async () => {
    const id = await upload();
    await name([id]);
    await name([], { hours: 100 });
    await sweep(101);
    await name([id], { hours: 102 });
    await sweep(500);
    expect(await isKept(id)).toBe(true);
    await name([], { hours: 501 });
    await sweep(526);
    expect(await isKept(id)).toBe(false);
  });

  it('is removed once by two processes at the same time', async () => {
    const ids = [];
    for (const centre of ['t570401', 't570402'])
      for (let at = 0; at < 3; at += 1) ids.push(await upload({ duty: dutyOf({ centre }) }));
    const found = await Promise.all([sweep(25), sweep(25)]);
    expect(found.reduce((sum, one) => sum + (one === false ? 0 : Number(one['files'])), 0)).toBe(6);
    expect(await Promise.all(ids.map(isKept))).toEqual(ids.map(() => false));
  });

  it('is kept when a draft that names it is saved at the moment of the sweep', async () => {
    const id = await upload();
    const saved = Promise.withResolvers<void>();
    const looked = Promise.withResolvers<void>();
    // The draft is saved but not committed while the sweep reads.
    const saving = name([id], {
      hours: 25,
      on: {
        ...db,
        transaction: (work) =>
          db.transaction(async () => {
            const done = await work();
            saved.resolve();
            await looked.promise;
            return done;
          }),
      },
    });
    await saved.promise;
    const swept = await sweep(25, {
      ...db,
      transaction: (work) => db.transaction(() => work().finally(looked.resolve)),
    });
    expect([swept, (await saving).refused]).toEqual([{ files: 0, copies: 0 }, []]);
    expect(await isKept(id)).toBe(true);
  });
});

describe('a file that a record names', () => {
  it.each<[string, (id: string) => Promise<unknown>]>([
    ['a draft', (id) => name([id])],
    [
      'a sent revision',
      (id) => insertReport(db, { duty: duty.id, answers: { rows: [{ photos: [ref(id)] }] } }),
    ],
    [
      'an appointment order',
      (id) => stores.orders.insert({ ...order, files: [ref(id)], duty: duty.id }),
    ],
    ['the filing of a chat photo', (id) => stores.photos.insert(chatPhoto(id))],
  ])('is kept with %s', async (_what, take) => {
    const id = await upload();
    await take(id);
    await sweep(1_000);
    expect(await isKept(id)).toBe(true);
  });

  it('is kept while its discarded draft can be restored, then removed', async () => {
    const id = await upload({ at: after(-100) });
    await name([id], { hours: -99 });
    const act = { situation: situation(db, { as: 'officer' }), input: { id: duty.id } };
    await execute(discardDutyDraft, act);
    await sweep(0);
    await execute(undoDecision, act);
    expect(await isKept(id)).toBe(true);
    await execute(discardDutyDraft, act);
    await stores.discarded.empty(after(1));
    await sweep(1);
    expect(await isKept(id)).toBe(false);
  });
});

describe('stored bytes without a file record', () => {
  it('are removed a day after they were written, but kept during a running upload', async () => {
    const id = randomUUID();
    await writeBytes(id);
    expect(await sweep(23)).toEqual({ files: 0, copies: 0 });
    expect(await sweep(25)).toEqual({ files: 0, copies: 2 });
    expect(await stores.attachments.oldCopies(everything)).toEqual([]);
  });

  it('are removed when an upload broke off', async () => {
    const own = await mongoose.createConnection(uri).asPromise();
    const chunks = own.collection('attachmentBytes.chunks');
    const files_id = new mongoose.mongo.ObjectId();
    await chunks.insertMany([0, 1].map((n) => ({ files_id, n, data: Buffer.from('x') })));
    expect(await sweep(25)).toEqual({ files: 0, copies: 1 });
    expect(await chunks.countDocuments({ files_id })).toBe(0);
    await own.close();
  });

  it('are removed when another copy is in use', async () => {
    const id = await upload();
    await name([id]);
    await writeBytes(id);
    expect(await sweep(25)).toEqual({ files: 0, copies: 2 });
    expect(await isKept(id)).toBe(true);
  });

  it('are kept while a chat photo waits for its report', async () => {
    const id = randomUUID();
    await writeBytes(id);
    await stores.photos.insert({ ...chatPhoto(id), filedIn: null });
    expect(await sweep(25)).toEqual({ files: 0, copies: 0 });
  });

  it('are removed completely in any number of batches', async () => {
    const kept = await upload();
    await name([kept]);
    for (let at = 0; at < 110; at += 1) await writeBytes(randomUUID());
    expect(await sweep(25)).toEqual({ files: 0, copies: 220 });
    expect(await isKept(kept)).toBe(true);
  });
});

function ref(id: string) {
  return { id, name: 'รูป.jpg' };
}

const order = {
  id: `${duty.id}.1`,
  centre: duty.centre,
  areaCode: duty.areaCode,
  number: '1/2568',
  date: '2024-10-01',
  signer: 'นายอำเภอ',
  termFrom: '2024-10-01',
  termTo: '2026-09-30',
  endedOn: null,
} as const;

function chatPhoto(id: string) {
  return {
    id,
    person: 'officer',
    batch: id,
    imageSet: null,
    sentAt: now,
    type: 'image/jpeg' as const,
    bytes: 1,
    width: 1,
    height: 1,
    hash: 'hash',
    filedIn: duty.id,
    at: now,
  };
}
