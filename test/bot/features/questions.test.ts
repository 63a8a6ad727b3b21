import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { fill, now, personOf, refill } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { actionsIn, createChat, wordsOf } from '#test/bot/chat.ts';

const db = await testDatabase();
const { stores } = db;
const chat = createChat(db, { now });
const line = (name: Name): string => personOf(name).lineUserId;
const say = (as: Name, text: string) => chat.say(line(as), text);

beforeAll(() => fill(db));
beforeEach(async () => {
  chat.clock.now = now;
  await refill(db);
  await stores.persons.updateMany({}, { $set: { openQuestion: null } });
});

async function tap(as: Name, card: readonly unknown[], label: string) {
  const button = actionsIn(card).find((action) => action['label'] === label);
  if (!button) throw new Error(`no button ${label}`);
  return chat.tap(line(as), String(button['data']));
}

const ask = async (as: Name, text: string) => tap(as, await say(as, text), 'ส่งให้เจ้าหน้าที่');
const told = async (as: Name) =>
  (await stores.deliveries.find({ person: personOf(as).id })).map(({ notice }) => notice);

describe('a question to the office', () => {
  it('is passed on by one tap and answered in chat by an officer, and the person gets the answer', async () => {
    const offered = await say('chair', 'งบประมาณจัดประชุมเบิกจากไหนครับ');
    expect(wordsOf(offered)).toContain('พัฒนากร ต.');
    expect(await stores.questions.count({ state: 'open' })).toBe(0);
    expect(wordsOf(await tap('chair', offered, 'ส่งให้เจ้าหน้าที่'))).toContain('คำตอบจะมาในแชตนี้');
    const listed = await say('officer', 'คำถาม');
    expect(wordsOf(listed)).toContain('เบิกจากไหน');
    expect(wordsOf(await tap('officer', listed, 'ตอบ'))).toContain('ตอบคำถาม');
    expect(wordsOf(await say('officer', 'เบิกจากอำเภอ แนบรายชื่อผู้มา'))).toContain('ส่งคำตอบแล้ว');
    expect(await told('chair')).toMatchObject([
      { kind: 'questionAnswered', text: 'เบิกจากอำเภอ แนบรายชื่อผู้มา', by: 'officer สมมุติ' },
    ]);
    expect(wordsOf(await say('officer', 'คำถาม'))).toContain('ไม่มีคำถามที่รอตอบ');
  });

  it('includes later messages of the asker, and is reopened by a message after the answer', async () => {
    await ask('chair', 'ค่าพาหนะเบิกได้ไหม');
    expect(wordsOf(await say('chair', 'ฝากถามด้วยว่าเบิกได้เดือนละกี่ครั้ง'))).toContain('เพิ่มในคำถาม');
    const [question] = await stores.questions.find({ state: 'open' });
    expect(question?.messages.map(({ text }) => text)).toEqual([
      'ค่าพาหนะเบิกได้ไหม',
      'ฝากถามด้วยว่าเบิกได้เดือนละกี่ครั้ง',
    ]);
    await tap('officer', await say('officer', 'คำถาม'), 'ตอบ');
    await say('officer', 'ได้ครับ เดือนละครั้ง');
    await say('chair', 'ฝากถามอีกว่าใช้เอกสารอะไร');
    expect(await stores.questions.count({ state: 'open' })).toBe(1);
  });

  it('does not include a message sent three days after the answer', async () => {
    await ask('chair', 'ค่าพาหนะเบิกได้ไหม');
    await tap('officer', await say('officer', 'คำถาม'), 'ตอบ');
    await say('officer', 'ได้ครับ เดือนละครั้ง');
    chat.clock.now = new Date(now.getTime() + 4 * 24 * 60 * 60 * 1_000);
    expect(wordsOf(await say('chair', 'หวยงวดนี้ออกอะไร'))).toContain('ส่งให้เจ้าหน้าที่');
    expect(await stores.questions.count({ state: 'open' })).toBe(0);
  });

  it('reaches only the officers of the place', async () => {
    await ask('chair', 'ค่าพาหนะเบิกได้ไหม');
    expect(wordsOf(await say('otherOfficer', 'คำถาม'))).toContain('ไม่มีคำถามที่รอตอบ');
    expect(wordsOf(await say('otherHead', 'คำถาม'))).toContain('ไม่มีคำถามที่รอตอบ');
    expect(wordsOf(await say('head', 'คำถาม'))).toContain('ค่าพาหนะ');
    expect(wordsOf(await say('member', 'คำถาม'))).toContain('ไม่มีสิทธิ์');
    const [question] = await stores.questions.find({ state: 'open' });
    const data = `v1:answerQuestion:${question?.id}`;
    expect(wordsOf(await chat.tap(line('otherOfficer'), data))).toContain('ไม่มีสิทธิ์');
    expect(wordsOf(await chat.tap(line('otherChair'), `v1:endQuestion:${question?.id}`))).toContain(
      'ไม่พบข้อมูลนี้',
    );
  });

  it('is one question when the button is tapped twice at once', async () => {
    const offered = await say('chair', 'ค่าพาหนะเบิกได้ไหม');
    const [button] = actionsIn(offered);
    const data = String(button?.['data']);
    await Promise.all([chat.tap(line('chair'), data), chat.tap(line('chair'), data)]);
    const [question, second] = await stores.questions.find({});
    expect(question).toMatchObject({ state: 'open' });
    expect(question?.messages).toHaveLength(1);
    expect(second).toBeUndefined();
  });

  it('is not answered when the officer types ยกเลิก or another command first', async () => {
    await ask('chair', 'ค่าพาหนะเบิกได้ไหม');
    await tap('officer', await say('officer', 'คำถาม'), 'ตอบ');
    expect(wordsOf(await say('officer', 'สถานะ'))).toContain('งานของท่าน');
    expect(wordsOf(await say('officer', 'ยกเลิก'))).toContain('ยังไม่ได้ส่งคำตอบ');
    expect(wordsOf(await say('officer', 'เบิกได้ครับ'))).not.toContain('ส่งคำตอบแล้ว');
    expect(await told('chair')).toEqual([]);
  });

  it('ends when the asker no longer needs an answer', async () => {
    const passed = await ask('chair', 'ค่าพาหนะเบิกได้ไหม');
    await tap('chair', passed, 'ไม่ถามแล้ว');
    expect(wordsOf(await say('officer', 'คำถาม'))).toContain('ไม่มีคำถามที่รอตอบ');
  });

  it('is stored for the office to read, and not passed on, when the text is not understood', async () => {
    expect(wordsOf(await say('chair', 'หวยงวดนี้ออกอะไร'))).toContain('อ่านข้อความนี้ไม่ออก');
    expect(await stores.questions.find({})).toMatchObject([{ state: 'heard' }]);
    expect(wordsOf(await say('officer', 'คำถาม'))).toContain('ไม่มีคำถามที่รอตอบ');
  });
});
