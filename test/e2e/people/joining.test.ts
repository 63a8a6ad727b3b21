import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, testBrowser } from '#test/support/browser/chromium.ts';
import { screenFaults } from '#test/support/browser/screen-faults.ts';
import { openPhone } from '#test/support/browser/line-browser.ts';
import type { Phone } from '#test/support/browser/line-browser.ts';
import { cast } from '#test/support/demo-world.ts';
import { startRunningApp } from '#test/support/running-app.ts';
import type { RunningApp } from '#test/support/running-app.ts';

const newcomer = { lineUserId: `U${'7'.repeat(32)}`, name: 'ป้าบัวลอย' };
let browser: Browser;
let running: RunningApp;
let phone: Phone;
let code: string;
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp()]);
  running.simulator.addPersonas([newcomer]);
  phone = await openPhone({ browser, running, person: newcomer, width: 360, height: 740 });
  const head = await running.signIn(running.person(cast.head));
  const centre = await running.db.stores.centres.one({ name: 'ศอช.ต.ปล้อง' });
  if (!centre) throw new Error('the demo has ศอช.ต.ปล้อง');
  const place = {
    areaCode: centre.areaCode,
    centre: centre.id,
    role: 'member',
    seat: null,
  } as const;
  ({ code } = await head.call('invite.create', { ...place, uses: 3, days: 7 }));
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

async function expectFit(page: Page): Promise<void> {
  expect(await screenFaults(page)).toEqual([]);
}

test('a newcomer mistypes the code, sees what the right one gives, joins, and gives the role back', async () => {
  const { page } = phone;
  await page.goto(`${running.url}/app`);
  await page.getByRole('button', { name: 'รับทราบ เริ่มใช้งาน' }).click();
  await page.getByRole('button', { name: 'เข้าร่วม', exact: true }).click();
  await page.getByText('กรุณากรอกรหัสก่อน').waitFor();
  await page.getByLabel('รหัสเข้าร่วม').fill('ABCD1234');
  await page.getByRole('button', { name: 'เข้าร่วม' }).click();
  await page.getByText('ไม่มี 0 O 1 I L').waitFor();
  expect(await page.getByLabel('รหัสเข้าร่วม').getAttribute('aria-invalid')).toBe('true');
  await expectFit(page);

  await page.getByLabel('รหัสเข้าร่วม').fill('ZZZZ9999');
  await page.getByRole('button', { name: 'เข้าร่วม' }).click();
  await page.getByLabel('แก้รหัส').fill(code.toLowerCase());
  await expectFit(page);
  await page.getByRole('button', { name: 'ลองรหัสนี้' }).click();

  await page.getByRole('heading', { name: 'เข้าร่วมเป็น กรรมการ ศอช.ต.ปล้อง อ.เทิง' }).waitFor();
  await expectFit(page);
  await page.getByRole('button', { name: 'ใช่ เข้าร่วม' }).click();
  await page.getByText('กรุณากรอกชื่อและนามสกุล').waitFor();
  await expectFit(page);
  await page.getByLabel('ชื่อ นามสกุลจริงของท่าน').fill('นางบัวลอย สมมุติ');
  await page.getByRole('button', { name: 'ใช่ เข้าร่วม' }).click();
  await page.getByRole('heading', { name: 'เข้าร่วมแล้ว' }).waitFor();
  await expectFit(page);
  const joined = await running.db.stores.persons.byLine(newcomer.lineUserId);
  expect(joined?.grants).toMatchObject([{ role: 'member', seat: null }]);
  expect(joined).toMatchObject({ name: 'นางบัวลอย สมมุติ', lineName: newcomer.name });

  await page.getByRole('button', { name: 'ไม่ใช่หน้าที่ของฉัน' }).click();
  await page.getByRole('heading', { name: 'นำหน้าที่ออกแล้ว' }).waitFor();
  const left = await running.db.stores.persons.byLine(newcomer.lineUserId);
  expect(left?.grants).toEqual([]);
  expect(await running.db.stores.invites.get(code)).toMatchObject({ usesLeft: 3, takenBy: [] });
});
