import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { encodePostback } from '#bot/postback.ts';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf, fill, now, personOf, refill, seatMembers } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { actionsIn, createChat, wordsOf } from '#test/bot/chat.ts';

const db = await testDatabase();
const { stores } = db;
const chat = createChat(db, { now });
const meeting = dutyOf({ obligation: 'committee-meeting' }).id;
const line = (name: Name): string => personOf(name).lineUserId;
const say = async (text: string): Promise<string> => wordsOf(await chat.say(line('chair'), text));
const answers = async () => (await stores.drafts.get(meeting))?.answers;

beforeAll(() => fill(db));
beforeEach(async () => {
  chat.clock.now = now;
  await refill(db);
  await stores.persons.setOpenQuestion(personOf('chair').id, null);
  await seatMembers(db);
});

/** A photo of the meeting, as if it had been sent in the chat and filed. */
async function photographed(): Promise<void> {
  const id = randomUUID();
  await stores.attachments.insert({
    id,
    duty: meeting,
    areaCode: '570401',
    field: 'photos',
    name: 'รูป.jpg',
    type: 'image/jpeg',
    bytes: 10,
    width: 10,
    height: 10,
    hash: id,
    by: personOf('chair').id,
    at: chat.clock.now,
  });
  const draft = await stores.drafts.get(meeting);
  if (!draft) throw new Error('no draft');
  await stores.drafts.put({
    ...draft,
    answers: { ...draft.answers, photos: [{ id, name: 'รูป.jpg' }] },
  });
}

describe('a meeting report by typed words', () => {
  it('is filled in from the first word to sending, with a day’s interruption', async () => {
    expect(await say('ประชุมแล้วเมื่อวาน')).toContain('กรรมการมาครบหรือไม่');
    expect(await say('ขาด คนที่9')).toContain('เริ่มประชุมกี่โมง');
    expect(await say('9 โมงครึ่ง')).toContain('เลิกประชุมกี่โมง');
    chat.clock.now = new Date(now.getTime() + 24 * 60 * 60 * 1_000);
    const status = await say('สถานะ');
    expect(status).toContain('พิมพ์ “ทำต่อ”');
    expect(await say('ทำต่อ')).toContain('เลิกประชุมกี่โมง');
    expect(await say('เที่ยง')).toContain('ประชุมที่ไหน');
    expect(await say('ศาลากลางบ้าน หมู่ 3')).toContain('ประชุมเรื่องอะไร');
    expect(await say('ดูแลผู้สูงอายุ มติ เยี่ยมบ้านเดือนละครั้ง')).toContain('มีเรื่องอื่นอีกไหม');
    expect(await say('แผนปีหน้า')).toContain('มีมติว่าอย่างไร');
    expect(await say('เห็นชอบ')).toContain('บันทึกแล้ว 2 เรื่อง');
    expect(await say('หมดแล้ว')).toContain('ส่งรูปการประชุมในแชตนี้');
    expect(await say('หมดแล้ว')).toContain('อย่างน้อย 1 รูป');
    await photographed();
    expect(await say('ส่งครบแล้ว')).toContain('กรอกครบแล้ว ยังไม่ได้ส่ง');
    expect(await answers()).toMatchObject({
      heldOn: '2024-12-17',
      startAt: '09:30',
      endAt: '12:00',
      place: 'ศาลากลางบ้าน หมู่ 3',
    });
    expect(await say('ส่ง')).toContain('ส่งรายงานแล้ว');
    expect(await stores.duties.get(meeting)).toMatchObject({ state: 'inReview' });
    const sent = await stores.submissions.find({ duty: meeting });
    expect(sent).toHaveLength(1);
    expect(await say('ทำต่อ')).not.toContain('คำถามที่');
  });

  it('says what is wrong with an answer and asks again', async () => {
    await say('ประชุมแล้ว');
    expect(await say('พรุ่งนี้')).toContain('ยังไม่ถึง');
    expect(await say('ไม่รู้เหมือนกัน')).toContain('อ่านวันที่ไม่ออก');
    expect(await say('12/12/67')).toContain('กรรมการมาครบหรือไม่');
    expect(await say('30 คน')).toContain('ในทะเบียนมีกรรมการ 9 คน');
    expect(await say('8 คน')).toContain('ใครไม่มา');
    expect(await say('สิบสองคน')).toContain('ในทะเบียนมีกรรมการ 9 คน');
    expect(await say('มาครบ')).toContain('เริ่มประชุมกี่โมง');
    expect(await say('13.00')).toContain('เลิกประชุมกี่โมง');
    expect(await say('9 โมง')).toContain('เวลาเลิกต้องหลังเวลานั้น');
    expect((await answers())?.['endAt'] ?? '').toBe('');
  });

  it('says when an answer is too long for the form, and saves nothing of it', async () => {
    await say('ประชุมแล้วเมื่อวาน มาครบ');
    await say('9.00-12.00');
    await say('ศาลากลางบ้าน');
    await say('แผนปีหน้า');
    expect(await say('เห็นชอบ'.repeat(200))).toContain('มติยาวเกิน 1000 ตัวอักษร');
    expect((await answers())?.['agenda']).toBeUndefined();
    expect(await say('เห็นชอบ')).toContain('บันทึกแล้ว 1 เรื่อง');
  });

  it('says when the form takes no more items', async () => {
    await say('ประชุมแล้วเมื่อวาน มาครบ');
    await say('9.00-12.00');
    await say('ศาลากลางบ้าน');
    for (let item = 1; item <= 20; item += 1) await say(`เรื่องที่ ${item} มติ เห็นชอบ`);
    expect(await say('อีกเรื่อง มติ เห็นชอบ')).toContain('ไม่เกิน 20 เรื่อง');
    expect((await answers())?.['agenda']).toHaveLength(20);
    expect(await say('หมดแล้ว')).toContain('ส่งรูป');
  });

  it('goes back one question and replaces the answer', async () => {
    await say('ประชุมแล้วเมื่อวาน มาครบ');
    expect(await say('ย้อนกลับ')).toContain('กรรมการมาครบหรือไม่');
    expect(await say('ขาด คนที่2 คนที่3')).toContain('เริ่มประชุมกี่โมง');
    expect((await answers())?.['present']).toHaveLength(7);
    expect(await say('แก้วันที่')).toContain('ประชุมวันไหน');
    expect(await say('10 ธ.ค. 67')).toContain('เริ่มประชุมกี่โมง');
    expect(await answers()).toMatchObject({ heldOn: '2024-12-10' });
    expect(await say('แก้ไข')).toContain('แก้ไขข้อไหน');
  });

  it('carries out a command typed in between and says that the report waits', async () => {
    await say('ประชุมแล้ว');
    expect(await say('กำหนดส่ง')).toMatch(/กำหนดส่งปี[\s\S]*พิมพ์ “ทำต่อ”/);
    expect(await say('ทำต่อ')).toContain('ประชุมวันไหน');
  });

  it('reads no more answers after ยกเลิก until ทำต่อ, and keeps the earlier answers', async () => {
    await say('ประชุมแล้วเมื่อวาน');
    expect(await say('ยกเลิก')).toContain('เก็บไว้ในร่าง');
    expect(await say('มาครบ')).not.toContain('คำถามที่');
    expect((await answers())?.['present'] ?? []).toEqual([]);
    expect(await say('ทำต่อ')).toContain('กรรมการมาครบหรือไม่');
  });

  it('forgets the question after seven days', async () => {
    await say('ประชุมแล้ว');
    chat.clock.now = new Date(now.getTime() + 8 * 24 * 60 * 60 * 1_000);
    expect(await say('เมื่อวาน')).not.toContain('คำถามที่');
  });

  it('ends the dialogue when the person may no longer write the report', async () => {
    await say('ประชุมแล้ว');
    await stores.persons.update({ id: personOf('chair').id }, { $set: { grants: [] } });
    expect(await say('เมื่อวาน')).toContain('สิทธิ์');
    expect((await stores.persons.get(personOf('chair').id))?.openQuestion).toBeNull();
  });

  it('does not send a report with missing answers', async () => {
    await say('ประชุมแล้ว');
    const data = encodePostback({ kind: 'meetingSend', duty: meeting });
    const card = await chat.tap(line('chair'), data);
    expect(wordsOf(card)).toContain('ประชุมวันไหน');
    expect(actionsIn(card).map((action) => action['label'])).toContain('เลือกวันประชุม');
    expect(await stores.submissions.find({ duty: meeting })).toEqual([]);
  });
});
