import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rowsOf } from '#domain/form/answers.ts';
import type { FormId } from '#domain/forms/index.ts';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { june, openableForms, typeExample } from '../support/browser/open-forms.ts';
import type { Openable } from '../support/browser/open-forms.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

let browser: Browser;
let running: RunningApp;
let forms: Record<FormId, Openable>;
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp({ start: june })]);
  forms = await openableForms(running);
});
// A closing page may have saved its rows, so the draft is removed.
beforeEach(() => running.db.stores.drafts.remove({}));
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

async function openList(form: FormId, { step }: { step: string }) {
  const { duty, officer } = forms[form];
  const phone = await openPhone({ browser, running, person: officer });
  await phone.page.goto(`${running.url}/app/duty/${duty.id}/form?step=${step}`);
  await phone.page.locator('.add-row').waitFor();
  return { ...phone, duty };
}

const cards = (page: Page) => page.locator('.row-card');
const saved = (page: Page) => page.locator('.saved', { hasText: 'บันทึกแล้ว' }).waitFor();

test('a new row of a list is under the header with the cursor in its first question, and so is the next one', async () => {
  const { page, close } = await openList('committee-register', { step: 'register' });
  const before = await cards(page).count();
  await page.locator('.add-row').click();
  for (const at of [before, before + 1]) {
    const card = cards(page).nth(at);
    await card.getByLabel('คำนำหน้า').and(page.locator(':focus')).waitFor();
    const head = await page.locator('header').first().boundingBox();
    const box = await card.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual((head?.y ?? 0) + (head?.height ?? 0));
    expect(box?.y).toBeLessThan(200);
    await page.getByRole('button', { name: 'บันทึกแล้วเพิ่มคนถัดไป' }).click();
  }
  expect(await cards(page).count()).toBe(before + 3);
  await close();
});

test('undoing the removal of a row keeps a phone number typed meanwhile in another row', async () => {
  await typeExample(running, forms['committee-register']);
  const { page, duty, close } = await openList('committee-register', { step: 'register' });
  const [first, second] = [cards(page).nth(0), cards(page).nth(1)];
  const name = (await second.locator('b').innerText()).replace('คนที่ 2 ', '');
  await second.getByRole('button', { name: /^นำ.+ออก$/ }).click();
  const toast = page.locator('.toast');
  await toast.getByText(`นำคนที่ 2 ${name}ออกแล้ว`).waitFor();
  const [toastBox, footBox] = [
    await toast.boundingBox(),
    await page.locator('.foot').boundingBox(),
  ];
  expect((toastBox?.y ?? 0) + (toastBox?.height ?? 0)).toBeLessThanOrEqual(footBox?.y ?? 0);
  await first.locator('.row-toggle').click();
  await first.getByLabel('เบอร์โทร').fill('0898765431');
  await toast.getByRole('button').click();
  expect(await second.locator('b').innerText()).toContain(name);
  expect(await first.getByLabel('เบอร์โทร').inputValue()).toBe('0898765431');
  await saved(page);
  const draft = await running.db.stores.drafts.get(duty.id);
  expect(rowsOf(draft?.answers ?? {}, 'members')[0]).toMatchObject({ phone: '0898765431' });
  await close();
});

test('errors of a list name the person, lead to the field, mark closed cards and disappear when corrected', async () => {
  await typeExample(running, forms['committee-register']);
  const { page, close } = await openList('committee-register', { step: 'register' });
  await page.locator('.add-row').click();
  const card = cards(page).last();
  const at = await cards(page).count();
  await card.getByLabel('คำนำหน้า').fill('นาง');
  await card.getByLabel('ชื่อ', { exact: true }).fill('แก้ว');
  await page.getByRole('button', { name: 'เสร็จคนนี้' }).click();
  await card.getByText('ยังไม่มีนามสกุล และอีก 1 ข้อ').waitFor();
  expect(await screenFaults(page)).toEqual([]);

  await page.locator('.foot .btn-main').click();
  const error = page.getByRole('button', { name: `คนที่ ${at} นางแก้ว: ยังไม่มีนามสกุล` });
  await page.getByText('หรือกดตรวจทาน แล้วกลับมาแก้ทีหลัง').waitFor();
  await error.click();
  await card.locator('fieldset:focus').waitFor();
  await card.getByLabel('นามสกุล').fill('ทดลอง');
  await expect.poll(() => error.count()).toBe(0);
  await card.locator('.tick', { hasText: /^กรรมการ$/ }).click();
  await expect.poll(() => page.locator('.wrong, .errors').allInnerTexts()).toEqual([]);
  await close();
});

test('the error about an unclear amount disappears when one of its readings is chosen', async () => {
  await typeExample(running, forms['strong-tambon-projects']);
  const { page, close } = await openList('strong-tambon-projects', { step: 'projects' });
  await page.locator('.row-toggle').first().click();
  await page.getByLabel('งบประมาณ', { exact: true }).fill('1,5');
  await page.locator('.foot .btn-main').click();
  await page.getByRole('button', { name: '1,500', exact: true }).click();
  await expect.poll(() => page.locator('.wrong, .errors').count()).toBe(0);
  await close();
});

test('pasted lines become rows after confirmation, and one tap removes them', async () => {
  const { page, close } = await openList('committee-register', { step: 'register' });
  const before = await cards(page).count();
  await page.getByRole('button', { name: 'พิมพ์หรือวางหลายบรรทัด' }).click();
  const lines = [
    '1. นายเมฆ วางทดลอง กรรมการ ม.3 081-234-5678',
    '2. นางแก้ว วางทดลอง กรรมการ กลุ่มแม่บ้าน',
    '3. ฟ้า วางทดลอง',
  ];
  await page.locator('textarea:focus').fill(lines.join('\n'));
  await page.getByRole('button', { name: 'อ่านรายการ' }).click();
  await page.getByText('อ่านได้ 3 คน ยังไม่ครบ 1 คน เติมทีหลังได้').waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'เพิ่ม 3 คน' }).click();
  expect(await cards(page).count()).toBe(before + 3);
  const [mek] = [cards(page).nth(before)];
  expect(await mek?.innerText()).toMatch(/นายเมฆ วางทดลอง[^]*กรรมการ[^]*หมู่ที่ 3[^]*081/);
  await cards(page).last().getByText('ยังไม่มีคำนำหน้าชื่อ').waitFor();
  await page.locator('.toast').getByRole('button').click();
  expect(await cards(page).count()).toBe(before);
  await close();
});

test('people of the last register who are not in the list can be picked', async () => {
  const { page, close } = await openList('committee-register', { step: 'register' });
  const before = await cards(page).count();
  const removed = cards(page).first();
  const name = (await removed.locator('b').innerText()).replace('คนที่ 1 ', '').trim();
  await removed.getByRole('button', { name: /^นำ.+ออก$/ }).click();
  await page.getByRole('button', { name: 'เลือกจากที่เคยบันทึก' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.locator('.tick', { hasText: name }).click();
  expect(await screenFaults(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'เพิ่ม 1 คน' }).click();
  expect(await cards(page).count()).toBe(before);
  expect(await cards(page).last().innerText()).toContain(name);
  await close();
});

test('a meeting offers its five usual items, and people of the register as the person responsible', async () => {
  const { page, close } = await openList('meeting-report', { step: 'agenda' });
  await page.getByRole('button', { name: 'ใส่วาระมาตรฐาน 5 วาระ' }).click();
  expect(await cards(page).count()).toBe(5);
  expect(await page.locator('.wrong').count()).toBe(0);
  await page.locator('.row-toggle').nth(3).click();
  await page.getByRole('button', { name: 'เลือกจากรายชื่อ' }).click();
  const first = page.getByRole('dialog').locator('.tick').first();
  const [name = ''] = (await first.innerText()).split('\n');
  await first.click();
  expect(await page.getByLabel('ผู้รับผิดชอบ').inputValue()).toBe(name.trim());
  await close();
});

test('known people beyond the list’s limit cannot be added, and the sheet says how many fit', async () => {
  const { duty } = forms.grading;
  const seated = await running.db.stores.members.sitting(duty.centre);
  const [seat] = seated;
  if (!seat) throw new Error('an empty register');
  for (let no = seated.length; no < 16; no += 1)
    await running.db.stores.members.insert({ ...seat, id: `extra-${no}`, first: `เพิ่ม${no}` });
  const { page, close } = await openList('grading', { step: 'closing' });
  await page.getByRole('button', { name: 'เลือกจากที่เคยบันทึก' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'เลือกทั้งหมด' }).click();
  await sheet.getByText('เพิ่มได้อีก 15 คน กรุณาเอาออกบางรายการ').waitFor();
  const add = sheet.getByRole('button', { name: /^เพิ่ม \d+ คน$/ });
  expect(await add.isDisabled()).toBe(true);
  expect(await screenFaults(page)).toEqual([]);
  while (await add.isDisabled()) await sheet.locator('.tick:has(:checked)').last().click();
  await add.click();
  await expect.poll(() => cards(page).count()).toBe(15);
  await close();
});

test('assessors are picked from the register with their positions, and the person can add themselves', async () => {
  const { officer } = forms.grading;
  const { page, close } = await openList('grading', { step: 'closing' });
  await page.getByRole('button', { name: 'เลือกจากที่เคยบันทึก' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.locator('.tick', { hasText: officer.name }).click();
  await sheet.getByRole('button', { name: 'เพิ่ม 1 คน' }).click();
  expect(await cards(page).last().innerText()).toMatch(new RegExp(`${officer.name}[^]*พัฒนากร`));
  await close();
});

test('the phone’s back button closes an open sheet and leaves the form as it is', async () => {
  await typeExample(running, forms['committee-register']);
  const { page, close } = await openList('committee-register', { step: 'register' });
  const address = page.url();
  for (const name of ['เมนูร่าง', 'นำเข้าจาก Excel', 'พิมพ์หรือวางหลายบรรทัด']) {
    await page.getByRole('button', { name }).click();
    await page.getByRole('dialog').waitFor();
    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(page.url()).toBe(address);
    expect(await page.locator('.add-row').isVisible()).toBe(true);
  }
  await close();
});

test('a sheet closed by its button leaves no extra step for the back button', async () => {
  await typeExample(running, forms['strong-tambon-projects']);
  const { page, close } = await openList('strong-tambon-projects', { step: 'projects' });
  const address = page.url();
  await page.getByRole('button', { name: 'เมนูร่าง' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'ปิด' }).click();
  await page.waitForFunction('history.state === null');
  await page.locator('.foot .btn-main').click();
  await page.getByRole('heading', { name: 'หมายเหตุ' }).waitFor();
  await page.goBack();
  await page.locator('.add-row').waitFor();
  expect(page.url()).toBe(address);
  await close();
});

test('a person is entered with the keyboard’s next key, one tap for the position and one for the next person', async () => {
  const { page, duty, close } = await openList('committee-register', { step: 'register' });
  const before = await cards(page).count();
  await page.locator('.add-row').click();
  const card = cards(page).nth(before);
  for (const part of ['นาย', 'เมฆ', 'ปุ่มถัดไป']) {
    await page.keyboard.insertText(part);
    await page.keyboard.press('Enter');
  }
  const position = card.locator('.tick', { hasText: /^กรรมการ$/ });
  await card.locator('.tick input:focus').waitFor({ state: 'attached' });
  await position.tap();
  await card.getByLabel('กลุ่มหรือองค์กรที่เป็นผู้แทน').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('3');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('0812345678');
  expect(await screenFaults(page)).toEqual([]);
  const next = page.getByRole('button', { name: 'บันทึกแล้วเพิ่มคนถัดไป' });
  const [button, foot] = [await next.boundingBox(), await page.locator('.foot').boundingBox()];
  expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
  await next.tap();
  await cards(page)
    .nth(before + 1)
    .getByLabel('คำนำหน้า')
    .and(page.locator(':focus'))
    .waitFor();
  await saved(page);
  const draft = await running.db.stores.drafts.get(duty.id);
  expect(rowsOf(draft?.answers ?? {}, 'members')[before]).toMatchObject({
    name: { prefix: 'นาย', first: 'เมฆ', last: 'ปุ่มถัดไป' },
    position: 'member',
    village: '3',
    phone: '0812345678',
  });
  await close();
});

test('a choice made with the keyboard or in an older row does not move the cursor', async () => {
  await typeExample(running, forms['committee-register']);
  const { page, close } = await openList('committee-register', { step: 'register' });
  await page.locator('.row-toggle').first().click();
  const picked = cards(page).first().locator('.tick input').first();
  await picked.tap();
  expect(await picked.and(page.locator(':focus')).count()).toBe(1);
  await page.locator('.add-row').click();
  await cards(page).last().locator('.tick input').first().focus();
  await page.keyboard.press('ArrowDown');
  expect(await cards(page).last().locator('.tick input:focus').count()).toBe(1);
  await close();
});
