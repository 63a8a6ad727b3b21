import { expect, test } from 'vitest';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { graveViolations } from '../support/browser/axe.ts';
import { cast } from '../support/demo-world.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { startBrowserWorld } from '../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();

async function open(of: { name: string; path: string; width: number }) {
  const phone = await openPhone({
    browser,
    running,
    person: running.person(of.name),
    width: of.width,
  });
  await phone.page.goto(running.url + of.path);
  const button = phone.page.getByRole('button', { name: 'วิธีใช้' });
  await button.waitFor();
  return { ...phone, button, sheet: phone.page.getByRole('dialog') };
}

test.each([
  { name: cast.chair, path: '/app', width: 360, title: 'งานของฉัน', words: 'นัดประชุม' },
  { name: cast.officer, path: '/app', width: 360, title: 'งานของฉัน', words: 'เริ่มทำ' },
  {
    name: cast.head,
    path: '/app/overview?area=5704',
    width: 390,
    title: 'ภาพรวม',
    words: 'แตะตัวเลข',
  },
  { name: cast.head, path: '/app/duties', width: 360, title: 'รายการเรื่อง', words: 'ทวงถาม' },
  { name: cast.province, path: '/app/overview', width: 1440, title: 'ภาพรวม', words: 'อาจช้า' },
  {
    name: cast.province,
    path: '/app/settings/audit',
    width: 390,
    title: 'ประวัติการใช้งาน',
    words: 'ค่าเดิม',
  },
  { name: cast.province, path: '/app/search', width: 390, title: 'ค้นหา', words: '2 ตัวอักษร' },
])('$name opens the help of $path at $width px', async ({ name, path, width, title, words }) => {
  const { page, button, sheet, complaints, close } = await open({ name, path, width });
  expect(await screenFaults(page)).toEqual([]);
  await button.click();
  await sheet.getByRole('heading', { name: `วิธีใช้ · ${title}` }).waitFor();
  await sheet.getByText(words).first().waitFor();
  expect(await graveViolations(page)).toEqual([]);
  expect(await screenFaults(page)).toEqual([]);
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
  await close();
});

test('the help opens and closes by keyboard, and the focus returns to its button', async () => {
  const { page, button, sheet, close } = await open({
    name: cast.officer,
    path: '/app',
    width: 1280,
  });
  await button.focus();
  await page.keyboard.press('Enter');
  await sheet.waitFor();
  expect(await sheet.getByRole('listitem').count()).toBeGreaterThan(1);
  await page.keyboard.press('Tab');
  expect(
    await page.evaluate("document.querySelector('dialog').contains(document.activeElement)"),
  ).toBe(true);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement.textContent')).toBe('วิธีใช้');
  await close();
});

test('the back button of the phone closes the help and stays on the screen', async () => {
  const { page, button, sheet, close } = await open({
    name: cast.officer,
    path: '/app',
    width: 360,
  });
  await button.click();
  await sheet.waitFor();
  await page.goBack();
  await sheet.waitFor({ state: 'detached' });
  expect(new URL(page.url()).pathname).toBe('/app');
  await close();
});

test('a tap without a connection says so and leaves the screen as it is', async () => {
  const { page, button, sheet, close } = await open({
    name: cast.officer,
    path: '/app',
    width: 360,
  });
  await page.route('**/help-sheet-*', (route) => route.abort());
  await button.click();
  await page.getByText('ไม่มีสัญญาณ').waitFor();
  expect(await sheet.count()).toBe(0);
  await close();
});

test('the help names the office to call', async () => {
  const { sheet, button, close } = await open({ name: cast.officer, path: '/app', width: 360 });
  await button.click();
  const link = sheet.getByRole('link', { name: /โทร/u });
  expect(await link.getAttribute('href')).toBe('tel:053000104');
  await close();
});

test('a screen whose code does not arrive says so and opens again', async () => {
  const { page, close } = await open({ name: cast.officer, path: '/app', width: 360 });
  await page.route('**/calendar-*.js', (route) => route.abort());
  await page.getByRole('link', { name: 'กำหนดส่ง', exact: true }).click();
  await page.getByText('ไม่มีสัญญาณอินเทอร์เน็ต').waitFor();
  await page.unroute('**/calendar-*.js');
  await page.getByRole('button', { name: 'ลองใหม่' }).click();
  await page.getByRole('heading', { name: 'กำหนดส่ง' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/app/calendar');
  await close();
});
