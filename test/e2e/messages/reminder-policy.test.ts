import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPhone } from '#test/support/browser/line-browser.ts';
import { screenFaults } from '#test/support/browser/screen-faults.ts';
import { cast } from '#test/support/demo-world.ts';
import { startBrowserWorld } from '../../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();

async function open(width: number) {
  const person = running.person(cast.province);
  const phone = await openPhone({ browser, running, person, width, height: 800 });
  await phone.page.goto(`${running.url}/app/settings/reminders`);
  await phone.page.getByRole('heading', { name: '30 วันข้างหน้า' }).waitFor();
  return phone;
}

const expectFit = async (page: Page) => expect(await screenFaults(page)).toEqual([]);
const total = (page: Page) => page.locator('.forecast-total').innerText();

test('the province sees what fewer reminders save, and saves them with a reason', async () => {
  const { page, complaints } = await open(1440);
  await expectFit(page);
  expect(await total(page)).toMatch(/ข้อความ เท่าเดิม/u);
  const before = page.getByRole('group', { name: 'ก่อนกำหนด' });
  await before.getByRole('button', { name: '14' }).focus();
  await page.keyboard.press('Space');
  await before.getByRole('button', { name: '3', exact: false }).last().press('Enter');
  await expect.poll(() => total(page), { timeout: 20_000 }).toMatch(/ข้อความ ลด/u);
  await page.getByText('เตือนเมื่อ', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'บันทึก' }).click();
  await page.getByText('กรุณาระบุเหตุผล').waitFor();
  await expectFit(page);
  await page.getByLabel('เหตุผลที่เปลี่ยน').fill('ข้อความของเดือนใกล้หมด');
  await page.getByRole('button', { name: 'บันทึก' }).click();
  await page.getByText('บันทึกนโยบายการเตือนแล้ว').waitFor();
  const { waves } = await running.db.stores.settings.policyOf('57');
  expect(waves).not.toContain(-14);
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
});

test('the reminder policy fits a small phone, and the card of another person can be viewed', async () => {
  const { page } = await open(360);
  await expectFit(page);
  await page.getByLabel('ดูคนอื่น').selectOption({ index: 2 });
  await page.locator('.chat-card h3').waitFor();
  await page.getByLabel('สรุปเช้า', { exact: true }).selectOption('08:00');
  expect(await page.getByLabel('ส่งได้ตั้งแต่').inputValue()).toBe('08:00');
  await page.getByRole('button', { name: 'คืนค่าเดิม' }).click();
  await page.getByText('ยังไม่ได้เปลี่ยนค่าใด').waitFor();
  await expectFit(page);
});
