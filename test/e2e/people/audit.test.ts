import { expect, test } from 'vitest';
import { sealAudit } from '#use-cases/audit/seal-audit.ts';
import { screenFaults } from '#test/support/browser/screen-faults.ts';
import { openPhone } from '#test/support/browser/line-browser.ts';
import { cast } from '#test/support/demo-world.ts';
import { startBrowserWorld } from '../../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();

async function openAudit(name: string, width: number, query = '') {
  const person = running.person(name);
  const phone = await openPhone({ browser, running, person, width, height: 900 });
  await phone.page.goto(`${running.url}/app/settings/audit${query}`);
  await phone.page.locator('.log').waitFor();
  return phone;
}

test('the province finds in the audit who gave more time and why, with the dates before and after', async () => {
  const { db } = running;
  const [duty] = await db.stores.duties.find({ areaCode: '570404', dueOn: '2025-09-30' });
  if (!duty) throw new Error('no duty');
  const visitor = await running.signIn(running.person(cast.province));
  const given = { id: duty.id, dueOn: '2025-10-15', reason: 'ถนนขึ้นดอยขาด' } as const;
  await visitor.call('extension.give', given);
  const { page, complaints } = await openAudit(cast.province, 1280);
  expect(await screenFaults(page)).toEqual([]);
  const row = page.locator('.log details').first();
  await row.getByText('เหตุผล: ถนนขึ้นดอยขาด').waitFor();
  await row.locator('summary').click();
  await row.getByText('เลขรายการ').waitFor();
  expect(await row.locator('.diff .new').textContent()).toContain('15 ต.ค. 2568');
  expect(await screenFaults(page)).toEqual([]);

  await page.getByRole('button', { name: 'ก่อนหน้านี้' }).click();
  await expect.poll(() => page.locator('.log details').count()).toBe(100);

  await sealAudit(db);
  await page.getByLabel('ทำอะไร').selectOption({ label: 'ขยายเวลาและยกเว้น' });
  await page.waitForURL(/group=dates/u);
  await page.getByLabel('วันที่').selectOption({ label: 'วันนี้' });
  await page.waitForURL(/from=/u);
  await row.getByText('เหตุผล: ถนนขึ้นดอยขาด').waitFor();
  await row.locator('summary').click();
  await row.getByText(/\d ต่อจาก \d/u).waitFor();
  await row.getByRole('link', { name: 'ดูเฉพาะคนนี้' }).click();
  await page.getByRole('button', { name: /^ใคร: / }).waitFor();
  await page.getByRole('link', { name: 'ดูเบอร์โทร' }).click();
  await page.getByRole('heading', { name: 'ไม่พบรายการที่ตรงกับตัวกรอง' }).waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'ดูทุกรายการ' }).click();
  await page.getByLabel('ค้นหาชื่อคน').fill('ภูผา');
  await page.waitForURL(/name=/u);
  await page.locator('.log .w').getByText('ภูผา').first().waitFor();
  const before = await page.locator('.log details').count();
  expect(before).toBeGreaterThan(1);
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
});

test('a head filters the audit on a small phone, and sees only the own district', async () => {
  const { page, complaints } = await openAudit(cast.head, 360);
  expect(await screenFaults(page)).toEqual([]);
  await page.getByRole('button', { name: /กรอง/u }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('ทำอะไร').selectOption({ label: 'ส่งและตรวจรายงาน' });
  await page.waitForURL(/group=reports/u);
  expect(await screenFaults(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'ดูรายการ' }).click();
  await page.getByRole('button', { name: 'กรอง 1' }).waitFor();
  await page.goto(`${running.url}/app/settings/audit?area=5701`);
  await page.getByRole('alert').getByText('ท่านไม่มีสิทธิ์').waitFor();
  expect(complaints.filter((line) => !/401|403/u.test(line))).toEqual([]);
});
