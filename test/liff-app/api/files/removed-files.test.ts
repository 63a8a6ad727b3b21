import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isRecord } from '#domain/fields/kind.ts';
import { limits } from '#domain/limits.ts';
import { testDatabase } from '#test/support/database.ts';
import { insertReport } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { at } from '../client.ts';
import { duty, openDesk, path } from '../api-fixture.ts';
import { createUploads, pdf, photograph } from './uploads.ts';

const db = await testDatabase();
const { stores } = db;
const { api, clients, minutes } = await openDesk(db);
const { upload, download, name } = createUploads(api);

/** Uploads a photo and then names it in the draft. */
async function attached(): Promise<string> {
  const id = randomUUID();
  await upload({ id, bytes: pdf });
  await name([id]);
  return id;
}

const seen = async (id: string, ...as: Name[]): Promise<number[]> =>
  Promise.all(as.map(async (name) => (await download(id, { as: name })).status));

/** Ids of the files listed by the form and the duty's page. */
async function shown(): Promise<string[][]> {
  const { officer } = await clients('officer');
  const answers = [await officer({ path: `${path}/form` }), await officer({ path })];
  return answers.map(({ json }) => {
    const files = at(json, 'attachments');
    return isRecord(files) ? Object.keys(files) : [];
  });
}

describe('a photo removed from a draft', () => {
  it('gives 404 in Thai, to its uploader as well, and is not listed', async () => {
    const id = await attached();
    expect(await seen(id, 'officer', 'head')).toEqual([200, 200]);
    await name([]);
    expect(await seen(id, 'officer', 'head', 'otherOfficer')).toEqual([404, 404, 403]);
    expect((await download(id)).bytes.toString()).toContain('ไฟล์นี้ถูกนำออกจากรายงานแล้ว');
    expect(await shown()).toEqual([[], []]);
  });

  it('is served again when the draft names it again, even an hour after its upload', async () => {
    const id = await attached();
    api.setNow(minutes(120));
    await name([]);
    expect(await seen(id, 'officer')).toEqual([404]);
    await name([id]);
    expect(await seen(id, 'officer', 'head')).toEqual([200, 200]);
    expect(await shown()).toEqual([[id], [id]]);
  });

  it('stays readable in the revision that names it', async () => {
    const id = await attached();
    await insertReport(db, { duty: duty.id, answers: { photos: [{ id, name: 'รูป.jpg' }] } });
    await name([]);
    expect(await seen(id, 'officer', 'head', 'province')).toEqual([200, 200, 200]);
    expect(await shown()).toEqual([[id], [id]]);
  });
});

describe('an upload that no draft names yet', () => {
  it('is seen by its uploader for an hour and by no other person', async () => {
    const id = randomUUID();
    await upload({ id, bytes: pdf });
    expect(await seen(id, 'officer', 'head', 'chair')).toEqual([200, 404, 404]);
    expect(await shown()).toEqual([[id], [id]]);
    api.setNow(new Date(minutes(0).getTime() + limits.upload.unsavedMs + 1000));
    expect(await seen(id, 'officer')).toEqual([404]);
    await name([id]);
    expect(await seen(id, 'officer', 'head')).toEqual([200, 200]);
  });
});

describe('files of a discarded draft', () => {
  const discard = async () => {
    const { officer } = await clients('officer');
    return officer({ path: `${path}/draft/discard`, json: {} });
  };

  it('are not served and do not reappear in the next draft of that duty', async () => {
    const waiting = randomUUID();
    const id = await attached();
    await upload({ id: waiting, bytes: pdf });
    expect((await discard()).status).toBe(200);
    expect([...(await seen(id, 'officer')), ...(await seen(waiting, 'officer'))]).toEqual([
      404, 404,
    ]);
    const next = await attached();
    expect(await shown()).toEqual([[next], [next]]);
  });

  it('are restored when the discard is undone', async () => {
    const id = await attached();
    await discard();
    const { officer } = await clients('officer');
    expect((await officer({ path: `${path}/undo`, json: {} })).status).toBe(200);
    expect(await seen(id, 'officer', 'head')).toEqual([200, 200]);
    expect(await shown()).toEqual([[id], [id]]);
  });
});

describe('limits on the number of files', () => {
  it('refuse a draft that names a seventh file of a field, but not one that replaces a file', async () => {
    const ids = Array.from({ length: 7 }, () => randomUUID());
    for (const id of ids.slice(0, 6)) expect((await upload({ id, bytes: pdf })).status).toBe(200);
    await name(ids.slice(0, 6));
    expect((await upload({ id: ids[6] ?? '', bytes: pdf })).status).toBe(200);
    const refused = await name(ids);
    expect(at(refused.json, 'refused', 0, 'message')).toBe('เอกสารหลักฐานแนบได้ไม่เกิน 6 รายการ');
    expect(at((await name(ids.slice(1))).json, 'refused')).toEqual([]);
  });

  it('refuse the eighty-first file of a report before its bytes are stored', async () => {
    const id = await attached();
    const draft = await stores.drafts.get(duty.id);
    if (!draft) throw new Error('no draft');
    const many = Array.from({ length: 79 }, () => ({ id: randomUUID(), name: 'รูป.jpg' }));
    await stores.drafts.put({ ...draft, answers: { ...draft.answers, rows: many } });
    const next = randomUUID();
    const refused = await upload({ id: next, bytes: pdf });
    expect([refused.status, refused.json['code']]).toEqual([422, 'too-many-files']);
    expect(await stores.attachments.readBytes(next, 'full')).toBeNull();
    expect(await seen(id, 'officer')).toEqual([200]);
  });
});

describe('repeated uploads of one id', () => {
  it('leave one copy of each size after six concurrent uploads and a later one', async () => {
    const id = randomUUID();
    const bytes = await photograph();
    const answers = await Promise.all(Array.from({ length: 6 }, () => upload({ id, bytes })));
    answers.push(await upload({ id, bytes }));
    expect(answers.map((answer) => answer.status)).toEqual(Array(7).fill(200));
    expect(await copiesOf(id)).toBe(2);
    expect((await download(id, { size: 'thumb' })).status).toBe(200);
  });
});

const everything = { before: new Date('2099-01-01'), after: '0'.repeat(24), limit: 1000 };

async function copiesOf(id: string): Promise<number> {
  const copies = await stores.attachments.oldCopies(everything);
  return copies.filter((copy) => copy.file === id).length;
}
