import type { Day } from '#domain/calendar.ts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { messagesOfNotice } from '#bot/messages/notice.ts';
import { encodePostback } from '#bot/postback.ts';
import type { PostbackAction } from '#bot/postback.ts';
import { deliver } from '#jobs/deliver.ts';
import { requestExtension } from '#use-cases/duties/extend-duty.ts';
import { execute } from '#use-cases/use-case.ts';
import { createOffice } from '#test/jobs/job-fixture.ts';
import { testDatabase } from '#test/support/database.ts';
import { lineUserId } from '#test/support/line/line-api.ts';
import { actor, dutyOf, fill, now, refill, situation } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { actionsIn, createChat, links, wordsOf } from '../chat.ts';

const db = await testDatabase();
const chat = createChat(db, { now });
const duty = dutyOf({ obligation: 'grading' });
const { id } = duty;

beforeAll(() => fill(db));
beforeEach(() => {
  chat.clock.now = now;
  return refill(db);
});

const tap = (name: Name, action: PostbackAction, date?: string) =>
  chat.tap(lineUserId(name), encodePostback(action), date === undefined ? undefined : { date });
const press = (name: Name, data: string) => chat.tap(lineUserId(name), data);
const stored = async () => (await db.stores.duties.get(id))?.extension ?? null;
const pass = (ms: number): void => {
  chat.clock.now = new Date(chat.clock.now.getTime() + ms);
};
const told = (kind: string) => db.stores.deliveries.find({ 'notice.kind': kind });

/** Data of the button or chip with this label. */
function dataOf(messages: unknown, label: string): string {
  const found = actionsIn(messages).find(
    (action) => action['label'] === label || action['displayText'] === label,
  );
  if (typeof found?.['data'] !== 'string') throw new Error(`no button ${label}`);
  return found['data'];
}

const ask = (dueOn: Day, reason = 'น้ำท่วมหรือภัยพิบัติในพื้นที่') =>
  execute(requestExtension, {
    situation: situation(db, { as: 'officer', at: chat.clock.now }),
    input: { id, dueOn, reason },
  });

describe('the command ขอขยายเวลา in chat', () => {
  it('proposes the same working day as the app and sends nothing before confirmation', async () => {
    const card = await tap('officer', { kind: 'extensionReason', duty: id, reason: 'disaster' });
    expect(wordsOf(card)).toContain('ขอขยายเวลาถึง 6 ม.ค. 2568 หรือไม่');
    expect(await stored()).toBeNull();
    const sent = await press('officer', dataOf(card, 'ส่งคำขอ'));
    expect(wordsOf(sent)).toContain('ส่งคำขอขยายเวลาถึง 6 ม.ค. 2568 แล้ว');
    expect(await stored()).toMatchObject({ state: 'asked', dueOn: '2025-01-06' });
  });

  it('moves a Saturday or a holiday to the next working day', async () => {
    const step = { kind: 'extensionDate', duty: id, reason: 'order' } as const;
    const saturday = wordsOf(await tap('officer', step, '2025-01-11'));
    expect(saturday).toContain('ขอขยายเวลาถึง 13 ม.ค. 2568');
    expect(saturday).toContain('เป็นวันหยุด');
    expect(wordsOf(await tap('officer', step, '2025-01-01'))).toContain('2 ม.ค. 2568');
    expect(await stored()).toBeNull();
  });

  it('can be cancelled before the request is sent, and the request changed or withdrawn afterwards', async () => {
    const card = await tap('officer', { kind: 'extensionReason', duty: id, reason: 'meeting' });
    expect(wordsOf(await press('officer', dataOf(card, 'ยกเลิก')))).toContain('ไม่ได้ส่งคำขอ');
    const sent = await press('officer', dataOf(card, 'ส่งคำขอ'));
    const reasons = await press('officer', dataOf(sent, 'แก้คำขอ'));
    const other = await press('officer', dataOf(reasons, 'รอคำสั่งหรือเอกสาร'));
    await press('officer', dataOf(other, 'ส่งคำขอ'));
    expect(await stored()).toMatchObject({ state: 'asked', reason: 'รอคำสั่งหรือเอกสารจากหน่วยงาน' });
    const request = await tap('officer', { kind: 'askExtension', duty: id });
    expect(wordsOf(request)).toContain('รอพิจารณา');
    const withdrawn = await press('officer', dataOf(request, 'ถอนคำขอ'));
    expect(wordsOf(withdrawn)).toContain('ถอนคำขอขยายเวลาแล้ว');
    expect(await stored()).toMatchObject({ state: 'withdrawn' });
    expect(await told('extensionAsked')).toEqual([]);
  });

  it('is shown in สถานะ while it waits for the province', async () => {
    await ask('2025-01-06');
    expect(wordsOf(await chat.say(lineUserId('officer'), 'สถานะ'))).toMatch(
      /ขอขยายเวลาถึง.6.ม\.ค\..2568 รอจังหวัดพิจารณา/,
    );
  });

  it('tells a person without permission why they cannot ask', async () => {
    const step = { kind: 'askExtension', duty: id } as const;
    expect(wordsOf(await tap('chair', step))).toContain('ผู้ขอขยายเวลาได้คือพัฒนากร');
    await db.stores.duties.replace({ ...duty, state: 'inReview', reviewAt: 'district' });
    expect(wordsOf(await tap('officer', step))).toContain('กำลังรอตรวจ');
  });

  it.each(['ขอขยายเวลา', 'ขอเลื่อน', 'ขอเลื่อนครับ'])('understands the typed text %s', async (said) => {
    expect(wordsOf(await chat.say(lineUserId('officer'), said))).toContain('ขอขยายเวลาเรื่องใด');
  });
});

describe('a request for more time that is changed a hundred times', () => {
  it('sends each decider one message with the newest date and reason', async () => {
    for (let tapped = 0; tapped < 100; tapped += 1)
      await ask(tapped % 2 === 0 ? '2025-01-06' : '2025-01-07', `เหตุผลที่ ${tapped}`);
    const planned = await told('extensionAsked');
    expect(planned.map((delivery) => delivery.person).toSorted()).toEqual([
      'province',
      'secondProvince',
    ]);
    const office = createOffice(db);
    office.setClock(new Date(now.getTime() + 16_000));
    await deliver.run(office.tools);
    expect(office.arrived()).toHaveLength(2);
    expect(office.arrived()[0]).toContain('เหตุผลที่ 99');
    expect(office.arrived()[0]).toContain('officer สมมุติ');
    expect(office.arrived()[0]).toMatch(/อ\.[^"]/);
  });
});

describe('the province’s decision in chat', () => {
  const step = (grant: 'yes' | 'no', dueOn: Day = '2025-01-08'): PostbackAction => ({
    kind: 'decideExtension',
    duty: id,
    dueOn,
    grant,
  });

  it('ไม่ขยายเวลา first asks for a reason, and choosing one refuses the request with it', async () => {
    await ask('2025-01-08');
    const card = await tap('province', step('no'));
    expect(await stored()).toMatchObject({ state: 'asked' });
    expect(wordsOf(card)).toContain('officer สมมุติ ขอขยายเวลาถึง 8 ม.ค. 2568');
    expect(wordsOf(card)).toMatch(/อ\./);
    const said = await press('province', dataOf(card, 'ยังมีเวลาพอ'));
    expect(wordsOf(said)).toContain('บันทึกแล้ว ไม่ขยายเวลา');
    expect(await stored()).toMatchObject({
      state: 'refused',
      decisionReason: 'ยังมีเวลาพอตามกำหนดเดิม',
      decidedByName: 'province สมมุติ',
    });
  });

  it('is undone by เลิกทำ in time, and its message is never sent', async () => {
    await ask('2025-01-08');
    const said = await tap('province', step('yes'));
    expect(await stored()).toMatchObject({ state: 'granted' });
    const undo = dataOf(said, 'เลิกทำ');
    pass(9_000);
    expect(wordsOf(await press('province', undo))).toContain('เลิกทำแล้ว');
    expect(wordsOf(await press('province', undo))).toContain('เลิกทำแล้ว');
    expect(await stored()).toMatchObject({ state: 'asked', dueOn: '2025-01-08' });
    expect(await db.stores.duties.get(id)).toMatchObject({ dueOn: duty.dueOn });
    expect(await told('extensionDecided')).toEqual([]);
  });

  it('offers an alternative when เลิกทำ comes too late or belongs to an earlier decision', async () => {
    await ask('2025-01-08');
    const first = dataOf(await tap('province', step('yes')), 'เลิกทำ');
    await press('province', first);
    const second = dataOf(await tap('province', step('yes')), 'เลิกทำ');
    expect(wordsOf(await press('province', first))).toContain('เลยเวลาเลิกทำ');
    pass(16_000);
    expect(wordsOf(await press('province', second))).toContain('จังหวัดเปิดเรื่องนี้ใหม่ได้');
    expect(await stored()).toMatchObject({ state: 'granted' });
  });

  it('shows the current request after its date was changed or it was withdrawn', async () => {
    await ask('2025-01-08');
    await ask('2025-01-09');
    expect(wordsOf(await tap('province', step('yes')))).toContain('ขอขยายเวลาถึง 9 ม.ค. 2568');
    expect(await stored()).toMatchObject({ state: 'asked' });
    await tap('officer', { kind: 'withdrawExtension', duty: id });
    expect(wordsOf(await tap('province', step('yes', '2025-01-09')))).toContain('ถอนไปแล้ว');
  });

  it('is refused to a person without permission', async () => {
    await ask('2025-01-08');
    for (const grant of ['yes', 'no'] as const)
      expect(wordsOf(await tap('officer', step(grant)))).toContain('ไม่มีสิทธิ์');
    expect(await stored()).toMatchObject({ state: 'asked' });
  });

  it('is announced with the decider, the reason and the reader’s own due date', () => {
    const messages = messagesOfNotice({
      notice: {
        kind: 'extensionDecided',
        duty: id,
        granted: false,
        dueOn: duty.dueOn,
        by: 'นางอรุณ สมมุติ',
        reason: 'ยังมีเวลาพอตามกำหนดเดิม',
      },
      duties: new Map([[id, duty]]),
      actor: actor('officer'),
      links,
      now,
      delivery: 'd',
    });
    expect(wordsOf(messages)).toMatch(
      /ไม่ขยายเวลา[^]*ส่งอำเภอ.18.ธ\.ค\..2567[^]*นางอรุณ สมมุติ ให้เหตุผลว่า \(ยังมีเวลาพอตามกำหนดเดิม\)/,
    );
  });
});
