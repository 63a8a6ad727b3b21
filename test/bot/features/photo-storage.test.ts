import { describe, expect, it } from 'vitest';
import { sweepPhotos } from '#use-cases/files/delete-photo.ts';
import { photoId } from '#bot/features/photo.ts';
import { testDatabase } from '#test/support/database.ts';
import { insertReport, now } from '#test/support/world.ts';
import { wordsOf } from '../chat.ts';
import { buttonFor, createPhotoChat, lineIdOf as line, meeting } from './photo-chat.ts';

const db = await testDatabase();
const { stores } = db;
const { chat, send, photosIn, bytesOf } = createPhotoChat(db);

describe('unsending a photo', () => {
  it('removes an unfiled photo and its bytes, and the answer to its old button says so', async () => {
    const { id, messages } = await send('officer');
    expect(await chat.unsend(line('officer'), id)).toEqual([]);
    expect(await stores.photos.get(photoId(id))).toBeNull();
    expect(await bytesOf(id)).toBeNull();
    const answer = await chat.tap(line('officer'), buttonFor(messages, meeting));
    expect(wordsOf(answer)).toContain('เรื่องนี้เปลี่ยนไปแล้ว');
  });

  it('removes the photo from the draft, even when a colleague holds the draft', async () => {
    const first = await send('officer', 0);
    const second = await send('officer', 1, { after: 1000 });
    await chat.tap(line('officer'), buttonFor(first.messages, meeting));
    const draft = await stores.drafts.get(meeting);
    if (!draft) throw new Error('no draft');
    await stores.drafts.put({ ...draft, holder: 'chair' });
    await chat.unsend(line('officer'), first.id);
    expect(await photosIn()).toEqual([photoId(second.id)]);
    expect(await stores.attachments.get(photoId(first.id))).toBeNull();
    expect(await bytesOf(first.id)).toBeNull();
  });

  it('keeps a photo of a sent report, and ignores an unsend by another person', async () => {
    const { id, messages } = await send('officer');
    await chat.unsend(line('otherOfficer'), id);
    expect(await stores.photos.get(photoId(id))).not.toBeNull();
    await chat.tap(line('officer'), buttonFor(messages, meeting));
    const draft = await stores.drafts.get(meeting);
    await insertReport(db, { duty: meeting, answers: draft?.answers ?? {} });
    await chat.unsend(line('officer'), id);
    expect(await photosIn()).toEqual([photoId(id)]);
    expect((await bytesOf(id))?.length).toBeGreaterThan(0);
  });
});

describe('the job that removes old photos', () => {
  const later = (days: number) => new Date(now.getTime() + days * 86_400_000 + 1);

  it('removes unfiled photos and keeps filed ones with their report', async () => {
    const filed = await send('officer', 0);
    await chat.tap(line('officer'), buttonFor(filed.messages, meeting));
    const unfiled = await send('officer', 1, { after: 120_000 });
    expect(await sweepPhotos(db, later(-1))).toBe(0);
    expect(await sweepPhotos(db, later(0))).toBe(2);
    expect(await sweepPhotos(db, later(0))).toBe(0);
    expect(await bytesOf(unfiled.id)).toBeNull();
    expect((await bytesOf(filed.id))?.length).toBeGreaterThan(0);
    expect(await photosIn()).toEqual([photoId(filed.id)]);
  });
});

describe('a crash while a photo is handled', () => {
  it('keeps one photo and asks about it when the crash came after storing the bytes', async () => {
    const { id } = await send('officer');
    await stores.photos.remove({});
    const again = await chat.sendPhoto(line('officer'), { id });
    expect(wordsOf(again)).toContain('ใช้กับรายงานใด');
    expect(await stores.photos.count({})).toBe(1);
    await chat.unsend(line('officer'), id);
    expect(await bytesOf(id)).toBeNull();
  });

  it('keeps one photo and asks about it again when the crash came after storing the row', async () => {
    const { id } = await send('officer');
    expect(wordsOf(await chat.sendPhoto(line('officer'), { id }))).toContain('ใช้กับรายงานใด');
    expect(await stores.photos.count({})).toBe(1);
  });

  it('removes the bytes when the crash came after removing the row', async () => {
    const { id } = await send('officer');
    await stores.photos.remove({});
    await chat.unsend(line('officer'), id);
    expect(await bytesOf(id)).toBeNull();
  });
});
