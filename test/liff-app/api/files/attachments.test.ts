import { randomBytes, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '#domain/limits.ts';
import { testDatabase } from '#test/support/database.ts';
import { avifOf, brokenJpeg, heicHead, hugePng } from '#test/support/hostile/hostile-pictures.ts';
import { dutyOf, fill, now, refill } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { startApi } from '../client.ts';
import { createUploads, pdf, photograph } from './uploads.ts';

const db = await testDatabase();
const api = await startApi(db);
const { stores } = db;
const duty = dutyOf();
const { upload, download, name } = createUploads(api);

beforeAll(() => fill(db));
beforeEach(() => refill(db));

describe('an uploaded photograph', () => {
  it('is kept upright, no longer than 1,600 px, without its EXIF, with a thumbnail', async () => {
    const id = randomUUID();
    const sent = await photograph();
    expect(sent.includes('Artist') || sent.includes('Exif')).toBe(true);
    expect((await upload({ id, bytes: sent })).json).toMatchObject({
      id,
      type: 'image/jpeg',
      width: 800,
      height: 1600,
    });
    const full = await download(id);
    const meta = await sharp(full.bytes).metadata();
    expect([meta.width, meta.height, meta.exif, meta.orientation]).toEqual([
      800,
      1600,
      undefined,
      undefined,
    ]);
    expect(full.bytes.includes('Exif')).toBe(false);
    const thumb = await download(id, { size: 'thumb' });
    expect([
      thumb.headers.get('content-type'),
      (await sharp(thumb.bytes).metadata()).width,
    ]).toEqual(['image/webp', 320]);
  });

  it.each(['png', 'webp', 'avif'] as const)(
    'becomes a JPEG when uploaded as %s',
    async (format) => {
      const bytes = await sharp({
        create: { width: 30, height: 20, channels: 4, background: '#ff000080' },
      })
        .toFormat(format)
        .toBuffer();
      expect((await upload({ bytes, name: 'ใบงาน.pdf' })).json).toMatchObject({
        type: 'image/jpeg',
        width: 30,
      });
    },
  );

  it('is served with headers that prevent running it or showing it on other sites', async () => {
    const id = randomUUID();
    await upload({ id, bytes: pdf, name: 'คำสั่ง "1".pdf' });
    const { headers, bytes } = await download(id);
    expect(bytes.equals(pdf)).toBe(true);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cache-control')).toContain('private');
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain('คำสั่ง "1".pdf');
  });
});

describe('an invalid upload', () => {
  it.each<[string, () => Buffer]>([
    ['a page', () => Buffer.from('<html><script>alert(1)</script></html>')],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a program', () => Buffer.from([0x4d, 0x5a, ...randomBytes(200)])],
    ['a zip', () => Buffer.from([0x50, 0x4b, 0x03, 0x04, ...randomBytes(200)])],
    ['a GIF', () => Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;')],
    ['noise', () => randomBytes(5_000)],
    ['nothing', () => Buffer.alloc(0)],
  ])('is refused and not stored under any file name: %s', async (_what, make) => {
    const answer = await upload({ bytes: make(), name: 'รูป.jpg' });
    expect([answer.status, answer.json['code']]).toEqual([415, 'file-type']);
    expect(await stores.attachments.count({})).toBe(0);
  });

  it.each<[string, () => Buffer, string]>([
    ['a broken JPEG', brokenJpeg, '422 picture-unreadable'],
    ['a HEIC photograph', heicHead, '415 heic-unsupported'],
    ['a picture of 30,000 by 30,000 in a few bytes', hugePng, '422 picture-too-many-pixels'],
    ['an AVIF of 49 megapixels', () => avifOf('49-megapixels'), '422 picture-too-heavy'],
  ])('is refused with its own message and not stored: %s', async (_what, make, refusal) => {
    const answer = await upload({ bytes: make() });
    expect(`${answer.status} ${String(answer.json['code'])}`).toBe(refusal);
    expect(await stores.attachments.count({})).toBe(0);
  });

  it('is refused when it is a PDF for a photo question, with the cause', async () => {
    for (const field of ['photos', 'unknown', 'evidence.r1.photos']) {
      const id = randomUUID();
      const answer = await upload({ id, bytes: pdf, name: 'รูป.jpg', field });
      expect([field, answer.status, answer.json['code']]).toEqual([field, 415, 'photos-only']);
      expect(answer.json['title']).toMatch(/^ข้อนี้รับเฉพาะรูป/u);
      expect(await stores.attachments.count({})).toBe(0);
      expect(await stores.attachments.readBytes(id, 'full')).toBeNull();
    }
  });

  it('is refused as too large above 10 MB', async () => {
    const answer = await upload({ bytes: Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]) });
    expect([answer.status, answer.json['code']]).toEqual([413, 'file-too-large']);
  });

  it.each<[string, Record<string, string>, string | FormData]>([
    ['no multipart', { 'content-type': 'application/json' }, '{}'],
    ['a multipart without a boundary', { 'content-type': 'multipart/form-data' }, 'x'],
    [
      'a multipart that stops',
      { 'content-type': 'multipart/form-data; boundary=b' },
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
    ],
    [
      'a file name with a NUL',
      { 'content-type': 'multipart/form-data; boundary=b' },
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a\0b"\r\n\r\nabc\r\n--b--\r\n',
    ],
    ['no file', {}, new FormData()],
  ])('is refused with 400: %s', async (_what, headers, body) => {
    const client = await api.as('officer');
    const path = `/api/duties/${duty.id}/attachments?attachment=${randomUUID()}&field=photos`;
    expect((await client({ path, headers, body })).status).toBe(400);
  });

  it.each([
    '',
    '?attachment=x&field=photos',
    `?attachment=${randomUUID()}`,
    `?attachment=${randomUUID()}&field=a%00b`,
    `?attachment=${randomUUID()}&field=$where%20`,
  ])('is refused with 400 for the query %j', async (query) => {
    const client = await api.as('officer');
    const body = new FormData();
    body.append('file', new Blob([pdf]), 'a.pdf');
    expect(
      (await client({ path: `/api/duties/${duty.id}/attachments${query}`, body })).status,
    ).toBe(400);
  });

  it('is refused as seventh file of a field before its bytes are stored, naming both limits', async () => {
    await stores.attachments.insertMissing(
      Array.from({ length: limits.upload.filesPerField }, () => ({
        id: randomUUID(),
        duty: duty.id,
        areaCode: duty.areaCode,
        field: 'evidence',
        name: 'รูป.jpg',
        type: 'image/jpeg' as const,
        bytes: 1,
        width: 1,
        height: 1,
        hash: 'h',
        by: 'officer',
        at: now,
      })),
    );
    const id = randomUUID();
    const refused = (await upload({ id, bytes: pdf })).json;
    expect(refused['code']).toBe('too-many-files');
    expect(refused['title']).toMatch(/ไม่เกิน 6 ไฟล์.*ไม่เกิน 80 ไฟล์/u);
    expect(await stores.attachments.readBytes(id, 'full')).toBeNull();
    expect((await upload({ bytes: await photograph(), field: 'photos' })).status).toBe(200);
  });
});

describe('access to a file', () => {
  it.each<Name>(['otherOfficer', 'chair', 'head', 'province', 'admin', 'stranger'])(
    'is refused for an upload by the %s, who does not fill in this duty',
    async (as) => {
      expect((await upload({ as, bytes: pdf })).status).toBe(403);
      expect(await stores.attachments.count({})).toBe(0);
    },
  );

  it('is given to readers of the report only', async () => {
    const id = randomUUID();
    await upload({ id, bytes: pdf });
    await name([id]);
    const seen = async (as: Name): Promise<number> => (await download(id, { as })).status;
    expect(
      await Promise.all((['officer', 'head', 'province', 'chair'] as const).map(seen)),
    ).toEqual([200, 200, 200, 200]);
    expect(
      await Promise.all(
        (['otherOfficer', 'otherHead', 'otherChair', 'admin', 'stranger'] as const).map(seen),
      ),
    ).toEqual(Array(5).fill(403));
    expect((await fetch(`${api.base}/api/attachments/${id}`)).status).toBe(401);
    expect((await download(randomUUID())).status).toBe(404);
  });

  it('shows one file when an id was uploaded repeatedly, three times at once', async () => {
    const id = randomUUID();
    const bytes = await photograph();
    const answers = await Promise.all([
      upload({ id, bytes }),
      upload({ id, bytes }),
      upload({ id, bytes }),
    ]);
    answers.push(await upload({ id, bytes }));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(await stores.attachments.count({})).toBe(1);
  });

  it('cannot be overwritten or shown through its id in another duty', async () => {
    const id = randomUUID();
    await upload({ id, bytes: pdf });
    const other = dutyOf({ centre: 't570402' }).id;
    const answer = await upload({ as: 'otherOfficer', id, to: other, bytes: await photograph() });
    expect(answer.status).toBe(403);
    expect((await download(id)).bytes.equals(pdf)).toBe(true);
  });
});

describe('uploads of one person', () => {
  it('are refused after two hundred in a day, with Retry-After until midnight', async () => {
    expect((await upload({ bytes: pdf })).status).toBe(200);
    await stores.rateCounters.updateMany({}, { $set: { count: 200 } });
    const refused = await upload({ bytes: pdf });
    expect([refused.status, refused.json['code']]).toEqual([429, 'upload-quota']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    await stores.rateCounters.remove({});
  });

  it('are answered with 404 file-missing when the store has no bytes', async () => {
    const id = randomUUID();
    await upload({ id, bytes: pdf });
    await stores.attachments.removeBytes(id);
    const answer = await download(id);
    expect([answer.status, answer.bytes.toString()]).toEqual([
      404,
      expect.stringContaining('file-missing'),
    ]);
  });
});
