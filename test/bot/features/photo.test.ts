import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { execute } from '#use-cases/use-case.ts';
import { photoId } from '#bot/features/photo.ts';
import { encodePostback } from '#bot/postback.ts';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf, situation } from '#test/support/world.ts';
import { actionsIn, wordsOf } from '../chat.ts';
import { buttonFor, createPhotoChat, fromPhone, lineIdOf as line, meeting } from './photo-chat.ts';

const db = await testDatabase();
const { stores } = db;
const { chat, send, photosIn, bytesOf } = createPhotoChat(db);

describe('a photo in the chat', () => {
  it('is stored without EXIF data, and the bot asks which of three reports it belongs to', async () => {
    const { id, messages } = await send('officer', fromPhone);
    expect(wordsOf(messages)).toContain('รับรูปแล้ว\nใช้กับรายงานใด');
    expect(wordsOf(messages)).toContain('7 วัน');
    expect(wordsOf(messages)).toContain('เลขประจำตัวประชาชน');
    const data = actionsIn(messages).filter((action) => action['type'] === 'postback');
    expect(data).toHaveLength(3);
    const kept = await stores.photos.get(photoId(id));
    expect(kept).toMatchObject({ person: 'officer', filedIn: null, width: 1600 });
    expect((await sharp((await bytesOf(id)) ?? undefined).metadata()).exif).toBeUndefined();
  });

  it('gets another answer than a voice message, also when no report waits', async () => {
    const answer = async (name: 'officer' | 'head') =>
      wordsOf(await chat.sendPhoto(line(name), { type: 'audio' }));
    expect(await answer('officer')).toContain('ไม่ได้เก็บข้อความเสียง');
    expect(await answer('head')).toContain('ไม่ได้เก็บข้อความเสียง');
  });

  it('is stored once in each size when LINE delivers its event again', async () => {
    const { id } = await send('officer');
    await chat.sendPhoto(line('officer'), { id });
    const everything = { before: new Date('2099-01-01'), after: '0'.repeat(24), limit: 1000 };
    const copies = await stores.attachments.oldCopies(everything);
    expect(copies.filter((copy) => copy.file === photoId(id))).toHaveLength(2);
  });

  it('is filed in the draft of the tapped report, and the answer links to the form’s photos', async () => {
    const { id, messages } = await send('secretary');
    const answer = await chat.tap(line('secretary'), buttonFor(messages, meeting));
    expect(wordsOf(answer)).toContain('แนบแล้ว 1 รูป');
    expect(actionsIn(answer)[0]?.['uri']).toContain(`/duty/${meeting}/form?field=photos`);
    expect(await photosIn()).toEqual([photoId(id)]);
    expect(await stores.attachments.get(photoId(id))).toMatchObject({
      duty: meeting,
      by: 'secretary',
    });
    expect(await stores.duties.get(meeting)).toMatchObject({ state: 'draft' });
    const actions = (await stores.audit.ofSubject(meeting)).map((entry) => entry.action);
    expect(actions).toEqual(expect.arrayContaining(['draft.begun', 'photo.filed']));
  });

  it('is filed once after two taps, and stays there after a tap for another report', async () => {
    const { messages } = await send('officer');
    const data = buttonFor(messages, meeting);
    await chat.tap(line('officer'), data);
    const before = await stores.drafts.get(meeting);
    expect(wordsOf(await chat.tap(line('officer'), data))).toContain('แนบรูปชุดนี้ไว้แล้ว');
    const other = actionsIn(messages).find(
      (action) => action['type'] === 'postback' && action['data'] !== data,
    );
    await chat.tap(line('officer'), String(other?.['data']));
    expect(await stores.drafts.get(meeting)).toEqual(before);
  });

  it('is not fetched when no report waits for a photo', async () => {
    const { id, messages } = await send('admin');
    expect(wordsOf(messages)).toContain('ไม่มีรายงานที่รอรูป');
    expect(await bytesOf(id)).toBeNull();
  });

  it('is not fetched while thirty photos already wait for a report', async () => {
    const { id } = await send('officer', 1);
    const kept = await stores.photos.get(photoId(id));
    if (!kept) throw new Error('not kept');
    for (let at = 1; at < 30; at += 1) {
      const more = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
      await stores.photos.insert({ ...kept, id: more });
    }
    const next = await send('officer', 2);
    expect(wordsOf(next.messages)).toContain('มีรูปที่ยังไม่ได้เลือกรายงานอยู่มากแล้ว');
    expect(await bytesOf(next.id)).toBeNull();
  });

  it.each([
    [{ kind: 'gone' }, 'กรุณาส่งรูปอีกครั้ง'],
    [{ kind: 'away' }, 'กรุณารอสักครู่แล้วส่งรูปอีกครั้ง'],
    [{ kind: 'tooLarge' }, 'รูปใหญ่เกิน 10 เมกะไบต์'],
    [{ kind: 'here', bytes: Buffer.from('words, not a picture') }, 'กรุณาเลือกรูป'],
  ] as const)(
    'answers a photo that did not arrive (%o) with the reason and stores nothing',
    async (content, words) => {
      chat.photos.others = content;
      expect(wordsOf(await chat.sendPhoto(line('officer')))).toContain(words);
      expect(await stores.photos.count({})).toBe(0);
    },
  );
});

describe('photos sent in a row', () => {
  it('get one question when sent within a minute, and its answer files them all', async () => {
    const first = await send('officer', 0);
    const second = await send('officer', 1, { after: 30_000 });
    const third = await send('officer', 2, { after: 80_000 });
    expect(wordsOf(first.messages)).toContain('ส่งหลายรูปติดกันจะเก็บรวมกัน');
    expect([...second.messages, ...third.messages]).toEqual([]);
    const filed = await chat.tap(line('officer'), buttonFor(first.messages, meeting));
    expect(wordsOf(filed)).toContain('แนบแล้ว 3 รูป');
    expect(await photosIn()).toEqual([first, second, third].map(({ id }) => photoId(id)));
  });

  it('get one question when picked together, even when they arrive ten minutes apart', async () => {
    await send('officer', 0, { imageSet: 'set' });
    expect((await send('officer', 1, { imageSet: 'set', after: 600_000 })).messages).toEqual([]);
  });

  it('lead to a second question after 90 seconds, and a tap files only its own photo', async () => {
    const first = await send('officer', 0);
    const second = await send('officer', 1, { after: 90_000 });
    expect(wordsOf(second.messages)).toContain('ใช้กับรายงานใด');
    await chat.tap(line('officer'), buttonFor(second.messages, meeting));
    expect(await photosIn()).toEqual([photoId(second.id)]);
    expect((await stores.photos.get(photoId(first.id)))?.filedIn).toBeNull();
  });

  it('are attached once each, and the answer counts repeated photos and those used in other reports', async () => {
    const other = dutyOf({ obligation: 'plan-mission' }).id;
    const earlier = await send('officer', 1);
    const batch = photoId(earlier.id);
    await chat.tap(line('officer'), encodePostback({ kind: 'filePhotos', batch, duty: other }));
    const first = await send('officer', 0, { after: 120_000 });
    await send('officer', 0, { after: 121_000 });
    await send('officer', 1, { after: 122_000 });
    const answer = wordsOf(await chat.tap(line('officer'), buttonFor(first.messages, meeting)));
    expect(answer).toContain('แนบแล้ว 2 รูป');
    expect(answer).toContain('รูปซ้ำ 1 รูป ไม่แนบซ้ำ');
    expect(answer).toContain('1 รูปเคยใช้ในรายงานอื่น');
  });

  it('are not counted as used elsewhere after they were removed from the other report', async () => {
    const other = dutyOf({ obligation: 'plan-mission' }).id;
    const earlier = await send('officer', 1);
    const batch = photoId(earlier.id);
    await chat.tap(line('officer'), encodePostback({ kind: 'filePhotos', batch, duty: other }));
    await execute(saveDraft, {
      situation: situation(db, { as: 'officer' }),
      input: { id: other, changes: [{ field: 'photos', value: [], seen: new Date('2099-01-01') }] },
    });
    const { messages } = await send('officer', 1, { after: 120_000 });
    const answer = wordsOf(await chat.tap(line('officer'), buttonFor(messages, meeting)));
    expect(answer).toContain('แนบแล้ว 1 รูป');
    expect(answer).not.toContain('เคยใช้ในรายงานอื่น');
  });

  it('are attached up to the form’s limit, and the answer says that the others did not fit', async () => {
    const first = await send('officer', 0);
    for (let at = 1; at <= 6; at += 1) await send('officer', at, { after: at * 1000 });
    const data = buttonFor(first.messages, meeting);
    expect(wordsOf(await chat.tap(line('officer'), data))).toContain('อีก 1 รูปแนบไม่ได้');
    expect(await photosIn()).toHaveLength(6);
    expect(wordsOf(await chat.tap(line('officer'), data))).toContain('ช่องรูปเต็มแล้ว');
  });
});

describe('a report that cannot take the photo now', () => {
  it('leaves the photo unfiled and names the colleague who holds the draft', async () => {
    await execute(saveDraft, {
      situation: situation(db, { as: 'chair' }),
      input: { id: meeting, changes: [{ field: 'place', value: 'ศาลา', seen: null }] },
    });
    const { id, messages } = await send('secretary');
    const answer = await chat.tap(line('secretary'), buttonFor(messages, meeting));
    expect(wordsOf(answer)).toContain('chair สมมุติ กำลังกรอกแบบนี้อยู่');
    expect(await photosIn()).toEqual([]);
    expect((await stores.photos.get(photoId(id)))?.filedIn).toBeNull();
  });

  it('leaves the photo unfiled and says that the report was sent meanwhile', async () => {
    const { id, messages } = await send('secretary');
    const duty = await stores.duties.get(meeting);
    if (!duty) throw new Error('no duty');
    await stores.duties.put({ ...duty, state: 'inReview', reviewAt: 'district' });
    const answer = await chat.tap(line('secretary'), buttonFor(messages, meeting));
    expect(wordsOf(answer)).toContain('แนบไม่ได้ตอนนี้');
    expect((await stores.photos.get(photoId(id)))?.filedIn).toBeNull();
  });

  it('refuses a button for another tambon and a button of another person’s photo', async () => {
    const { messages } = await send('officer');
    const data = buttonFor(messages, meeting);
    const elsewhere = data.replace('t570401', 't570402');
    expect(wordsOf(await chat.tap(line('officer'), elsewhere))).toContain('ไม่มีสิทธิ์');
    expect(wordsOf(await chat.tap(line('otherOfficer'), data))).toContain('เรื่องนี้เปลี่ยนไปแล้ว');
    expect(await stores.attachments.count({})).toBe(0);
  });
});
