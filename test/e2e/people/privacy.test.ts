import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, testBrowser } from '#test/support/browser/chromium.ts';
import { noticeVersion } from '#domain/privacy/notice-version.ts';
import { screenFaults } from '#test/support/browser/screen-faults.ts';
import { openPhone } from '#test/support/browser/line-browser.ts';
import { cast } from '#test/support/demo-world.ts';
import { startRunningApp } from '#test/support/running-app.ts';
import type { RunningApp } from '#test/support/running-app.ts';

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

const newcomer = { lineUserId: `U${'6'.repeat(32)}`, name: 'ป้าแดง' };

async function expectFit(page: Page): Promise<void> {
  expect(await screenFaults(page)).toEqual([]);
}

test('a member corrects the own name and requests erasure; the province answers and undoes the answer', async () => {
  const chair = running.person(cast.chair);
  const { page } = await openPhone({ browser, running, person: chair, width: 360, height: 740 });
  await page.goto(`${running.url}/app/me`);
  await page.getByRole('button', { name: 'แก้ไขชื่อและเบอร์โทร' }).click();
  await page.getByLabel('ชื่อ นามสกุล').fill('นางจันทร์ดี ชื่อจริง');
  await page.getByLabel('เบอร์โทร (ไม่บังคับ)').fill('12');
  await page.getByRole('button', { name: 'บันทึก' }).click();
  await page.getByText('เบอร์โทรต้องมี').waitFor();
  await expectFit(page);
  await page.getByLabel('เบอร์โทร (ไม่บังคับ)').fill('081 234 5678');
  await page.getByRole('button', { name: 'บันทึก' }).click();
  await page.getByText('0812345678').waitFor();
  await page.getByText('รายงานที่ท่านส่ง').click();
  await expectFit(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await expectFit(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'ขอลบข้อมูลของฉัน' }).click();
  await page.getByLabel('บอกเหตุผล').fill('พ้นจากกรรมการแล้ว ขอให้ลบเบอร์กับไลน์ของผม');
  await page.getByRole('button', { name: 'ส่งคำขอ' }).click();
  await page.getByText('จังหวัดตอบภายใน 17').waitFor();
  await expectFit(page);

  const province = running.person(cast.province);
  const desk = await openPhone({ browser, running, person: province, width: 1440, height: 900 });
  await desk.page.goto(`${running.url}/app/settings`);
  await desk.page.getByRole('link', { name: 'ความเป็นส่วนตัว' }).click();
  await desk.page.getByRole('heading', { name: 'รอตอบ 1 คำขอ' }).waitFor();
  await desk.page.getByText('081-xxx-5678').waitFor();
  for (const width of [1440, 1280, 1024, 768, 390, 360]) {
    await desk.page.setViewportSize({ width, height: 900 });
    await desk.page.getByRole('heading', { name: 'ระยะเวลาเก็บข้อมูล' }).waitFor();
    await expectFit(desk.page);
  }
  await desk.page.setViewportSize({ width: 390, height: 844 });
  await desk.page.getByRole('link', { name: /จันทร์ดี/ }).click();
  await desk.page.getByRole('button', { name: /^ลบ .* และแจ้งผล$/ }).waitFor();
  await expectFit(desk.page);
  await desk.page.getByRole('button', { name: /^ลบ .* และแจ้งผล$/ }).click();
  await desk.page.getByRole('button', { name: 'ยืนยันลบ' }).click();
  await desk.page.getByText('ไม่มีคำขอลบข้อมูลที่รอตอบ').waitFor();
  await expectFit(desk.page);
  await desk.page.getByRole('button', { name: 'เลิกทำ' }).click();
  await desk.page.getByRole('heading', { name: 'รอตอบ 1 คำขอ' }).waitFor();
  const [request] = await running.db.stores.erasureRequests.find({});
  expect(request?.state).toBe('asked');
});

test('a member requests a correction, and the province answers it in the list', async () => {
  const chair = running.person(cast.chair);
  const { page } = await openPhone({ browser, running, person: chair, width: 360, height: 740 });
  await page.goto(`${running.url}/app/me`);
  await page.getByRole('button', { name: 'ขอแก้ไขข้อมูล', exact: true }).click();
  await page.getByRole('button', { name: 'ส่งคำขอ' }).click();
  await page.getByText('กรุณาเขียนสิ่งที่ต้องการ').waitFor();
  await expectFit(page);
  await page.getByLabel('บอกว่าข้อมูลใดไม่ถูกต้อง').fill('นามสกุลในทะเบียนผิด');
  await page.getByRole('button', { name: 'ส่งคำขอ' }).click();
  await page.getByText(/^ขอแก้ไขข้อมูล จังหวัดตอบภายใน/u).waitFor();
  await expectFit(page);

  const province = running.person(cast.province);
  const desk = await openPhone({ browser, running, person: province, width: 1280, height: 900 });
  await desk.page.goto(`${running.url}/app/settings/privacy`);
  await desk.page.getByText('นามสกุลในทะเบียนผิด').waitFor();
  for (const width of [1280, 360]) {
    await desk.page.setViewportSize({ width, height: 900 });
    await expectFit(desk.page);
  }
  const answer = desk.page.getByRole('button', { name: /^ตอบ/u });
  const words = await desk.page.getByText('นามสกุลในทะเบียนผิด').boundingBox();
  // The button is below the texts on a phone, not below the remaining days.
  expect((await answer.boundingBox())?.x).toBe(words?.x);
  await answer.click();
  await desk.page.getByLabel('คำตอบที่ผู้ขอจะได้อ่าน').fill('แก้ในทะเบียนแล้ว');
  await expectFit(desk.page);
  await desk.page.getByRole('button', { name: 'ส่งคำตอบ' }).click();
  await desk.page.getByText('ตอบในวันเดียว').waitFor();
  await page.reload();
  await page.getByText('แก้ในทะเบียนแล้ว').waitFor();
  const [request] = await running.db.stores.dataRequests.find({});
  expect(request).toMatchObject({ kind: 'correction', state: 'answered' });
});

test('a newcomer reads the privacy notice once, before the first use', async () => {
  const { page } = await openPhone({ browser, running, person: newcomer, width: 360, height: 740 });
  await page.goto(`${running.url}/app/ask`);
  await page.getByRole('heading', { name: 'ประกาศความเป็นส่วนตัว' }).waitFor();
  await expectFit(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expectFit(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'รับทราบ เริ่มใช้งาน' }).click();
  await page.getByLabel('อำเภอ', { exact: true }).waitFor();
  await page.goto(`${running.url}/app/me`);
  await page.getByRole('heading', { name: 'ข้อมูลของฉัน' }).waitFor();
  await expectFit(page);
  const stored = await running.db.stores.persons.byLine(newcomer.lineUserId);
  expect(stored?.notice?.version).toBe(noticeVersion);
});

test('a head mutes reminders of others’ duties for a week and switches them on again', async () => {
  const head = running.person(cast.head);
  const { page } = await openPhone({ browser, running, person: head, width: 390, height: 844 });
  await page.goto(`${running.url}/app/me`);
  await page.getByRole('button', { name: 'ปิดชั่วคราว งานของผู้อื่นที่ค้าง' }).click();
  await page.getByLabel('ปิดนานเท่าใด').selectOption('7');
  await page.getByRole('button', { name: 'ปิดเตือน', exact: true }).click();
  await page.getByText('ปิดถึง 25').first().waitFor();
  await expectFit(page);
  await page.getByRole('button', { name: 'เปิดอีกครั้ง งานของผู้อื่นที่ค้าง' }).click();
  await page.getByRole('button', { name: 'ปิดชั่วคราว งานของผู้อื่นที่ค้าง' }).waitFor();
  expect((await running.db.stores.persons.byLine(head.lineUserId))?.mutes).toEqual([]);
});
