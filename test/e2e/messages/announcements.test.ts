import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPhone } from '#test/support/browser/line-browser.ts';
import { screenFaults } from '#test/support/browser/screen-faults.ts';
import { cast } from '#test/support/demo-world.ts';
import { startBrowserWorld } from '../../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();

const path = '/app/messages/announcements';
async function open(width: number, under = '') {
  const person = running.person(cast.province);
  const phone = await openPhone({ browser, running, person, width, height: 800 });
  await phone.page.goto(running.url + path + under);
  return phone;
}

const expectFit = async (page: Page) => expect(await screenFaults(page)).toEqual([]);

async function write(page: Page): Promise<void> {
  await page.locator('label', { hasText: 'พัฒนาการอำเภอ' }).click();
  await page.getByRole('button', { name: 'อ.เทิง', exact: true }).click();
  await page.getByLabel('หัวเรื่อง').fill('เลื่อนเวลารับแบบประเมินที่อำเภอ');
  await page.getByLabel('เนื้อความ').fill('รับแบบประเมินระดับถึงวันที่ 20 ธ.ค. 2567 เวลา 16.30 น.');
}

test('the province sends an announcement on a desktop, cancels it by undo, and sends it again', async () => {
  const { page, complaints } = await open(1440);
  await page.getByRole('heading', { name: 'ยังไม่มีประกาศ' }).waitFor();
  await expectFit(page);
  await page.getByRole('link', { name: 'ประกาศใหม่' }).click();
  const send = page.getByRole('button', { name: /^ส่ง/u });
  expect(await send.isDisabled()).toBe(true);
  await write(page);
  await page.getByRole('heading', { name: 'ถึง 1 คน ใช้ 1 ข้อความ' }).waitFor();
  await expectFit(page);
  await page.reload();
  await expect.poll(() => page.getByLabel('หัวเรื่อง').inputValue()).toContain('เลื่อนเวลา');
  await send.click();
  await page.getByText('จะส่งประกาศ').waitFor();
  await page.getByRole('button', { name: 'เลิกทำ' }).click();
  await page.getByText('ยกเลิกแล้ว').waitFor();
  const [cancelled] = await running.db.stores.announcements.find({});
  expect(cancelled?.state).toBe('cancelled');
  await expectFit(page);
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
});

test('the province sees on a small phone who has not acknowledged an announcement, and reminds them', async () => {
  const { page, complaints } = await open(360, '/new');
  await page.getByLabel('หัวเรื่อง').waitFor();
  await write(page);
  await expectFit(page);
  await page.getByRole('button', { name: 'ส่ง 1 คน' }).click();
  await page.getByText('จะส่งประกาศ').waitFor();
  await running.moveClock('2024-12-18T10:00:00+07:00');
  await running.settle();
  await expect
    .poll(async () => (await running.db.stores.announcements.find({ state: 'sent' })).length)
    .toBe(1);
  await page.reload();
  await page.getByRole('link', { name: /ส่งแล้ว/u }).click();
  await page.getByRole('button', { name: 'เตือนซ้ำ 1 คน' }).waitFor();
  await expectFit(page);
  await page.getByRole('button', { name: 'เตือนซ้ำ 1 คน' }).click();
  await page.getByText('เตือนซ้ำแล้ว').waitFor();
  await expectFit(page);
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
});
