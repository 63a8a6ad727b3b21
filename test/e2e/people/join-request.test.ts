import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, testBrowser } from '#test/support/browser/chromium.ts';
import { screenFaults } from '#test/support/browser/screen-faults.ts';
import { openPhone } from '#test/support/browser/line-browser.ts';
import { cast } from '#test/support/demo-world.ts';
import { startRunningApp } from '#test/support/running-app.ts';
import type { RunningApp } from '#test/support/running-app.ts';

const newcomer = { lineUserId: `U${'8'.repeat(32)}`, name: 'ลุงคำ' };
let browser: Browser;
let running: RunningApp;
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp()]);
  running.simulator.addPersonas([newcomer]);
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

async function expectFit(page: Page): Promise<void> {
  expect(await screenFaults(page)).toEqual([]);
}

const requestState = async (): Promise<string | undefined> =>
  (await running.db.stores.joinRequests.find({}))[0]?.state;

test('a person without a code asks in the app; the head accepts, undoes and refuses', async () => {
  const { page } = await openPhone({ browser, running, person: newcomer, width: 360, height: 740 });
  await page.goto(`${running.url}/app`);
  await page.getByRole('button', { name: 'รับทราบ เริ่มใช้งาน' }).click();
  await page.getByRole('link', { name: 'ไม่มีรหัส ขอเข้าร่วม' }).click();
  await page.getByRole('button', { name: 'ส่งคำขอ' }).click();
  await page.getByText('กรุณาเลือกอำเภอ').waitFor();
  await page.getByLabel('อำเภอ', { exact: true }).selectOption({ label: 'อ.เทิง' });
  await page.getByLabel('ตำบล').selectOption({ label: 'ต.ปล้อง' });
  const name = page.getByLabel('ชื่อ นามสกุล ตามทะเบียน');
  expect(await name.inputValue()).toBe('');
  await name.fill('นายคำ สมมุติ');
  await page.getByLabel('เบอร์โทร (ไม่บังคับ)').fill('081 234 5678');
  await expectFit(page);
  await page.getByRole('button', { name: 'ส่งคำขอ' }).click();
  await page.getByText('รอพัฒนาการอำเภอตอบ').waitFor();
  await expectFit(page);

  const head = running.person(cast.head);
  const desk = (await openPhone({ browser, running, person: head, width: 1280, height: 800 })).page;
  await desk.goto(`${running.url}/app/people/requests`);
  await desk.getByRole('heading', { name: 'นายคำ สมมุติ' }).waitFor();
  await desk.getByText('081-xxx-5678').waitFor();
  await expectFit(desk);
  await desk.getByRole('button', { name: 'รับเข้า นายคำ สมมุติ' }).click();
  await desk.getByText('ไม่มีคำขอรออยู่').waitFor();
  expect(await requestState()).toBe('accepted');
  await desk.getByRole('button', { name: 'เลิกทำ' }).click();
  await desk.getByRole('heading', { name: 'นายคำ สมมุติ' }).waitFor();
  const taken = await running.db.stores.persons.byLine(newcomer.lineUserId);
  expect(taken?.grants).toEqual([]);

  await desk.getByRole('button', { name: 'ไม่รับ นายคำ สมมุติ' }).click();
  await desk.getByLabel('เลือกพื้นที่ไม่ตรง').check();
  await desk.getByRole('button', { name: 'ไม่รับ', exact: true }).click();
  await desk.getByText('ไม่มีคำขอรออยู่').waitFor();
  expect(await requestState()).toBe('refused');
  await desk.getByText('ตอบแล้ว', { exact: true }).waitFor();
  await expectFit(desk);
});
