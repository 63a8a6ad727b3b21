import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { messagesOfNotice } from '#bot/messages/notice.ts';
import { encodePostback } from '#bot/postback.ts';
import type { Person } from '#models/persons.ts';
import { actorOf } from '#use-cases/people/join.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import { demoDatabase } from '#test/support/demo-database.ts';
import { actionsIn, createChat, links, morning, wordsOf } from '../chat.ts';

const { db, people } = await demoDatabase();
const chat = createChat(db);

function named(name: string): Person {
  const found = people.find((person) => person.name === name);
  if (!found) throw new Error(name);
  return found;
}
const daw = named('นางสาวดาว ทดลอง');
const phupha = named('นายภูผา ตัวอย่าง');

/** A digest as the job plans it: Daw's open duties of today. */
async function digestTo(person: Person): Promise<string> {
  const areas = new Set(daw.grants.map((held) => held.areaCode));
  const open = (await db.stores.duties.find({ dueOn: '2024-12-25' })).filter(
    (duty) => areas.has(duty.areaCode) && ['todo', 'draft', 'returned'].includes(duty.state),
  );
  const entries = open.map((duty) => ({
    duty: duty.id,
    wave: 0,
    dueOn: duty.districtDueOn,
    escalatedFrom: null,
  }));
  const delivery = plannedDelivery({
    key: randomUUID(),
    person: person.id,
    areaCode: '',
    notice: { kind: 'digest', day: '2024-12-18', entries },
    notBefore: morning,
    now: morning,
  });
  await db.stores.deliveries.plan([delivery]);
  return delivery.id;
}

describe('the three buttons of a digest', () => {
  it('open the mini-app with the delivery in the link, acknowledge, and ask for another date', async () => {
    const id = await digestTo(daw);
    const delivery = await db.stores.deliveries.get(id);
    const duties = new Map((await db.stores.duties.find({})).map((duty) => [duty.id, duty]));
    if (!delivery) throw new Error('not planned');
    const messages = messagesOfNotice({
      notice: delivery.notice,
      duties,
      actor: actorOf(daw),
      links,
      now: morning,
      delivery: id,
    });
    expect(wordsOf(messages)).toMatch(
      /^ถึงกำหนดวันนี้\nต้องส่งอำเภอ 3 เรื่อง\nทะเบียนกรรมการ ต\.งิ้ว \(ส่งคืนแก้ไข/,
    );
    const buttons = actionsIn(messages).slice(0, 3);
    expect(buttons.map((button) => button['label'])).toEqual(['เปิดแบบ', 'รับทราบ', 'ขอขยายเวลา']);
    expect(buttons[0]?.['uri']).toContain(`/duties?reminder=${id}&from=${id}`);
    expect(wordsOf(await chat.tap(daw.lineUserId, String(buttons[1]?.['data'])))).toContain(
      'รับทราบแล้ว',
    );
    expect(wordsOf(await chat.tap(daw.lineUserId, String(buttons[2]?.['data'])))).toContain(
      'ขอขยายเวลาเรื่องใด',
    );
  });

  it('รับทราบ is recorded once; a second tap is answered and changes nothing', async () => {
    const id = await digestTo(daw);
    const data = encodePostback({ kind: 'acknowledge', delivery: id });
    expect(wordsOf(await chat.tap(daw.lineUserId, data))).toBe(
      'บันทึกว่าท่านรับทราบแล้ว\nวันนี้เหลือส่งอำเภอ 3 เรื่อง',
    );
    const first = await db.stores.deliveries.get(id);
    expect(first?.acknowledgedAt).toEqual(morning);
    chat.clock.now = new Date(morning.getTime() + 60_000);
    expect(wordsOf(await chat.tap(daw.lineUserId, data))).toContain('ท่านรับทราบเรื่องนี้ไว้แล้ว');
    chat.clock.now = morning;
    expect(await db.stores.deliveries.get(id)).toEqual(first);
    expect(await db.stores.audit.ofSubject(id)).toHaveLength(1);
  });

  it('ทำแล้ว is stored under its own label', async () => {
    const id = await digestTo(daw);
    const data = encodePostback({ kind: 'answer', delivery: id, answer: 'done' });
    expect(wordsOf(await chat.tap(daw.lineUserId, data))).toContain('บันทึกไว้แล้ว');
    expect(await db.stores.audit.ofSubject(id)).toMatchObject([{ note: 'done' }]);
  });

  it('ไม่ใช่ฉัน leaves the reminder unanswered and tells the head once', async () => {
    const id = await digestTo(daw);
    await chat.tap(daw.lineUserId, encodePostback({ kind: 'acknowledge', delivery: id }));
    const data = encodePostback({ kind: 'answer', delivery: id, answer: 'notMine' });
    const asked = await chat.tap(daw.lineUserId, data);
    expect(wordsOf(asked)).toContain('นายภูผา ตัวอย่าง');
    await chat.tap(daw.lineUserId, data);
    expect(await db.stores.deliveries.get(id)).toMatchObject({ acknowledgedAt: null });
    const told = () => db.stores.deliveries.find({ 'notice.kind': 'disowned' });
    expect(await told()).toMatchObject([{ notice: { by: daw.name, whose: null } }]);
    const whose = actionsIn(asked).find((action) => action['label'] !== 'ไม่ทราบ');
    await chat.tap(daw.lineUserId, String(whose?.['data']));
    expect((await told()).map(({ notice }) => 'whose' in notice && notice.whose)).toEqual([
      null,
      whose?.['label'],
    ]);
  });
});

describe('the command ทำไม', () => {
  it('explains the last reminder: its clause, its rule, who else gets it and how to object', async () => {
    const id = await digestTo(daw);
    await db.stores.deliveries.update({ id }, { $set: { state: 'sent' } });
    const answer = await chat.say(daw.lineUserId, 'ทำไม');
    const words = wordsOf(answer);
    expect(words).toContain('ทำไมได้ข้อความเตือนนี้');
    expect(words).toContain('หนังสือข้อ');
    expect(words).toContain('นายภูผา ตัวอย่าง');
    expect(actionsIn(answer).map((action) => action['label'])).toContain('ไม่ใช่ฉัน');
  });

  it('answers after another message with what happened, by whom, and the clause', async () => {
    const id = await digestTo(daw);
    const digest = await db.stores.deliveries.get(id);
    if (digest?.notice.kind !== 'digest') throw new Error('a digest was planned');
    const duty = digest.notice.entries[0]?.duty ?? '';
    await db.stores.deliveries.update({ id }, { $set: { state: 'sent' } });
    await db.stores.deliveries.plan([
      {
        ...plannedDelivery({
          key: 'why',
          person: daw.id,
          areaCode: '5704',
          notice: { kind: 'waived', duty, reason: 'ยุบ' },
          notBefore: morning,
          now: new Date(digest.plannedAt.getTime() + 1_000),
        }),
        state: 'sent',
      },
    ]);
    const words = wordsOf(await chat.say(daw.lineUserId, 'ทำไม'));
    expect(words).toContain('จังหวัดยกเว้นเรื่องที่ท่านดูแล');
    expect(words).toContain('หนังสือข้อ');
    await db.stores.deliveries.remove({ key: 'why:' + daw.id });
  });

  it('says that there was no reminder', async () => {
    const arun = people.find(({ name }) => name === 'นางอรุณ สมมุติ');
    expect(wordsOf(await chat.say(arun?.lineUserId ?? '', 'ทำไม'))).toContain('ไม่มีข้อความเตือน');
  });
});

describe('an old button of a digest', () => {
  it.each([
    'v1:acknowledge:00000000-0000-4000-8000-000000000000',
    'v0:whatever',
    'action=status',
    'v1:grades:5',
    '',
  ])('is answered with a link to today’s work: %j', async (data) => {
    const messages = await chat.tap(daw.lineUserId, data);
    expect(wordsOf(messages)).toContain('ปุ่มจากข้อความเก่า');
    expect(actionsIn(messages)[0]?.['uri']).toBe(links.home());
  });

  it('is refused to a person who did not get the message', async () => {
    const id = await digestTo(daw);
    const data = encodePostback({ kind: 'acknowledge', delivery: id });
    expect(wordsOf(await chat.tap(phupha.lineUserId, data))).toContain('ปุ่มจากข้อความเก่า');
    expect(await db.stores.deliveries.get(id)).toMatchObject({ acknowledgedAt: null });
  });
});
