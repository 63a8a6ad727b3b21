import { expect, test } from 'vitest';
import { graveViolations } from '../support/browser/axe.ts';
import { letterSizeFaults } from '../support/browser/letter-sizes.ts';
import { createPhones } from '../support/browser/line-browser.ts';
import { cast } from '../support/demo-world.ts';
import { resize } from '../support/wait-for-idle.ts';
import { startBrowserWorld } from '../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();
const phones = createPhones(() => ({ browser, running }));

async function openAs(name: keyof typeof cast, path: string) {
  const { page } = await phones.of(running.person(cast[name]));
  await page.goto(running.url + path);
  await page.locator('h1').first().waitFor();
  return page;
}

test('the province chooses a paper on a desktop, turns its pages and opens the file', async () => {
  const page = await openAs('province', '/app/papers');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('link', { name: /ทะเบียนกรรมการ/ }).click();
  await page.getByText(/หน้า 1 จาก \d+/).waitFor();
  await page.getByRole('button', { name: 'ถัดไป' }).click();
  await page.getByText(/หน้า 2 จาก \d+/).waitFor();
  await page.getByLabel('พื้นที่').selectOption({ label: 'อ.เทิง' });
  await page
    .getByText(/รับรองแล้ว \d+ จาก 11/)
    .first()
    .waitFor();
  await page.getByText(/หน้า 1 จาก \d+/).waitFor();
  expect(new URL(page.url()).searchParams.get('area')).toBe('5704');
  await page.getByRole('switch', { name: 'เลขไทยในเอกสาร' }).uncheck();
  expect(new URL(page.url()).searchParams.get('latin')).toBe('1');
  await page.getByRole('button', { name: 'PDF' }).click();
  const href = await page.getByRole('link', { name: 'เปิดไฟล์ PDF' }).getAttribute('href');
  const file = await fetch(href ?? '');
  expect(file.headers.get('content-type')).toBe('application/pdf');
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});

test('a head opens the papers on a phone, sees what is missing and goes back to the list', async () => {
  const page = await openAs('head', '/app/me');
  await page.getByRole('link', { name: 'เอกสารส่งออก' }).click();
  await page.getByRole('link', { name: /ผลประเมินระดับ ครั้งที่ 1/ }).click();
  await page.getByRole('heading', { name: 'ยังขาด' }).waitFor();
  await page.getByRole('img', { name: /ผลประเมินระดับ ครั้งที่ 1 อ.เทิง หน้า 1/ }).waitFor();
  await page.getByRole('link', { name: 'กลับ' }).click();
  await page.getByRole('heading', { name: /ตามหนังสือปี/ }).waitFor();
  expect(new URL(page.url()).searchParams.get('paper')).toBeNull();
});

test('a paper without reports says so, and its blank form can be made', async () => {
  const page = await openAs('head', '/app/papers?area=5704&paper=grading-sheet.2');
  await page.getByText('ยังไม่มีรายงานที่ส่งแล้วในพื้นที่และรอบนี้').waitFor();
  await page.getByRole('switch', { name: 'แบบเปล่าสำหรับกรอกด้วยมือ' }).check();
  await page.getByRole('img', { name: /หน้า 1 จาก/ }).waitFor();
  expect(await page.getByText(/หน้า 1 จาก 30/).count()).toBe(1);
});

test.each([360, 390, 1024, 1280, 1440])(
  'the papers are clean for axe and fit a width of %d',
  async (width) => {
    const found: string[] = [];
    for (const path of ['/app/papers', '/app/papers?paper=register']) {
      const page = await openAs('province', path);
      await resize(page, { width, height: 844 });
      const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      if (over > 0) found.push(`${path}: ${over} px too wide for ${width}`);
      for (const line of await graveViolations(page)) found.push(`${path}: ${line}`);
      if (width === 390) found.push(...(await letterSizeFaults(page, path)));
    }
    expect(found).toEqual([]);
    expect(await phones.complaints()).toEqual([]);
  },
);

test('the province requests a bundle, sees its progress after coming back, and downloads it', async () => {
  const page = await openAs('province', '/app/papers');
  await page
    .getByRole('button', { name: /^จัดทำ ZIP กำหนดส่ง/ })
    .first()
    .click();
  await page.getByRole('progressbar', { name: /^ชุดเอกสาร จ.เชียงราย/ }).waitFor();
  await page.goto(`${running.url}/app`);
  await page.goto(`${running.url}/app/papers`);
  await page.getByRole('heading', { name: 'ไฟล์ที่ขอไว้' }).waitFor();
  expect((await graveViolations(page)).filter(Boolean)).toEqual([]);
  // The process that makes the bundle has the lowest priority, so it is slow on a busy machine.
  const ready = page.getByRole('button', { name: /^ดาวน์โหลด ชุดเอกสาร/ });
  await ready.click({ timeout: 200_000 });
  const href = await page.getByRole('link', { name: 'เปิดไฟล์' }).getAttribute('href');
  const file = await fetch(href ?? '', { headers: { range: 'bytes=0-1' } });
  expect([file.status, await file.text()]).toEqual([206, 'PK']);
});

test('a head gets the workbook of the year, by keyboard only', async () => {
  const page = await openAs('head', '/app/papers');
  await page.getByRole('button', { name: /^จัดทำ Excel รายงานทั้งปี/ }).focus();
  await page.keyboard.press('Enter');
  const ready = page.getByRole('button', { name: /^ดาวน์โหลด Excel ทั้งปี อ.เทิง/ });
  await ready.focus({ timeout: 200_000 });
  await page.keyboard.press('Enter');
  const href = await page.getByRole('link', { name: 'เปิดไฟล์' }).getAttribute('href');
  const file = await fetch(href ?? '', { method: 'HEAD' });
  expect(file.headers.get('content-type')).toContain('spreadsheetml');
});

test('a paper of many pages is asked for on a phone and downloaded where it was asked for', async () => {
  const page = await openAs('province', '/app/papers?area=5701&paper=grading-sheet.2&blank=1');
  await page.getByText('เอกสารนี้มีหลายหน้า').waitFor();
  await page.getByRole('button', { name: 'PDF' }).click();
  const ready = page.getByRole('button', { name: /^ดาวน์โหลด แบบประเมินระดับรายตำบล/ });
  await ready.click({ timeout: 200_000 });
  const href = await page.getByRole('link', { name: 'เปิดไฟล์' }).getAttribute('href');
  const answer = await fetch(href ?? '', { headers: { range: 'bytes=0-4' } });
  expect([answer.status, await answer.text()]).toEqual([206, '%PDF-']);
});
