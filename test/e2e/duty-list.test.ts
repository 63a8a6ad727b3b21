import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { graveViolations } from '../support/browser/axe.ts';
import { letterSizeFaults } from '../support/browser/letter-sizes.ts';
import { createPhones } from '../support/browser/line-browser.ts';
import { cast } from '../support/demo-world.ts';
import { settled } from '../support/wait-for-idle.ts';
import { startBrowserWorld } from '../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();
const phones = createPhones(() => ({ browser, running }));

async function openAs(name: keyof typeof cast, { path, width }: { path: string; width: number }) {
  const { page } = await phones.of(running.person(cast[name]));
  await page.setViewportSize({ width, height: 900 });
  await page.goto(running.url + path);
  await page.locator('h1').first().waitFor();
  await settled(page);
  return page;
}

const bar = (page: Page) => page.getByRole('region', { name: 'เรื่องที่เลือก' });
const chased = () => running.db.stores.deliveries.find({ 'notice.kind': 'chased' });

test('filters, order and page of the duty list stay in the address, also after a reload and after going back', async () => {
  const page = await openAs('province', { path: '/app/duties?filter=open', width: 1440 });
  await page.getByLabel('หนังสือทุกข้อ').selectOption({ label: 'หนังสือข้อ 4' });
  await page.getByRole('button', { name: 'อำเภอ', exact: true }).click();
  await page.getByLabel('ศอช. ชื่อเรื่อง หรือชื่อคน').fill('เวียง');
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('เวียง');
  await settled(page);
  const shown = await page.locator('.list-summary').innerText();
  const names = await page.locator('.duty-table tbody th').allInnerTexts();
  await page.locator('.duty-table tbody a').first().click();
  await page.getByRole('link', { name: 'กลับ' }).click();
  await page.locator('.duty-table').waitFor();
  await page.reload();
  await settled(page);
  expect(await page.locator('.list-summary').innerText()).toBe(shown);
  expect(await page.locator('.duty-table tbody th').allInnerTexts()).toEqual(names);
  const { searchParams } = new URL(page.url());
  expect([searchParams.get('clause'), searchParams.get('sort')]).toEqual(['4', 'district']);
});

test('keys move through the duty list, select a range and open a duty; going back focuses its row', async () => {
  const page = await openAs('province', { path: '/app/duties?filter=open', width: 1440 });
  const focused = () => page.evaluate('document.activeElement.dataset.duty');
  await page.locator('.duty-table tbody a').first().focus();
  const first = await focused();
  await page.keyboard.press('Space');
  for (const key of ['ArrowDown', 'ArrowDown', 'Shift+Space']) await page.keyboard.press(key);
  await bar(page).getByText('เลือก 3 เรื่อง').waitFor();
  await page.keyboard.press('Home');
  expect(await focused()).toBe(first);
  await page.keyboard.press('Escape');
  await expect.poll(() => bar(page).count()).toBe(0);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'กลับ' }).waitFor();
});

test('a reminder to chosen people shows its cost, can be undone within ten seconds, and is sent once', async () => {
  const page = await openAs('head', { path: '/app/duties?filter=open&clause=4', width: 1440 });
  await page.getByLabel('เลือกทุกเรื่องในหน้านี้').check();
  await bar(page)
    .getByRole('button', { name: /^ทวงถาม/ })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/^ใช้ \d+ ข้อความ ถึง \d+ คน/).waitFor();
  await dialog.getByRole('button', { name: /^ส่ง \d+ ข้อความ/ }).click();
  await page.getByText(/^ทวงถาม \d+ คน ข้อความออกในอีก 10 วินาที/).waitFor();
  const planned = await chased();
  const people = planned.map(({ person }) => person);
  expect(planned.length).toBeGreaterThan(0);
  expect(new Set(people).size).toBe(people.length);
  await page.getByRole('button', { name: 'เลิกทำ' }).click();
  await page.getByText('เลิกทวงถามแล้ว ไม่มีข้อความออก').waitFor();
  expect(await chased()).toEqual([]);
});

test('chosen duties get one new date with one reason, and undo restores their dates', async () => {
  const page = await openAs('province', { path: '/app/duties?filter=open&clause=4', width: 1440 });
  await page.getByLabel('เลือกทุกเรื่องในหน้านี้').check();
  await bar(page)
    .getByRole('button', { name: /^ขยายเวลา/ })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/ได้วันใหม่ 30 จาก 30 เรื่อง/).waitFor();
  await dialog.getByRole('button', { name: /^ขยายเวลา 30/ }).click();
  await dialog.getByText('กรุณาระบุเหตุผล').waitFor();
  await dialog.getByRole('button', { name: 'น้ำท่วมหรือภัยพิบัติในพื้นที่' }).click();
  await dialog.getByRole('button', { name: /^ขยายเวลา 30/ }).click();
  await page.getByText(/^ขยายเวลาถึง .+ แล้ว 30 เรื่อง/).waitFor();
  const { duties } = running.db.stores;
  const given = () => duties.count({ 'extension.given': true });
  expect(await given()).toBe(30);
  await page.getByRole('button', { name: 'เลิกทำ' }).click();
  await page.getByText('เลิกทำแล้ว 30 เรื่อง').waitFor();
  expect(await given()).toBe(0);
});

test('a phone selects cards of the duty list after a tap on the switch', async () => {
  const page = await openAs('province', { path: '/app/duties?filter=open', width: 390 });
  await page.getByRole('button', { name: 'เลือกหลายเรื่อง' }).click();
  await page.locator('.duty-cards input').first().check();
  await bar(page)
    .getByRole('button', { name: /^ทวงถาม 1/ })
    .waitFor();
  await page.getByRole('button', { name: 'เลิกเลือก' }).first().click();
  await expect.poll(() => bar(page).count()).toBe(0);
});

test.each([360, 390, 768, 1024, 1280, 1440])(
  'the duty list is clean for axe and fits a width of %d',
  async (width) => {
    const found: string[] = [];
    for (const path of ['/app/duties?filter=open', '/app/duties?filter=late', '/app/duties?q=zz']) {
      const page = await openAs('province', { path, width });
      const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      if (over > 0) found.push(`${path}: ${over} px too wide for ${width}`);
      for (const line of await graveViolations(page)) found.push(`${path}: ${line}`);
      if (width === 390) found.push(...(await letterSizeFaults(page, path)));
    }
    expect(found).toEqual([]);
    expect(await phones.complaints()).toEqual([]);
  },
);
