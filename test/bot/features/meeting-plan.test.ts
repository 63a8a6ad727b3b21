import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodePostback } from '#bot/postback.ts';
import { actionsIn, createChat, wordsOf } from '#test/bot/chat.ts';
import { testDatabase } from '#test/support/database.ts';
import { fill, now, personOf, refill } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';

const db = await testDatabase();
const { stores } = db;
const chat = createChat(db, { now });
const line = (name: Name): string => personOf(name).lineUserId;
const say = async (text: string, who: Name = 'chair'): Promise<string> =>
  wordsOf(await chat.say(line(who), text));
const meetings = () => stores.meetings.find({});
const full = 'แจ้งประชุมคณะกรรมการ พุธที่ 15 มกราคม 2568 เวลา 13.30 น. ห้องประชุม อบต.งิ้ว';

beforeAll(() => fill(db));
beforeEach(async () => {
  chat.clock.now = now;
  await refill(db);
});

/** Taps the button of the last answer with this label. */
async function tap(label: string, who: Name = 'chair'): Promise<string> {
  const last = chat.sent.at(-1)?.messages ?? [];
  const action = actionsIn(last).find((found) => found['label'] === label);
  if (!action) throw new Error(`no button ${label}`);
  return wordsOf(await chat.tap(line(who), String(action['data'])));
}

describe('a meeting announced in chat', () => {
  it('is said back from one sentence, and announced by the button only', async () => {
    const card = await say(full);
    for (const word of ['วันพุธที่ 15 มกราคม พ.ศ. 2568', '13.30 น.', 'ห้องประชุม อบต.งิ้ว'])
      expect(card).toContain(word);
    expect(await meetings()).toEqual([]);
    expect(await tap('แจ้งนัดประชุม')).toContain('แจ้งทาง LINE 3 คน');
    expect(await meetings()).toMatchObject([
      { on: '2025-01-15', startAt: '13:30', place: 'ห้องประชุม อบต.งิ้ว', centre: 't570401' },
    ]);
    expect(await stores.deliveries.count({ 'notice.kind': 'meetingNotice' })).toBe(3);
  });

  it('asks what the sentence leaves out, and takes typed answers and corrections', async () => {
    expect(await say('แจ้งนัดประชุม')).toContain('ประชุมวันไหน');
    expect(await say('เมื่อวาน')).toContain('ผ่านไปแล้ว');
    expect(await say('สีฟ้า')).not.toContain('กี่โมง');
    expect(await say('แจ้งนัดประชุม')).toContain('ประชุมวันไหน');
    expect(await say('15 ม.ค. 68')).toContain('เริ่มประชุมกี่โมง');
    expect(await say('9 โมงครึ่ง')).toContain('ประชุมที่ไหน');
    expect(await say('ศาลากลางบ้าน หมู่ 3')).toContain('ตรวจแล้วกดปุ่ม');
    expect(await say('แก้เวลา')).toContain('เริ่มประชุมกี่โมง');
    expect(await say('บ่ายโมง')).toContain('13.00 น.');
    expect(await say('ย้อนกลับ')).toContain('ประชุมที่ไหน');
    expect(await say('ศาลาวัด')).toContain('ศาลาวัด');
    expect(await say('ยืนยัน')).toContain('นัดประชุมแล้ว');
    expect(await meetings()).toMatchObject([
      { on: '2025-01-15', startAt: '13:00', place: 'ศาลาวัด' },
    ]);
  });

  it('tells nobody after ยกเลิก, nor by the old button', async () => {
    await say(full);
    const data = actionsIn(chat.sent.at(-1)?.messages ?? []).find(
      (found) => found['label'] === 'แจ้งนัดประชุม',
    );
    expect(await say('ยกเลิก')).toContain('ไม่ได้แจ้งใคร');
    expect(wordsOf(await chat.tap(line('chair'), String(data?.['data'])))).toContain(
      'ปุ่มจากข้อความเก่า',
    );
    expect(await meetings()).toEqual([]);
  });

  it('is announced once when the button is tapped twice', async () => {
    await say(full);
    await tap('แจ้งนัดประชุม');
    const again = encodePostback({
      kind: 'sendPlan',
      meeting: (await meetings())[0]?.id ?? '',
    });
    expect(wordsOf(await chat.tap(line('chair'), again))).toContain('ปุ่มจากข้อความเก่า');
    expect(await meetings()).toHaveLength(1);
    expect(await stores.deliveries.count({ 'notice.kind': 'meetingNotice' })).toBe(3);
  });

  it('asks an officer with several tambons which one, or takes the named one', async () => {
    expect(await say('แจ้งนัดประชุม', 'wideOfficer')).toContain('นัดประชุมของที่ไหน');
    expect(await say('แจ้งนัดประชุม ต.เวียง วันที่ 25 9 โมง', 'wideOfficer')).toContain('ประชุมที่ไหน');
  });

  it('is refused kindly to a member who may not call', async () => {
    expect(await say(full, 'member')).toContain('ประธาน เลขานุการ และพัฒนากร');
  });

  it('asks for another day when one has a meeting already', async () => {
    await say(full);
    await tap('แจ้งนัดประชุม');
    await say(full);
    expect(await tap('แจ้งนัดประชุม')).toContain('มีนัดประชุมของ ศอช. นี้อยู่แล้ว');
    expect(await say('20 ม.ค. 68')).toContain('20 มกราคม');
    expect(await say('แจ้งเลย')).toContain('นัดประชุมแล้ว');
  });
});

describe('a meeting in chat', () => {
  beforeEach(async () => {
    await say(full);
    await tap('แจ้งนัดประชุม');
  });

  it('is moved by a sentence, after it was said back', async () => {
    expect(await say('เลื่อนนัดประชุมไปเป็นวันที่ ๒๐ ม.ค. ๖๘ ได้ไหมครับ')).toContain('20 มกราคม');
    expect(await meetings()).toMatchObject([{ on: '2025-01-15' }]);
    expect(await tap('แจ้งนัดใหม่')).toContain('เปลี่ยนนัดประชุมแล้ว');
    expect(await meetings()).toMatchObject([{ on: '2025-01-20', startAt: '13:30', sequence: 1 }]);
  });

  it('keeps its day when only the place is changed', async () => {
    expect(await say('ขอเลื่อนประชุม')).toContain('ประชุมวันไหน');
    expect(await say('แก้สถานที่')).toContain('ประชุมที่ไหน');
    expect(await say('ศาลาวัดดอน')).toContain('15 มกราคม');
    await tap('แจ้งนัดใหม่');
    expect(await meetings()).toMatchObject([{ on: '2025-01-15', place: 'ศาลาวัดดอน' }]);
  });

  it('is cancelled with a reason, and comes back with one tap', async () => {
    expect(await say('ยกเลิกนัดประชุม', 'officer')).toContain('ยกเลิกเพราะอะไร');
    expect(await say('ประธานติดราชการ', 'officer')).toContain('ประธานติดราชการ');
    expect(await tap('ยกเลิกนัดและแจ้ง', 'officer')).toContain('ยกเลิกนัดประชุมแล้ว');
    expect(await meetings()).toMatchObject([{ cancelled: { reason: 'ประธานติดราชการ' } }]);
    expect(await tap('เลิกทำ', 'officer')).toContain('กลับมานัดประชุมตามเดิม');
    expect(await meetings()).toMatchObject([{ cancelled: null, sequence: 2 }]);
  });

  it('is named under ประชุม, with the button that announces another', async () => {
    const card = await say('ประชุม');
    expect(card).toContain('15 ม.ค. 2568');
    const labels = actionsIn(chat.sent.at(-1)?.messages ?? []).map((found) => found['label']);
    expect(labels).toContain('แจ้งนัดประชุม');
  });

  it('says that there is none to move once its day is over', async () => {
    chat.clock.now = new Date(now.getTime() + 40 * 86_400_000);
    expect(await say('ขอเลื่อนประชุม')).toContain('ยังไม่มีนัดประชุม');
  });
});
