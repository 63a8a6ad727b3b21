import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { askQuestion, hearText } from '#use-cases/questions/ask-question.ts';
import { actorOf } from '#use-cases/people/join.ts';
import { execute } from '#use-cases/use-case.ts';
import { openPhone } from '#test/support/browser/line-browser.ts';
import { screenFaults } from '#test/support/browser/screen-faults.ts';
import { cast } from '#test/support/demo-world.ts';
import { startBrowserWorld } from '../../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();

/** Stores a text of this person from the chat. It is passed on to the office, or only stored. */
async function say(name: string, text: string, { isAsked = true } = {}): Promise<string> {
  const { db } = running;
  const person = await db.stores.persons.byLine(running.person(name).lineUserId);
  if (!person) throw new Error(`no ${name}`);
  const [now, actor] = [new Date('2024-12-18T08:10:00+07:00'), actorOf(person)];
  const situation = { db, actor, now, channel: 'chat' } as const;
  const heard = await execute(hearText, { situation, input: { text } });
  const id = heard?.id ?? '';
  if (isAsked) await execute(askQuestion, { situation, input: { id } });
  return id;
}

async function openQuestions(name: string, width: number, path = '/app/messages/questions') {
  const person = running.person(name);
  const phone = await openPhone({ browser, running, person, width, height: 800 });
  await phone.page.goto(running.url + path);
  await phone.page.getByRole('heading', { name: 'ข้อความ' }).waitFor();
  return phone;
}

const expectFit = async (page: Page) => expect(await screenFaults(page)).toEqual([]);

test('the province answers a question beside the list with Ctrl+Enter, closes it and reopens it', async () => {
  const asked = await say(cast.chair, 'เลขานุการลาออก ต้องทำคำสั่งใหม่ก่อนส่งทะเบียนไหมครับ');
  await say(cast.officer, 'แบบข้อ 1.6 นับกองทุนหมู่บ้านด้วยไหม');
  const { page, complaints } = await openQuestions(cast.province, 1440);
  await page.getByRole('link', { name: 'ข้อความ 2' }).waitFor();
  await page.locator('.question-row').getByText('เลขานุการลาออก').click();
  await page.getByRole('log').getByText('เลขานุการลาออก').waitFor();
  await expectFit(page);
  const box = page.getByLabel('คำตอบของท่าน');
  await box.fill('ส่งด้วยคำสั่งเดิมไปก่อน ได้คำสั่งใหม่แล้วกดปรับปรุงทะเบียน');
  await page.reload();
  await page.locator('.question-row').getByText('เลขานุการลาออก').waitFor();
  await expect.poll(() => box.inputValue()).toContain('คำสั่งเดิม');
  await box.press('Control+Enter');
  await page.getByText('ส่งคำตอบแล้ว').waitFor();
  await page.getByRole('log').getByText('คำสั่งเดิมไปก่อน').waitFor();
  await page.getByRole('link', { name: 'ข้อความ 1' }).waitFor();
  const { stores } = running.db;
  expect((await stores.questions.get(asked))?.state).toBe('answered');

  await page.getByRole('button', { name: 'ปิดคำถาม' }).click();
  await page.getByText('ปิดคำถามนี้แล้ว').waitFor();
  await page.getByRole('button', { name: 'เลิกทำ' }).click();
  await page.getByLabel('ตอบเพิ่ม').waitFor();
  expect((await stores.questions.get(asked))?.state).toBe('answered');
  await expectFit(page);
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
});

test('an officer passes a question on from a small phone, and reads texts that the chat did not understand', async () => {
  await say(cast.chair, 'ถามใหม่ว่าเบี้ยประชุมเบิกจากงบไหน');
  await say(cast.chair, 'หวยงวดนี้ออกอะไร', { isAsked: false });
  const { page, complaints } = await openQuestions(cast.officer, 360);
  await expectFit(page);
  await page.locator('.question-row').getByText('เบี้ยประชุม').click();
  await page.getByRole('log').getByText('เบี้ยประชุม').waitFor();
  await expectFit(page);
  await page.getByLabel('คำตอบของท่าน').fill('ขอเวลาตรวจสอบ');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'ส่งคำตอบ' }).click();
  await page.getByText('คำตอบยังอยู่').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'ส่งต่อ' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('ส่งต่อแล้วเรียกคืนไม่ได้').waitFor();
  await expectFit(page);
  await dialog.getByRole('button', { name: /^ส่งต่อให้สำนักงาน/u }).click();
  await page.getByText('ไม่มีคำถามรอตอบ').waitFor();
  await expectFit(page);
  await page.getByRole('link', { name: 'ระบบอ่านไม่ออก' }).click();
  await page.locator('.question-row').getByText('หวยงวดนี้').click();
  await page.getByText('ผู้ส่งไม่ได้กดส่งให้เจ้าหน้าที่').waitFor();
  await expectFit(page);
  const isExpected = (line: string) => line.includes('401') || line.includes('ERR_INTERNET');
  expect(complaints.filter((line) => !isExpected(line))).toEqual([]);
});

test('a member cannot open the questions screen', async () => {
  const { page } = await openQuestions(cast.chair, 390);
  await page.getByRole('heading', { name: 'เปิดเรื่องนี้ไม่ได้' }).waitFor();
  expect(await screenFaults(page)).toEqual([]);
});
