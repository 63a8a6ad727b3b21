import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { screenFaults } from '#test/support/browser/screen-faults.ts';
import { openPhone } from '#test/support/browser/line-browser.ts';
import { cast } from '#test/support/demo-world.ts';
import { startBrowserWorld } from '../../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();

async function openAt(name: string, of: { width: number; path: string }) {
  const person = running.person(name);
  const { width } = of;
  const phone = await openPhone({ browser, running, person, width, height: 900 });
  await phone.page.goto(`${running.url}${of.path}`);
  return phone;
}

const active = async (page: Page): Promise<string> => {
  const id = await page
    .getByRole('combobox', { name: /ค้นหา/ })
    .getAttribute('aria-activedescendant');
  return id === null ? '' : ((await page.locator(`[id="${id}"]`).textContent()) ?? '');
};

test('the province opens the search by key, moves through the results and opens one by Enter', async () => {
  const { page, complaints } = await openAt(cast.province, { width: 1280, path: '/app/centres' });
  await page.getByRole('heading', { name: 'ศอช.', level: 1 }).waitFor();
  await page.getByRole('row').nth(1).waitFor();
  await page.keyboard.press('/');
  const box = page.getByRole('combobox', { name: /ค้นหา/ });
  await box.waitFor();
  await page.getByText('อย่างน้อย 2 ตัวอักษร').waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await page.keyboard.type('ดอยงาม');
  await page
    .getByRole('option', { name: /^ศอช\.ต\.ดอยงาม/u })
    .first()
    .waitFor();
  for (const group of ['ศอช.', 'คน', 'เรื่อง', 'คำสั่ง'])
    await page.getByRole('group', { name: group, exact: true }).waitFor();
  expect(await screenFaults(page)).toEqual([]);
  expect(await active(page)).toContain('ศอช.ต.ดอยงาม');
  await page.keyboard.press('ArrowDown');
  expect(await active(page)).not.toContain('Enterศอช');
  const found = page.getByRole('listbox').getByRole('option');
  expect(await found.and(page.getByRole('option', { selected: true })).count()).toBe(1);
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^ศอช\. \d/u, pressed: true }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^เรื่อง \d/u, pressed: true }).waitFor();
  await page.getByRole('group', { name: 'ศอช.', exact: true }).waitFor({ state: 'detached' });
  await expect.poll(() => found.count()).toBeGreaterThan(5);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/app\/duty\//u);
  await page.getByRole('combobox', { name: /ค้นหา/ }).waitFor({ state: 'detached' });

  await page.keyboard.press('Control+k');
  await page.getByRole('group', { name: 'เปิดล่าสุด' }).getByRole('option').waitFor();
  await page.keyboard.type('ไม่มีคำนี้แน่');
  await page.getByText('ไม่พบ “ไม่มีคำนี้แน่”').waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: /ค้นหา/ }).waitFor({ state: 'detached' });
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
});

test('Esc closes the search and returns the focus to the box that opened it', async () => {
  const { page } = await openAt(cast.head, { width: 1280, path: '/app/overview' });
  const opener = page.getByRole('link', { name: /^ค้นหา/u });
  await opener.click();
  await page.getByRole('combobox', { name: /ค้นหา/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: /ค้นหา/ }).waitFor({ state: 'detached' });
  await page.locator('a.seek:focus').waitFor();
  expect(await screenFaults(page)).toEqual([]);
});

test('an officer searches on a small phone on a separate page, and comes back', async () => {
  const { page, complaints } = await openAt(cast.officer, { width: 360, path: '/app/centres' });
  await page.getByRole('link', { name: /^ค้นหา/u }).click();
  await page.waitForURL(/\/app\/search/u);
  const box = page.getByRole('combobox', { name: /ค้นหา/ });
  await box.fill('ปล้อง');
  const centre = page.getByRole('option', { name: /^ศอช\.ต\.ปล้อง/u });
  await centre.waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await page.getByRole('button', { name: /^เรื่อง \d/u }).click();
  await centre.waitFor({ state: 'detached' });
  await page.getByRole('option').first().click();
  await page.waitForURL(/\/app\/duty\//u);
  await page.goBack();
  await box.waitFor();
  await page.getByRole('group', { name: 'เปิดล่าสุด' }).waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'กลับ' }).click();
  await page.waitForURL(/\/app\/centres/u);
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
});
