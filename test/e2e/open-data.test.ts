import { expect, test } from 'vitest';
import { graveViolations } from '../support/browser/axe.ts';
import { letterSizeFaults } from '../support/browser/letter-sizes.ts';
import { createPhones } from '../support/browser/line-browser.ts';
import { cast } from '../support/demo-world.ts';
import { resize } from '../support/wait-for-idle.ts';
import { startBrowserWorld } from '../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();
const phones = createPhones(() => ({ browser, running }));
const path = '/app/settings/open-data';

async function openAsProvince() {
  const { page } = await phones.of(running.person(cast.province));
  await page.goto(running.url + path);
  await page.getByRole('heading', { name: 'ข้อมูลเปิด' }).waitFor();
  return page;
}

async function statusOf(secret: string): Promise<number> {
  const headers = { authorization: `Bearer ${secret}` };
  return (await fetch(`${running.url}/api/open/v1/duties?limit=1`, { headers })).status;
}

test('the province makes an API key with the keyboard, reads data with it, and revokes it', async () => {
  const page = await openAsProvince();
  await page.getByRole('button', { name: 'ออกกุญแจ' }).focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'ออกกุญแจข้อมูลเปิด' });
  await form.getByRole('button', { name: 'ออกกุญแจ' }).click();
  await form.getByText('ใส่ชื่อหน่วยงานหรือระบบ').waitFor();
  expect(await graveViolations(page)).toEqual([]);
  await form.getByLabel('พื้นที่').selectOption({ label: 'อ.เทิง' });
  await form.getByLabel('หน่วยงานหรือระบบที่ใช้').fill('สำนักงานสถิติทดลอง');
  await page.keyboard.press('Enter');
  const shown = page.getByRole('dialog', { name: 'กุญแจใหม่' });
  const secret = (await shown.locator('code').textContent()) ?? '';
  expect(await graveViolations(page)).toEqual([]);
  expect(await statusOf(secret)).toBe(200);
  await page.keyboard.press('Escape');
  expect(await page.content()).not.toContain(secret);
  await page.getByText('ใช้ได้ 1 ดอก').waitFor();
  await page.getByRole('button', { name: 'ยกเลิก กุญแจของ สำนักงานสถิติทดลอง' }).click();
  await page.getByRole('button', { name: 'ยกเลิกกุญแจนี้' }).click();
  await page.getByText('หมดอายุหรือยกเลิกแล้ว 1 ดอก').waitFor();
  expect(await statusOf(secret)).toBe(401);
});

test.each([360, 390, 768, 1280, 1440])('the open data screen fits a width of %d', async (width) => {
  const page = await openAsProvince();
  await resize(page, { width, height: 844 });
  const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
  const found = over > 0 ? [`${over} px too wide`] : [];
  found.push(...(await graveViolations(page)));
  if (width === 390) found.push(...(await letterSizeFaults(page, path)));
  expect(found).toEqual([]);
});
