import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodePostback } from '#bot/postback.ts';
import { takeOverDraft } from '#use-cases/drafts/hand-over-draft.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '#test/support/database.ts';
import {
  dutyOf,
  fill,
  insertReport,
  now,
  personOf,
  refill,
  seatMembers,
  situation,
} from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { actionsIn, createChat, wordsOf } from '#test/bot/chat.ts';

const db = await testDatabase();
const { stores } = db;
const chat = createChat(db, { now });
const meeting = dutyOf({ obligation: 'committee-meeting' }).id;
const line = (name: Name): string => personOf(name).lineUserId;

beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await seatMembers(db);
});

/** Taps the card's button with this label. */
async function tap(as: Name, card: readonly unknown[], word: RegExp, date?: string) {
  const button = actionsIn(card).find((action) => word.test(String(action['label'])));
  if (!button) throw new Error(`no button ${String(word)}`);
  return chat.tap(line(as), String(button['data']), date ? { date } : undefined);
}

const answers = async () => (await stores.drafts.get(meeting))?.answers;
const begin = (as: Name) =>
  chat.tap(line(as), encodePostback({ kind: 'meetingBegin', centre: 't570401' }));

/** A report of an earlier meeting with a known place. */
function earlierReport(place: string): Promise<void> {
  const duty = dutyOf({ obligation: 'committee-meeting', round: 2 }).id;
  return insertReport(db, { duty, answers: { place } });
}

describe('a meeting report in the chat', () => {
  it('asks by buttons, and by typed words only for answers that no button can give', async () => {
    await earlierReport('ศาลากลางบ้าน');
    const asked = await chat.say(line('member'), 'ประชุม');
    const day = await tap('member', asked, /รายงานการประชุมในแชต/);
    expect(wordsOf(day)).toContain('คำถามที่ 1 จาก 8\nประชุมวันไหน');
    const picker = actionsIn(day).find((action) => action['type'] === 'datetimepicker');
    expect(picker).toMatchObject({ max: '2024-12-18', min: '2023-12-19' });
    const who = await tap('member', day, /เลือกวันประชุม/, '2024-12-10');
    expect(wordsOf(who)).toContain('กรรมการมาครบหรือไม่');
    const start = await tap('member', who, /มาครบ 9 คน/);
    const end = await tap('member', start, /ข้าม/);
    const where = await tap('member', end, /ข้าม/);
    expect(wordsOf(where)).toContain('ครั้งก่อนประชุมที่ (ศาลากลางบ้าน)');
    const agenda = await tap('member', where, /ที่เดิม/);
    const photos = await tap('member', agenda, /ข้าม/);
    expect(wordsOf(photos)).toContain('ส่งรูปการประชุมในแชตนี้');
    const summary = await tap('member', photos, /ข้าม/);
    expect(wordsOf(summary)).toContain('วันประชุม (วันอังคารที่ 10 ธันวาคม พ.ศ. 2567)');
    expect(wordsOf(summary)).toContain('ผู้มาประชุม (9 จาก 9 คน)');
    const again = await tap('member', summary, /ตอบข้อที่เหลือ/);
    expect(wordsOf(again)).toContain('เริ่มประชุมกี่โมง');
    expect(await answers()).toMatchObject({ heldOn: '2024-12-10', place: 'ศาลากลางบ้าน' });
    expect(await stores.duties.get(meeting)).toMatchObject({ state: 'draft', submission: null });
  });

  it('refuses a day after today and asks again', async () => {
    const data = encodePostback({ kind: 'meetingDate', duty: meeting });
    const again = await chat.tap(line('chair'), data, { date: '2024-12-19' });
    expect(wordsOf(again)).toContain('ประชุมวันไหน');
    expect(await stores.drafts.get(meeting)).toBeNull();
  });

  it('replaces the day when another is picked', async () => {
    const data = encodePostback({ kind: 'meetingDate', duty: meeting });
    await chat.tap(line('chair'), data, { date: '2024-12-10' });
    await chat.tap(line('chair'), data, { date: '2024-12-11' });
    expect(await answers()).toMatchObject({ heldOn: '2024-12-11' });
  });

  it('offers the form instead of a member list without a register, and no earlier place when there is none', async () => {
    await stores.members.remove({});
    const who = await chat.tap(
      line('chair'),
      encodePostback({ kind: 'meetingStep', duty: meeting, step: 'present' }),
    );
    expect(wordsOf(who)).toContain('ยังไม่มีรายชื่อกรรมการในทะเบียน');
    const labels = actionsIn(who).map((action) => action['label']);
    expect(labels.slice(0, 2)).toEqual(['มาไม่ครบ เลือกรายชื่อ', 'ข้าม']);
    const where = await chat.tap(
      line('chair'),
      encodePostback({ kind: 'meetingAsk', duty: meeting, step: 'place' }),
    );
    expect(actionsIn(where).map((action) => action['label'])).not.toContain('ที่เดิม');
  });
});

describe('an old button of a meeting report', () => {
  it('keeps answers that were corrected in the form', async () => {
    await earlierReport('ศาลากลางบ้าน');
    const say = (field: 'present' | 'place') =>
      chat.tap(line('chair'), encodePostback({ kind: 'meetingSay', duty: meeting, field }));
    await say('present');
    await say('place');
    const draft = await stores.drafts.get(meeting);
    if (!draft) throw new Error('no draft');
    const careful = { ...draft.answers, present: ['m1', 'm2'], place: 'วัด' };
    await stores.drafts.put({ ...draft, answers: careful });
    await say('present');
    await say('place');
    expect(await answers()).toEqual(careful);
  });

  it('names the person who took over the report and changes nothing', async () => {
    const data = encodePostback({ kind: 'meetingDate', duty: meeting });
    await chat.tap(line('member'), data, { date: '2024-12-10' });
    await execute(takeOverDraft, {
      situation: situation(db, { as: 'chair' }),
      input: { id: meeting },
    });
    const answer = await chat.tap(line('member'), data, { date: '2024-12-11' });
    expect(wordsOf(answer)).toContain('chair สมมุติ กำลังกรอกรายงานนี้อยู่');
    expect(await answers()).toMatchObject({ heldOn: '2024-12-10' });
  });

  it('says that the report was sent meanwhile, and changes nothing', async () => {
    const duty = await stores.duties.get(meeting);
    if (!duty) throw new Error('no duty');
    await stores.duties.put({ ...duty, state: 'inReview', reviewAt: 'district' });
    const data = encodePostback({ kind: 'meetingSay', duty: meeting, field: 'present' });
    expect(wordsOf(await chat.tap(line('chair'), data))).toContain('กรอกไม่ได้ตอนนี้');
    expect(await stores.drafts.get(meeting)).toBeNull();
  });

  it('refuses a report of another centre and a report that is not about a meeting', async () => {
    expect(wordsOf(await begin('otherChair'))).toContain('ไม่มีสิทธิ์');
    const data = encodePostback({ kind: 'meetingDate', duty: dutyOf().id });
    const answer = await chat.tap(line('officer'), data, { date: '2024-12-10' });
    expect(wordsOf(answer)).toContain('ไม่พบข้อมูลนี้');
  });
});
