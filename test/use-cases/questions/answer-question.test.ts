import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  answerQuestion,
  closeQuestion,
  countQuestions,
  listQuestions,
} from '#use-cases/questions/answer-question.ts';
import { askQuestion, hearText } from '#use-cases/questions/ask-question.ts';
import { readMe } from '#use-cases/people/read-me.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '#test/support/database.ts';
import { fill, refill, situation } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';

const db = await testDatabase();
beforeAll(() => fill(db));
beforeEach(() => refill(db));

async function ask(text: string, as: Name = 'chair'): Promise<string> {
  const heard = await execute(hearText, { situation: situation(db, { as }), input: { text } });
  const id = heard?.id ?? '';
  await execute(askQuestion, { situation: situation(db, { as }), input: { id } });
  return id;
}

const officer = situation(db, { as: 'officer' });
const listed = async (state: string) =>
  (await execute(listQuestions, { situation: officer, input: { state } })).questions;

describe('an answer to a question', () => {
  it('is stored once when the same request arrives twice', async () => {
    const id = await ask('ค่าพาหนะเบิกได้ไหม');
    const input = { id, answer: randomUUID(), text: 'เบิกได้' };
    await execute(answerQuestion, { situation: officer, input });
    await execute(answerQuestion, { situation: officer, input });
    const [question] = await listed('answered');
    expect(question?.messages.map(({ text }) => text)).toEqual(['ค่าพาหนะเบิกได้ไหม', 'เบิกได้']);
    expect(await db.stores.deliveries.count({ person: 'chair' })).toBe(1);
  });

  it('names the next office above while there is one', async () => {
    await ask('ค่าพาหนะเบิกได้ไหม');
    expect((await listed('open'))[0]?.officeAbove).toBe('สำนักงานพัฒนาชุมชนอำเภอเทิง');
  });
});

describe('a closed question', () => {
  const close = (id: string, isOpen: boolean) =>
    execute(closeQuestion, { situation: officer, input: { id, isOpen } });

  it('is listed as closed, and waits again after it is reopened', async () => {
    const id = await ask('ค่าพาหนะเบิกได้ไหม');
    await close(id, false);
    expect((await listed('closed')).map((question) => question.id)).toEqual([id]);
    await close(id, true);
    expect((await listed('open')).map((question) => question.id)).toEqual([id]);
  });

  it('is answered after it is reopened when the office wrote last', async () => {
    const id = await ask('ค่าพาหนะเบิกได้ไหม');
    await execute(answerQuestion, { situation: officer, input: { id, text: 'เบิกได้' } });
    await close(id, false);
    await ask('ขอแบบฟอร์ม');
    await close(id, true);
    expect((await listed('answered')).map((question) => question.id)).toEqual([id]);
  });

  it('stays closed while the person has another open question', async () => {
    const id = await ask('ค่าพาหนะเบิกได้ไหม');
    await close(id, false);
    await ask('ขอแบบฟอร์ม');
    await expect(close(id, true)).rejects.toMatchObject({ code: 'wrong-state' });
  });
});

it('the number of open questions covers the offices for which a person answers, and is refused to members', async () => {
  await ask('ค่าพาหนะเบิกได้ไหม');
  const countFor = async (as: Name) =>
    (await execute(countQuestions, { situation: situation(db, { as }), input: {} })).waiting;
  expect(await countFor('officer')).toBe(1);
  expect(await countFor('province')).toBe(1);
  expect(await countFor('otherOfficer')).toBe(0);
  await expect(countFor('chair')).rejects.toMatchObject({ code: 'not-allowed' });
  const answers = async (as: Name) =>
    (await execute(readMe, { situation: situation(db, { as }), input: {} })).answersQuestions;
  expect([await answers('officer'), await answers('chair')]).toEqual([true, false]);
});
