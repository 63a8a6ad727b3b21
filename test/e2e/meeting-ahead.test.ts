import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { graveViolations } from '../support/browser/axe.ts';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { cast } from '../support/demo-world.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

let browser: Browser;
let running: RunningApp;
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp()]);
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

test('a chair announces a meeting, puts it into a calendar, moves it, cancels it and takes that back', async () => {
  const chair = running.person(cast.chair);
  const centre = chair.grants[0]?.centre ?? '';
  const { page, complaints, close } = await openPhone({
    browser,
    running,
    person: chair,
    width: 360,
  });
  await page.goto(`${running.url}/app/centres/${centre}`);
  await page.getByRole('button', { name: 'นัดประชุม', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/แจ้งทาง LINE|ยังไม่มีผู้รับข้อความ/).waitFor();
  await dialog.getByRole('button', { name: 'แจ้งนัดประชุม' }).click();
  expect(await dialog.locator('.wrong').allInnerTexts()).toEqual([
    'กรุณาเลือกวัน เดือน และปี',
    'กรุณาเลือกเวลาเริ่มประชุม',
    'กรุณากรอกสถานที่ เช่น ศาลากลางบ้าน หมู่ 3',
  ]);
  await dialog.getByLabel('วัน', { exact: true }).selectOption('15');
  await dialog.getByLabel('เดือน').selectOption('1');
  await dialog.getByLabel('ปี พ.ศ.').selectOption('2568');
  await dialog.getByLabel('นาฬิกา').selectOption('13');
  await dialog.getByLabel('นาที').selectOption('30');
  await dialog.getByLabel('สถานที่').fill('ห้องประชุม อบต.');
  expect(await graveViolations(page)).toEqual([]);
  expect(await screenFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'แจ้งนัดประชุม' }).click();
  await page.getByText('วันพุธที่ 15 มกราคม พ.ศ. 2568 เวลา 13.30 น.').waitFor();
  await page.getByRole('link', { name: /นัดประชุมครั้งต่อไป.*15 มกราคม/ }).click();

  await page.getByRole('button', { name: 'ใส่ปฏิทินในเครื่อง' }).click();
  const url = await page.getByRole('link', { name: 'เปิดไฟล์ปฏิทิน (.ics)' }).getAttribute('href');
  const file = await fetch(url ?? '');
  expect(file.headers.get('content-type')).toContain('text/calendar');
  expect(await file.text()).toContain('DTSTART:20250115T063000Z');
  await page.getByRole('dialog').getByRole('button', { name: 'ปิด' }).click();
  expect(await graveViolations(page)).toEqual([]);
  expect(await screenFaults(page)).toEqual([]);

  await page.getByRole('button', { name: 'เปลี่ยนวัน เวลา หรือสถานที่' }).click();
  await dialog.getByLabel('วัน', { exact: true }).selectOption('20');
  await dialog.getByRole('button', { name: 'แจ้งนัดใหม่' }).click();
  await page.getByRole('heading', { name: /20 มกราคม/ }).waitFor();

  await page.getByRole('button', { name: 'ยกเลิกนัด' }).click();
  await dialog.getByLabel('เหตุผลที่ผู้รับจะเห็น').fill('ประธานติดราชการ');
  await dialog.getByRole('button', { name: 'ยกเลิกนัด' }).click();
  await page.getByText('ยกเลิกแล้ว เหตุผล: ประธานติดราชการ').waitFor();
  await page.locator('.toast').getByRole('button', { name: 'เลิกทำ' }).last().click();
  await page.getByRole('button', { name: 'ใส่ปฏิทินในเครื่อง' }).waitFor();
  expect(await running.db.stores.meetings.find({ centre, cancelled: null })).toMatchObject([
    { on: '2025-01-20', startAt: '13:30', place: 'ห้องประชุม อบต.', sequence: 3 },
  ]);
  // The first page asks before the person is signed in.
  expect(complaints.filter((text) => !text.includes('401'))).toEqual([]);
  await close();
});
