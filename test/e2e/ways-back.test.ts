import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Duty } from '#domain/duty/duty.ts';
import type { Filter } from '#models/mongo/collection.ts';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { cast } from '../support/demo-world.ts';
import { createPhones } from '../support/browser/line-browser.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

let browser: Browser;
let running: RunningApp;
const phones = createPhones(() => ({ browser, running, width: 360, height: 740 }));
const desktops = createPhones(() => ({ browser, running, width: 1280, height: 800 }));
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp()]);
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

const phoneOf = async (name: string): Promise<Page> => (await phones.of(running.person(name))).page;
const desktopOf = async (name: string): Promise<Page> =>
  (await desktops.of(running.person(name))).page;

async function expectQuiet(): Promise<void> {
  const said = [await phones.complaints(), await desktops.complaints(), running.complaints];
  expect(said).toEqual([[], [], []]);
}

async function expectFit(page: Page): Promise<void> {
  expect(await screenFaults(page)).toEqual([]);
}

async function dutyIn(wanted: Filter): Promise<Duty> {
  const found = await running.db.stores.duties.one(wanted);
  if (!found) throw new Error(`no duty ${JSON.stringify(wanted)}`);
  return found;
}

const stored = (duty: Duty) => running.db.stores.duties.get(duty.id);
const open = (page: Page, duty: Duty, query = '') =>
  page.goto(`${running.url}/app/duty/${duty.id}${query}`);
const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name }).first();
const inDialog = (page: Page, name: RegExp | string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true });
const said = (page: Page, words: RegExp | string) => page.getByRole('status').getByText(words);

async function undo(page: Page): Promise<void> {
  await page.getByRole('status').getByRole('button', { name: 'เลิกทำ' }).click();
  await said(page, /เลิกทำแล้ว/).waitFor();
}

async function fromMenu(page: Page, what: string): Promise<void> {
  await button(page, 'เมนูเพิ่มเติม').click();
  await inDialog(page, what).click();
}

async function reopen(page: Page, of: { what: string; reason: string }): Promise<void> {
  await fromMenu(page, of.what);
  await inDialog(page, 'เปิดใหม่').click();
  await page.getByText('กรุณาระบุเหตุผล').waitFor();
  await page.getByRole('dialog').getByLabel('เหตุผลที่เปิดใหม่').fill(of.reason);
  await expectFit(page);
  await inDialog(page, 'เปิดใหม่').click();
  await said(page, /เปิดใหม่แล้ว/).waitFor();
}

test('a head undoes a wrong forward and a wrong return, and undo restores the comments', async () => {
  const duty = await dutyIn({
    obligation: 'committee-register',
    round: 1,
    centreName: 'ศอช.ต.ปล้อง',
    districtName: 'เทิง',
  });
  const head = await phoneOf(cast.head);
  await open(head, duty);
  await button(head, 'ส่งต่อจังหวัด').click();
  await inDialog(head, 'ส่งต่อจังหวัด').click();
  await expectFit(head);
  await undo(head);
  await button(head, 'ส่งต่อจังหวัด').waitFor();
  expect(await stored(duty)).toMatchObject({ state: 'inReview', reviewAt: 'district' });

  await button(head, /^ส่งคืนแก้ไข/).click();
  await head.getByRole('dialog').getByLabel('ต้องแก้อะไร').fill('ตรวจรายชื่ออีกครั้ง');
  await inDialog(head, 'ส่งคืนแก้ไข').click();
  await said(head, /ส่งคืนแล้ว/).waitFor();
  await undo(head);
  const written = head.getByRole('dialog').getByLabel('ต้องแก้อะไร');
  await expect.poll(() => written.inputValue()).toBe('ตรวจรายชื่ออีกครั้ง');
  expect(await stored(duty)).toMatchObject({ state: 'inReview', reviewAt: 'district' });
  await expectQuiet();
});

test('the province undoes a refusal and a waiver, and can still reopen both a day later', async () => {
  const asked = await dutyIn({ 'extension.state': 'asked' });
  const waived = await dutyIn({
    obligation: 'grading',
    round: 1,
    centreName: 'ศอช.ต.แม่ลอย',
    districtName: 'เทิง',
  });
  const province = await desktopOf(cast.province);
  const refuse = async () => {
    await open(province, asked);
    await button(province, /^ไม่ขยายเวลา /).click();
    await inDialog(province, 'ยังมีเวลาพอตามกำหนดเดิม').click();
    await inDialog(province, 'ไม่ขยายเวลา').click();
    await said(province, /^ไม่ขยายเวลา/).waitFor();
  };
  await refuse();
  await undo(province);
  expect((await stored(asked))?.extension).toMatchObject({ state: 'asked' });
  await refuse();

  const waive = async () => {
    await open(province, waived);
    await fromMenu(province, 'ยกเว้นเรื่องนี้');
    await province.getByRole('dialog').getByLabel('เหตุผล').fill('ยุบรวมกับตำบลข้างเคียง');
    await inDialog(province, 'ยกเว้น').click();
    await said(province, /ยกเว้นแล้ว/).waitFor();
  };
  await waive();
  await undo(province);
  expect((await stored(waived))?.state).not.toBe('waived');
  await waive();

  await running.moveClock('2024-12-19T09:00:00+07:00');
  await open(province, asked);
  await reopen(province, { what: 'พิจารณาขยายเวลาใหม่', reason: 'ได้ข้อมูลเพิ่ม' });
  expect((await stored(asked))?.extension).toMatchObject({ state: 'asked' });
  await open(province, waived);
  await reopen(province, { what: 'เปิดเรื่องนี้ใหม่', reason: 'ยกเว้นผิดตำบล' });
  expect((await stored(waived))?.state).toBe(waived.state);
  await province.getByText('เปิดเรื่องใหม่').waitFor();
  await province.getByText('ยกเว้นผิดตำบล').first().waitFor();
  await expectFit(province);
  await expectQuiet();
});

test('the province undoes a wrong acceptance, and can reopen one a day later', async () => {
  const duty = await dutyIn({ state: 'inReview', reviewAt: 'province', extra: false });
  const province = await phoneOf(cast.province);
  const accept = async () => {
    await open(province, duty);
    await button(province, 'รับรองรายงาน').click();
    await inDialog(province, 'รับรองรายงาน').click();
    await said(province, /รับรองแล้ว/).waitFor();
  };
  await accept();
  await undo(province);
  expect(await stored(duty)).toMatchObject({ state: 'inReview', acceptedAt: null });
  await accept();
  await running.moveClock('2024-12-20T09:00:00+07:00');
  await open(province, duty);
  await expectFit(province);
  await reopen(province, { what: 'เปิดเรื่องนี้ใหม่', reason: 'รับรองผิดฉบับ' });
  await button(province, 'รับรองรายงาน').waitFor();
  await province.getByRole('tab', { name: 'ประวัติ' }).click();
  await province.getByText('รับรองผิดฉบับ').first().waitFor();
  expect(await stored(duty)).toMatchObject({ state: 'inReview', reviewAt: 'province' });
  await expectQuiet();
});

test('the province gives a whole district more time, and undoes it', async () => {
  const province = await desktopOf(cast.province);
  const ofDistrict = { obligation: 'progress-assessment', districtName: 'เทิง', level: 'tambon' };
  const dates = async () => [
    ...new Set((await running.db.stores.duties.find(ofDistrict)).map((duty) => duty.dueOn)),
  ];
  const before = await dates();
  const { areaCode } = await dutyIn(ofDistrict);
  const column = 'chiang-rai-2568.progress-assessment.1';
  await province.goto(`${running.url}/app/sheet/${column}?area=${areaCode.slice(0, 4)}`);
  await button(province, 'ขยายเวลาทั้งอำเภอ').click();
  await province.getByText(/ได้วันใหม่ \d+ จาก/).waitFor();
  await expectFit(province);
  await province.getByRole('dialog').getByLabel('เหตุผล').fill('น้ำท่วมทั้งอำเภอ');
  await province
    .getByRole('dialog')
    .getByRole('button', { name: /^ขยายเวลา \d+ แห่ง/ })
    .click();
  await said(province, /ขยายเวลาถึง/).waitFor();
  expect(await dates()).not.toEqual(before);
  await undo(province);
  expect(await dates()).toEqual(before);
  await expectQuiet();
});

test('an officer discards a draft begun by mistake, and restores it', async () => {
  const duty = await dutyIn({
    obligation: 'grading',
    round: 1,
    centreName: 'ศอช.ต.ปล้อง',
    districtName: 'เทิง',
  });
  const officer = await running.signIn(running.person(cast.officer));
  await officer.call('draft.save', {
    id: duty.id,
    changes: [{ field: 'strengths', value: 'กรอกผิดตำบล', seen: null }],
  });
  const page = await phoneOf(cast.officer);
  await open(page, duty, '');
  await page.goto(`${running.url}/app/duty/${duty.id}/form`);
  await button(page, 'เมนูร่าง').click();
  await inDialog(page, 'ทิ้งร่างนี้').click();
  await expectFit(page);
  await inDialog(page, 'ทิ้งร่าง').click();
  await said(page, /ทิ้งร่างแล้ว/).waitFor();
  expect(await running.db.stores.drafts.get(duty.id)).toBeNull();
  await undo(page);
  expect(await running.db.stores.drafts.get(duty.id)).not.toBeNull();
  await expectQuiet();
});

test('a list the person may not open names the cause, links to the home screen and focuses its heading', async () => {
  const page = await phoneOf(cast.chair);
  await page.goto(`${running.url}/app`);
  await page.getByRole('heading', { level: 1, name: 'งานของฉัน' }).waitFor();
  await page.getByRole('link', { name: 'ข้อมูลของฉัน' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'ข้อมูลของฉัน' }).waitFor();
  await page.waitForFunction(`document.activeElement?.tagName === 'H1'`);
  expect(await page.title()).toContain('ข้อมูลของฉัน');

  await page.goto(`${running.url}/app/duties?filter=late`);
  await page.getByRole('heading', { name: 'เปิดเรื่องนี้ไม่ได้' }).waitFor();
  expect(await button(page, 'ลองใหม่').count()).toBe(0);
  expect(await page.getByRole('navigation', { name: 'กรอง' }).count()).toBe(0);
  await expectFit(page);
  await page.getByRole('link', { name: 'กลับไปงานของฉัน' }).click();
  await page.getByRole('heading', { level: 1, name: 'งานของฉัน' }).waitFor();
  expect((await phones.complaints()).every((line) => line.includes('403'))).toBe(true);
});

test('a request for more time is sent with a ready reason, changed to another working day, and withdrawn', async () => {
  const grading = await dutyIn({ obligation: 'grading', round: 1, centreName: 'ศอช.ต.ปล้อง' });
  const extension = async () => (await stored(grading))?.extension;
  const officer = await phoneOf(cast.officer);
  await open(officer, grading, '?ask=extension');
  const day = officer.getByLabel('ขอส่งถึงจังหวัดภายใน');
  expect(await day.locator('option').allTextContents()).not.toContainEqual(
    expect.stringMatching(/เสาร์|อาทิตย์/),
  );
  await inDialog(officer, 'รอคำสั่งหรือเอกสารจากหน่วยงาน').click();
  await expectFit(officer);
  await inDialog(officer, 'ส่งคำขอ').click();
  await officer.getByText(/ขอขยายเวลาถึง 6.ม\.ค\..* รอจังหวัดพิจารณา/).waitFor();

  await officer.goto(`${running.url}/app`);
  const card = officer.getByRole('article').filter({ hasText: 'ศอช.ต.ปล้อง' });
  await card.getByText(/ขอขยายเวลาถึง 6.ม\.ค\..* รอจังหวัดพิจารณา/).waitFor();
  await expectFit(officer);
  await open(officer, grading);
  await officer.getByRole('link', { name: 'แก้คำขอ' }).click();
  await day.selectOption('2025-01-08');
  await expectFit(officer);
  await inDialog(officer, 'แก้คำขอ').click();
  await officer.getByText(/ขอขยายเวลาถึง 8.ม\.ค\..* รอจังหวัดพิจารณา/).waitFor();
  expect(await extension()).toMatchObject({
    state: 'asked',
    dueOn: '2025-01-08',
    reason: 'รอคำสั่งหรือเอกสารจากหน่วยงาน',
  });

  await officer.getByRole('link', { name: 'ถอนคำขอ' }).click();
  await inDialog(officer, 'ถอนคำขอ').click();
  await said(officer, 'ถอนคำขอขยายเวลาแล้ว').waitFor();
  expect(await extension()).toMatchObject({ state: 'withdrawn' });
  await expectQuiet();
});
