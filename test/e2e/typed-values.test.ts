import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FormId } from '#domain/forms/index.ts';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { june, openableForms, typeExample } from '../support/browser/open-forms.ts';
import type { Openable } from '../support/browser/open-forms.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

let browser: Browser;
let running: RunningApp;
let forms: Record<FormId, Openable>;
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp({ start: june })]);
  forms = await openableForms(running);
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

const formPath = (duty: { id: string }) => `${running.url}/app/duty/${duty.id}/form`;

test('an unclear amount leads to a question, and a tap chooses its meaning', async () => {
  const { duty, officer } = forms['strong-tambon-projects'];
  await typeExample(running, forms['strong-tambon-projects']);
  const { page, close } = await openPhone({ browser, running, person: officer, width: 360 });
  await page.goto(`${formPath(duty)}?step=projects`);
  await page.locator('.row-toggle').first().click();
  const budget = page.getByLabel('งบประมาณ', { exact: true });
  await budget.fill('1,5');
  await page.locator('.foot .btn-main').click();
  await page.getByText('งบประมาณ 1.50 หรือ 1,500? กรุณาเลือก', { exact: true }).waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '1,500', exact: true }).click();
  expect(await budget.inputValue()).toBe('1,500');
  await page.getByText('บันทึกแล้ว').waitFor();
  await close();
});

test('a whole name typed into one box is split into its three boxes', async () => {
  const { duty, officer } = forms['committee-register'];
  const { page, close } = await openPhone({ browser, running, person: officer });
  await typeExample(running, forms['committee-register']);
  await page.goto(`${formPath(duty)}?step=register`);
  await page.locator('.row-toggle').first().click();
  const box = (label: string) =>
    page.locator('.name-parts').first().getByLabel(label, { exact: true });
  await box('คำนำหน้า').fill('');
  await box('นามสกุล').fill('');
  await box('ชื่อ').fill('ว่าที่ร้อยตรีเมฆ ทดลอง');
  await page.getByLabel('เบอร์โทร').first().focus();
  const texts = await Promise.all(
    ['คำนำหน้า', 'ชื่อ', 'นามสกุล'].map((label) => box(label).inputValue()),
  );
  expect(texts).toEqual(['ว่าที่ร้อยตรี', 'เมฆ', 'ทดลอง']);
  await close();
});

test('a draft save that got 401 once is repeated without a tap', async () => {
  const { duty, officer } = forms['strong-tambon-projects'];
  const { context, page, close } = await openPhone({ browser, running, person: officer });
  await page.goto(`${formPath(duty)}?step=closing`);
  const remarks = page.getByLabel('หมายเหตุ');
  await remarks.waitFor();
  let refusals = 0;
  await context.route('**/draft', (route) => {
    refusals += 1;
    return refusals === 1
      ? route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{}' })
      : route.continue();
  });
  await remarks.fill('พิมพ์ก่อนถูกปฏิเสธ');
  await page.getByText('บันทึกแล้ว').waitFor({ timeout: 15_000 });
  expect(refusals).toBeGreaterThan(1);
  expect(await page.getByText('หน้านี้หมดเวลาแล้ว').count()).toBe(0);
  await close();
});

test('a form opens without IndexedDB, and says where its drafts are kept', async () => {
  const { duty, officer } = forms['plan-mission'];
  const { context, page, close } = await openPhone({ browser, running, person: officer });
  await context.addInitScript(`Object.defineProperty(window, 'indexedDB', { value: undefined })`);
  await page.goto(formPath(duty));
  await page.getByText('เครื่องนี้เก็บร่างไว้เองไม่ได้').waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await close();
});

/** Counts how often the page redirects to LINE’s login. */
async function visits(context: BrowserContext): Promise<() => number> {
  let count = 0;
  context.on('request', (request) => {
    if (request.isNavigationRequest() && request.url().startsWith('https://access.line.me'))
      count += 1;
  });
  return () => count;
}

test('a sign-in that is always refused redirects to LINE once and then says what to do', async () => {
  const { officer } = forms['plan-mission'];
  const { context, page, close } = await openPhone({ browser, running, person: officer });
  const count = await visits(context);
  await context.route('**/api/session', (route) =>
    route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{}' }),
  );
  await page.goto(`${running.url}/app`);
  await page.getByText('เข้าใช้งานด้วย LINE ไม่สำเร็จ').waitFor();
  expect(count()).toBeLessThanOrEqual(2);
  await close();
});

test('a person who cancelled LINE’s consent sees a screen that asks for it', async () => {
  const { officer } = forms['plan-mission'];
  const { context, page, close } = await openPhone({ browser, running, person: officer });
  const count = await visits(context);
  await context.route('https://access.line.me/**', (route) => {
    const back = new URL(new URL(route.request().url()).searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('error', 'access_denied');
    return route.fulfill({ status: 302, headers: { location: back.href } });
  });
  await page.goto(`${running.url}/app`);
  await page.getByText('ยังไม่ได้อนุญาตให้เข้าใช้งาน').waitFor();
  expect(count()).toBe(1);
  await close();
});

test('a phone whose clock is two hours fast shows a warning about its clock', async () => {
  const { officer } = forms['plan-mission'];
  const { context, page, close } = await openPhone({ browser, running, person: officer });
  await context.addInitScript(`{
    const now = Date.now;
    Date.now = () => now() + 7_200_000;
  }`);
  await page.goto(`${running.url}/app`);
  await page.getByText('นาฬิกาในเครื่องเร็วเกินไป').waitFor();
  expect(await page.getByText('ไม่มีสัญญาณอินเทอร์เน็ต').count()).toBe(0);
  await close();
});

test('a browser that blocks its storage still signs in', async () => {
  const { officer } = forms['plan-mission'];
  const { context, page, close } = await openPhone({ browser, running, person: officer });
  await context.addInitScript(`for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, {
      configurable: true,
      get() { throw new DOMException('blocked', 'SecurityError'); },
    });`);
  await page.goto(`${running.url}/app`);
  await page.getByRole('link', { name: 'งานของฉัน' }).waitFor();
  expect(await page.evaluate('localStorage.length')).toBeGreaterThan(0);

  await close();
});

test('a date after today is refused when chosen, and is not repeated below its box as a valid date', async () => {
  const { duty, officer } = forms['meeting-report'];
  const { page, close } = await openPhone({ browser, running, person: officer });
  await page.goto(`${formPath(duty)}?step=meeting`);
  const choose = (part: string, value: string) =>
    page.locator(`[id="q-heldOn-${part}"]`).selectOption(value);
  await choose('d', '20');
  await choose('m', '12');
  await choose('y', '2568');
  await page.getByText(/^วันที่ประชุมต้องไม่เกินวันนี้/).waitFor();
  expect(await page.locator('.date ~ .echo').first().innerText()).toBe('');
  await choose('y', '2567');
  await page.getByText('วันศุกร์ที่ 20 ธันวาคม พ.ศ. 2567').waitFor();
  expect(await page.locator('.wrong').count()).toBe(0);
  await close();
});

test('a question opened from the review page leads back to it with one tap', async () => {
  const { duty, officer } = forms['meeting-report'];
  const { page, close } = await openPhone({ browser, running, person: officer });
  await page.goto(`${formPath(duty)}?step=review`);
  await page.getByRole('button', { name: 'กรุณากรอกสถานที่ประชุม' }).click();
  await page.locator('#q-place:focus').fill('ศาลาหมู่ 3');
  await page.getByRole('button', { name: 'เลือกทุกคน' }).or(page.getByText('มาทุกคน')).click();
  const back = page.getByRole('button', { name: 'กลับไปตรวจทาน' });
  await back.click();
  await back.click();
  await page.getByRole('heading', { name: 'ตรวจทานก่อนส่ง' }).waitFor();
  expect(await page.getByRole('button', { name: 'กรุณากรอกสถานที่ประชุม' }).count()).toBe(0);
  await close();
});

test('the header counts the steps with questions, and a title equal to its only question is shown once', async () => {
  const { duty, officer } = forms['strong-tambon-projects'];
  await running.db.stores.drafts.remove({ id: duty.id });
  const { page, close } = await openPhone({ browser, running, person: officer });
  await page.goto(`${formPath(duty)}?step=taking-part`);
  await page.getByText(/ขั้น 1\/2$/).waitFor();
  await page.locator('.tick', { hasText: 'เข้าร่วม' }).first().click();
  await page.getByText(/ขั้น 1\/3$/).waitFor();
  await page.goto(`${formPath(duty)}?step=closing`);
  await page.getByLabel('หมายเหตุ').waitFor();
  const title = page.getByRole('heading', { level: 2, name: 'หมายเหตุ' });
  expect((await title.boundingBox())?.height).toBeLessThanOrEqual(1);
  await page.locator('.foot').getByRole('button', { name: 'ตรวจทาน' }).waitFor();
  await close();
});

test('the number of a round stays on one line with its word in titles', async () => {
  const { officer } = forms['plan-mission'];
  const { page, close } = await openPhone({ browser, running, person: officer, width: 360 });
  await page.goto(`${running.url}/app`);
  const rounds = page.locator('h3 .nowrap', { hasText: /^ครั้งที่ \d+$/ });
  await rounds.first().waitFor();
  const broken = `[...document.querySelectorAll('h3 .nowrap')].filter((round) => round.getClientRects().length > 1).length`;
  expect(await page.evaluate(broken)).toBe(0);
  await close();
});
