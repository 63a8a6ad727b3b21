import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { letterForms } from '#domain/forms/index.ts';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { cast } from '../support/demo-world.ts';
import { createPhones, openPhone } from '../support/browser/line-browser.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

let browser: Browser;
let running: RunningApp;
const phones = createPhones(() => ({ browser, running, width: 360 }));
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp()]);
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const dialog = (page: Page) => page.getByRole('dialog');

async function pickDay(
  page: Page,
  of: { day: string; month: string; year: string },
): Promise<void> {
  await dialog(page).getByLabel('วัน', { exact: true }).last().selectOption(of.day);
  await dialog(page).getByLabel('เดือน').last().selectOption({ label: of.month });
  await dialog(page).getByLabel('ปี พ.ศ.').last().selectOption(of.year);
}

/** The checks for every screen and dialog of this journey. */
async function faultsOf(page: Page, name: string): Promise<string[]> {
  return (await screenFaults(page)).map((fault) => `${name}: ${fault}`);
}

test('the province makes next year’s letter, changes a date, previews the effect and publishes it', async () => {
  const { page } = await phones.of(running.person(cast.province));
  const faults: string[] = [];
  await page.goto(`${running.url}/app/me`);
  await page.getByRole('link', { name: 'เมนู' }).click();
  await page.getByRole('heading', { name: 'เมนู' }).waitFor();
  faults.push(...(await faultsOf(page, 'settings')));
  await page.getByRole('link', { name: /หนังสือและกำหนดส่ง/ }).click();
  await button(page, 'ทำหนังสือฉบับใหม่').click();
  await button(page, 'หนังสือปี 2569 จากปี 2568').click();
  await page.getByRole('heading', { name: 'หนังสือปี 2569' }).waitFor();
  faults.push(...(await faultsOf(page, 'draft')));

  await button(page, /^แก้ไข ข้อ 1 ทะเบียนกรรมการ/).click();
  await pickDay(page, { day: '3', month: 'ธันวาคม', year: '2568' });
  await button(page, 'บันทึก').click();
  await dialog(page).getByText('วันเปิดต้องไม่หลังวันกำหนดส่ง').waitFor();
  await pickDay(page, { day: '30', month: 'ธันวาคม', year: '2568' });
  faults.push(...(await faultsOf(page, 'round')));
  await button(page, 'บันทึก').click();
  await page.getByText('30 ธ.ค. 2568').waitFor();

  await page.getByRole('link', { name: 'ดูตัวอย่างก่อนประกาศ' }).click();
  await page.getByText('เรื่องที่จะเกิดขึ้น').waitFor();
  faults.push(...(await faultsOf(page, 'preview')));
  await button(page, /^ประกาศ 1,335 เรื่อง/).click();
  await dialog(page).getByRole('button', { name: 'ประกาศ' }).click();
  await page.getByText('ประกาศแล้ว 1,335 เรื่อง').waitFor();
  await page.getByText('ใช้อยู่').waitFor();
  expect(await running.db.stores.duties.count({ letter: 'chiang-rai-2569' })).toBe(1335);

  const officer = await phones.of(running.person(cast.officer));
  await officer.page.goto(`${running.url}/app/calendar`);
  await officer.page
    .getByRole('link', { name: /อ่านข้อและกำหนดทั้งฉบับ/ })
    .first()
    .click();
  await officer.page.getByRole('heading', { name: 'หนังสือปี 2569' }).waitFor();
  await officer.page.getByText('30 ธ.ค. 2568').waitFor();
  expect(await officer.page.getByRole('button', { name: /เลื่อน|แก้ไข/ }).count()).toBe(0);
  faults.push(...(await faultsOf(officer.page, 'letter')));
  faults.push(...(await phones.complaints()));
  expect(faults).toEqual([]);
});

test('a further letter can demand any form, chosen by its title', async () => {
  const { page } = await phones.of(running.person(cast.province));
  const faults: string[] = [];
  await page.goto(`${running.url}/app/settings/letters`);
  await button(page, 'ทำหนังสือฉบับใหม่').click();
  await button(page, /^หนังสือเพิ่มเติมของปี/).click();
  await button(page, 'เพิ่มข้อ').click();
  await page.getByLabel('สรุปว่าขอให้ทำอะไร').fill('ขอรายงานเพิ่มเติม');
  await dialog(page).getByRole('button', { name: 'เพิ่มข้อ' }).click();
  for (const { id, title } of letterForms) {
    await button(page, 'แก้ไขข้อนี้ ข้อ 1').click();
    await dialog(page).getByLabel('เพิ่มเรื่องที่ต้องส่ง').selectOption(id);
    if (id === 'grading') faults.push(...(await faultsOf(page, 'clause')));
    await dialog(page).getByRole('button', { name: 'เพิ่มเรื่องนี้' }).click();
    await button(page, `แก้ไข ข้อ 1 ${title}`).waitFor();
  }
  await button(page, 'แก้ไข ข้อ 1 ประเมินระดับ').click();
  await dialog(page).getByRole('heading', { name: 'ข้อ 1 ประเมินระดับ' }).waitFor();
  expect(await dialog(page).getByText('ขอจาก').count()).toBe(0);
  const draft = (await running.db.stores.letters.find({ publishedOn: null })).flatMap((letter) =>
    letter.clauses.flatMap((clause) => clause.obligations.map((owed) => [owed.form, owed.levels])),
  );
  expect(draft).toEqual(letterForms.map((form) => [form.id, form.levels]));
  faults.push(...(await phones.complaints()));
  expect(faults).toEqual([]);
});

test('the province moves a round after seeing who is affected, and restores an archived letter', async () => {
  const desk = await openPhone({
    browser,
    running,
    person: running.person(cast.province),
    width: 1280,
    height: 900,
  });
  const { page } = desk;
  const faults: string[] = [];
  await page.goto(`${running.url}/app/settings/letters/chiang-rai-2568`);
  await button(page, /^เลื่อน ข้อ 4 ประเมินระดับ ครั้งที่ 1/).click();
  await pickDay(page, { day: '15', month: 'มกราคม', year: '2568' });
  await button(page, 'ดูผลก่อนเลื่อน').click();
  await page.getByText('124 เรื่อง ใน 18 อำเภอ').waitFor();
  await page.getByText('การเตือนที่เปลี่ยน').waitFor();
  faults.push(...(await faultsOf(page, 'move')));
  await button(page, 'เลื่อนกำหนด 124 เรื่อง').click();
  await page.getByText('กรุณาระบุเหตุผล').waitFor();
  await page.getByLabel('เหตุผลที่เลื่อน').fill('น้ำท่วมหลายอำเภอ');
  await button(page, 'เลื่อนกำหนด 124 เรื่อง').click();
  await page.getByText('เดิม 25 ธ.ค. 2567').waitFor();
  const moved = await running.db.stores.duties.ofRounds('chiang-rai-2568', [
    { obligation: 'grading', round: 1 },
  ]);
  expect(moved.filter((duty) => duty.dueOn !== '2025-01-15')).toEqual([]);

  await button(page, 'เลิกใช้หนังสือฉบับนี้').click();
  await page.getByText(/เรื่องที่เสร็จแล้ว/).waitFor();
  await page.getByLabel('เหตุผลที่เลิกใช้').fill('สิ้นปีงบประมาณ');
  await button(page, /^เลิกใช้ ทั้งที่ยังไม่เสร็จ/).click();
  await page.getByText('เลิกใช้แล้ว 1,335 เรื่อง').waitFor();
  faults.push(...(await faultsOf(page, 'archived')));
  await button(page, 'เลิกทำ').click();
  await button(page, 'เลื่อนทั้งฉบับ').waitFor();
  expect(await running.db.stores.duties.count({ archived: true })).toBe(0);
  faults.push(...desk.complaints.filter((line) => !line.includes('401')));
  expect(faults).toEqual([]);
  await desk.close();
});

test('the province closes, reopens, opens and renames centres, and restores a removed day off', async () => {
  const { page } = await phones.of(running.person(cast.province));
  const faults: string[] = [];
  await page.goto(`${running.url}/app/settings/centres`);
  await page.getByRole('searchbox').fill('งิ้ว');
  await button(page, /^จัดการ ศอช.ต.งิ้ว/)
    .first()
    .click();
  await button(page, 'ยุบหรือรวม').click();
  await page.getByLabel('รวมกับ').selectOption({ label: 'ศอช.ต.ปล้อง อ.เทิง' });
  await button(page, 'ดูผลก่อนรวม').click();
  await page.getByLabel(/ย้ายกรรมการ/).check();
  await page.getByLabel('เหตุผลหรือเลขที่คำสั่ง').fill('คำสั่งจังหวัดที่ 1');
  faults.push(...(await faultsOf(page, 'merge')));
  await button(page, 'รวมกับ ศอช.ต.ปล้อง').click();
  await page.getByText(/^ศอช.ต.งิ้ว อ.เทิง รวมกับ ศอช.ต.ปล้อง อ.เทิง แล้ว/).waitFor();
  faults.push(...(await faultsOf(page, 'centres')));
  await button(page, /^จัดการ ศอช.ต.งิ้ว/).click();
  await page.getByRole('link', { name: 'เปิดดู' }).click();
  await page.getByText('คำสั่งจังหวัดที่ 1').first().waitFor();

  await page.goto(`${running.url}/app/settings/centres`);
  await page.getByRole('searchbox').fill('งิ้ว');
  await button(page, /^จัดการ ศอช.ต.งิ้ว/).click();
  await button(page, 'เปิดอีกครั้ง').click();
  await page.getByText(/^กลับมาต้องส่ง/).waitFor();
  await page.getByLabel('เหตุผลหรือเลขที่คำสั่ง').fill('ยกเลิกคำสั่งเดิม');
  faults.push(...(await faultsOf(page, 'reopen')));
  await button(page, 'เปิดอีกครั้ง').click();
  await page.getByText(/^เปิด ศอช.ต.งิ้ว อ.เทิง อีกครั้งแล้ว/).waitFor();
  await page.getByRole('searchbox').fill('');
  await button(page, 'เปิด ศอช. แห่งใหม่').click();
  await page.getByLabel('พื้นที่').selectOption({ label: 'ต.ปล้อง' });
  await button(page, 'ดูเรื่องที่ต้องส่ง').click();
  await page.getByLabel('เหตุผลหรือเลขที่คำสั่ง').fill('ตั้งใหม่');
  await button(page, 'เปิด ศอช.ต.ปล้อง 2').click();
  await page.getByText(/^เปิดแล้ว ศอช.ต.ปล้อง 2/).waitFor();
  await page.getByRole('searchbox').fill('ปล้อง 2');
  await button(page, 'จัดการ ศอช.ต.ปล้อง 2').click();
  await button(page, 'เปลี่ยนชื่อ').click();
  await page.getByLabel('ชื่อใหม่').fill('ศอช.ต.ปล้องเหนือ');
  await button(page, 'เปลี่ยนชื่อ').click();
  await page.getByText('กรุณาระบุเหตุผล').waitFor();
  faults.push(...(await faultsOf(page, 'rename')));
  await page.getByLabel('เหตุผลหรือเลขที่คำสั่ง').fill('ประกาศจังหวัด');
  await button(page, 'เปลี่ยนชื่อ').click();
  await page.getByText('เปลี่ยนชื่อ ศอช.ต.ปล้อง 2 อ.เทิง เป็น ศอช.ต.ปล้องเหนือ แล้ว').waitFor();

  await page.goto(`${running.url}/app/settings/holidays`);
  await button(page, /^นำ 31 ธ.ค. 2567 วันสิ้นปี ออก/).click();
  await button(page, 'เลิกทำ').click();
  await button(page, /^นำ 31 ธ.ค. 2567 วันสิ้นปี ออก/).waitFor();
  faults.push(...(await faultsOf(page, 'holidays')));
  faults.push(...(await phones.complaints()));
  expect(faults).toEqual([]);
});

test('letter and centre screens without signal say so, keep typed text, and save it when the signal is back', async () => {
  const { page, context } = await phones.of(running.person(cast.province));
  await page.goto(`${running.url}/app/settings/holidays`);
  await button(page, 'เพิ่มวันหยุด').click();
  await pickDay(page, { day: '20', month: 'มิถุนายน', year: '2568' });
  await page.getByLabel('ชื่อวันหยุด').fill('วันหยุดพิเศษ');
  await context.setOffline(true);
  await dialog(page).getByRole('button', { name: 'เพิ่มวันหยุด' }).click();
  await dialog(page).getByText('ไม่มีสัญญาณอินเทอร์เน็ต').waitFor();
  await context.setOffline(false);
  expect(await page.getByLabel('ชื่อวันหยุด').inputValue()).toBe('วันหยุดพิเศษ');
  await dialog(page).getByRole('button', { name: 'เพิ่มวันหยุด' }).click();
  await page.getByText('ศุกร์ 20 มิ.ย. 2568').waitFor();
});
