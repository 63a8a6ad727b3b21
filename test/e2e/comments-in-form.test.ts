import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { cast } from '../support/demo-world.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import type { Phone } from '../support/browser/line-browser.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

let browser: Browser;
let running: RunningApp;
let phone: Phone;
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp()]);
  const person = running.person(cast.officer);
  phone = await openPhone({ browser, running, person, width: 360, height: 740 });
});
afterAll(async () => {
  await phone.close();
  await closePages(browser);
  await running.close();
});

async function expectFit(page: Page): Promise<void> {
  expect(await screenFaults(page)).toEqual([]);
}

test('a comment leads from the report to its question, and both show the same thread after an answer', async () => {
  const { page } = phone;
  const register = await running.db.stores.duties.one({ state: 'returned', districtName: 'เทิง' });
  if (!register) throw new Error('the demo has a returned report in อ.เทิง');
  await page.goto(`${running.url}/app/duty/${register.id}`);
  await page.getByRole('link', { name: /^แก้ข้อนี้/ }).click();
  await page.waitForURL(/form\?field=orderNo/);
  await page.getByText('เลขที่คำสั่งไม่ตรงกับรูปคำสั่ง').waitFor();
  await page.getByRole('button', { name: /^ตอบความเห็น/ }).click();
  await page.getByLabel('คำตอบ').fill('รูปเป็นของปีก่อน');
  await expectFit(page);
  await page.reload();
  await page.getByRole('button', { name: 'ส่งคำตอบ' }).click();
  await page.getByRole('status').getByText('ส่งคำตอบแล้ว').waitFor();
  await page.getByText('รูปเป็นของปีก่อน').waitFor();
  await expectFit(page);
  const [comment] = await running.db.stores.comments.ofDuty(register.id);
  expect(comment?.replies.map((reply) => reply.text)).toEqual(['รูปเป็นของปีก่อน']);
  await page.goto(`${running.url}/app/duty/${register.id}`);
  await page.getByText('รูปเป็นของปีก่อน').waitFor();
});

test('an unsent reply is sent with the report, also after a time without signal', async () => {
  const { page, context } = phone;
  const register = await running.db.stores.duties.one({ state: 'returned', districtName: 'เทิง' });
  if (!register) throw new Error('the demo has a returned report in อ.เทิง');
  const form = `${running.url}/app/duty/${register.id}/form`;
  await page.goto(`${form}?field=orderNo`);
  await page.getByRole('button', { name: /^ตอบความเห็น/ }).click();
  await page.getByLabel('คำตอบ').fill('แก้ตามรูปคำสั่งแล้วค่ะ');
  await page.goto(`${form}?step=review`);
  await page.getByText('คำตอบถึงผู้ตรวจ 1 ข้อยังไม่ได้ส่ง').waitFor();
  await expectFit(page);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'ส่งรายงาน' }).click();
  await page.getByRole('heading', { name: 'รายงานยังอยู่ในเครื่อง' }).waitFor();
  await page.getByText('มีสัญญาณเมื่อไร เปิดหน้านี้อีกครั้ง ระบบจะส่งให้').waitFor();
  await context.setOffline(false);
  await page.getByRole('heading', { name: 'ส่งแล้ว' }).waitFor();
  const [comment] = await running.db.stores.comments.ofDuty(register.id);
  expect(comment?.replies.map((reply) => reply.text)).toContain('แก้ตามรูปคำสั่งแล้วค่ะ');
  await page.goto(`${running.url}/app/duty/${register.id}`);
  await page.getByText('แก้ตามรูปคำสั่งแล้วค่ะ').first().waitFor({ state: 'attached' });
  expect(await page.getByLabel('คำตอบ').count()).toBe(0);
});
