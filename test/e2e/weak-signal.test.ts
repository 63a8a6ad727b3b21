import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { openGradings, phonePhoto } from '../support/demo-world.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

let browser: Browser;
let running: RunningApp;
let gradings: Awaited<ReturnType<typeof openGradings>>;
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp()]);
  gradings = await openGradings(running);
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

function nextGrading() {
  const found = gradings.shift();
  if (!found) throw new Error('no open grading left');
  return found;
}

const strengths = (page: Page) => page.getByLabel('จุดเด่น');

/** Fills in the report except its last step. */
async function readyToSend() {
  const grading = nextGrading();
  const { duty, officer, answers, reasons } = grading;
  const visitor = await running.signIn(officer);
  const changes = Object.entries(answers).map(([field, value]) => ({ field, value, seen: null }));
  const saved = await visitor.call('draft.save', { id: duty.id, changes, reasons });
  expect(saved.refused).toEqual([]);
  const phone = await openPhone({ browser, running, person: officer });
  await phone.page.goto(`${running.url}/app/duty/${duty.id}/form?step=review`);
  await phone.page.getByRole('heading', { name: 'ตรวจทานก่อนส่ง' }).waitFor();
  return { ...grading, ...phone };
}

const sent = (duty: string) => running.db.stores.submissions.count({ duty });

test('the last keystroke before the page was killed is shown when the form opens again', async () => {
  const { duty, officer } = nextGrading();
  const { context, page, close } = await openPhone({ browser, running, person: officer });
  await page.goto(`${running.url}/app/duty/${duty.id}/form?step=closing`);
  await strengths(page).fill('ก่อนหน้า');
  await page.getByText('บันทึกแล้ว').waitFor();
  await context.route('**/draft', (route) => route.abort());
  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate(`{
      const area = document.querySelector('[id="q-strengths"]');
      area.value = 'คำสุดท้าย';
      area.dispatchEvent(new Event('input', { bubbles: true }));
      location.reload();
    }`),
  ]);
  await strengths(page).waitFor();
  expect(await strengths(page).inputValue()).toBe('คำสุดท้าย');
  await close();
});

test('typing continues after a save’s response is lost, and the form reports no false conflict', async () => {
  const { duty, officer } = nextGrading();
  const { context, page, close } = await openPhone({ browser, running, person: officer });
  await page.goto(`${running.url}/app/duty/${duty.id}/form?step=closing`);
  await strengths(page).waitFor();
  await context.route('**/draft', async (route) => {
    await route.fetch();
    await context.setOffline(true);
    return route.abort('connectionreset');
  });
  await strengths(page).fill('ครึ่งแรก');
  await page.getByText('เก็บในเครื่องแล้ว').waitFor();
  await context.unroute('**/draft');
  await strengths(page).fill('ครึ่งแรก แล้วครึ่งหลัง');
  await context.setOffline(false);
  await page.getByText('บันทึกแล้ว').waitFor();
  const draft = await running.db.stores.drafts.get(duty.id);
  expect(draft?.answers['strengths']).toBe('ครึ่งแรก แล้วครึ่งหลัง');
  await close();
});

test('a form left and opened again without signal shows the saved answers and accepts new ones', async () => {
  const { duty, officer } = nextGrading();
  const { context, page, close } = await openPhone({ browser, running, person: officer });
  const form = `/app/duty/${duty.id}/form`;
  await page.goto(`${running.url}/app/duty/${duty.id}`);
  await page.locator(`a[href="${form}"]`).first().click();
  await page.locator('.open-indicator .pick').first().click();
  await page.getByText('บันทึกแล้ว').waitFor();
  await page.goBack();
  await page.locator(`a[href="${form}"]`).first().waitFor();
  await context.setOffline(true);
  await page.locator(`a[href="${form}"]`).first().click();
  await page.locator('.was', { hasText: '1.1' }).waitFor();
  await page.locator('.open-indicator .pick').first().click();
  await page.getByText('เก็บในเครื่องแล้ว').waitFor();
  await context.setOffline(false);
  await page.getByText('บันทึกแล้ว').waitFor();
  const draft = await running.db.stores.drafts.get(duty.id);
  expect(Object.keys(draft?.answers ?? {})).toEqual(expect.arrayContaining(['i1-1', 'i1-2']));
  await close();
});

const line = (page: Page) => page.getByText(/^มีคำตอบที่ยังอยู่ในเครื่อง 1 เรื่อง/);
const back = (page: Page) => page.getByRole('link', { name: 'กลับ', exact: true });
const formLink = (page: Page, duty: string) =>
  page.locator(`a[href="/app/duty/${duty}/form"]`).first();

/** Opens the form from the report's page, so that going back leaves the form. */
async function openFrom(page: Page, duty: string) {
  await page.goto(`${running.url}/app/duty/${duty}`);
  await formLink(page, duty).click();
  await page.locator('.open-indicator .pick').first().waitFor();
}

const went = (page: Page) => page.getByText('คำตอบในเครื่องส่งขึ้นระบบแล้ว');

test('a form left without signal is listed on the home screen and sent from there with its photo once online', async () => {
  const { duty, officer } = nextGrading();
  const { context, page, close } = await openPhone({ browser, running, person: officer });
  await openFrom(page, duty.id);
  const files = page.locator('.open-indicator input[type=file]').last();
  await context.setOffline(true);
  const buffer = await phonePhoto();
  await files.setInputFiles({ name: 'ประชุม.jpg', mimeType: 'image/jpeg', buffer });
  await page.locator('.open-indicator .photos img').waitFor();
  await page.locator('.open-indicator .pick').first().click();
  await page.getByText('เก็บในเครื่องแล้ว').waitFor();
  await back(page).click();
  await formLink(page, duty.id).waitFor();
  await back(page).click();
  await page.getByRole('heading', { name: 'งานของฉัน' }).waitFor();
  await line(page).filter({ hasText: 'รอสัญญาณ' }).waitFor();
  await context.setOffline(false);
  await went(page).waitFor();
  await line(page).waitFor({ state: 'detached' });
  const { drafts, attachments } = running.db.stores;
  const [photo] = await attachments.ofDuty(duty.id);
  expect((await drafts.get(duty.id))?.answers).toMatchObject({
    'i1-1': { photos: [{ id: photo?.id }] },
  });
  await close();
});

test('answers typed before the page was killed are sent from the home screen once online', async () => {
  const { duty, officer } = nextGrading();
  const { context, page, close } = await openPhone({ browser, running, person: officer });
  await page.goto(`${running.url}/app/duty/${duty.id}/form?step=closing`);
  await strengths(page).waitFor();
  await context.setOffline(true);
  await strengths(page).fill('ก่อนแบตหมด');
  await page.getByText('เก็บในเครื่องแล้ว').waitFor();
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`${running.url}/app`);
  await went(again).waitFor();
  const draft = await running.db.stores.drafts.get(duty.id);
  expect(draft?.answers['strengths']).toBe('ก่อนแบตหมด');
  await close();
});

test('a form left without signal and answered on another phone keeps both answers and asks which to use', async () => {
  const { duty, officer } = nextGrading();
  const { context, page, close } = await openPhone({ browser, running, person: officer });
  await openFrom(page, duty.id);
  await context.setOffline(true);
  await page.locator('.open-indicator .pick').first().click();
  await back(page).click();
  await line(page).waitFor();
  const second = await running.signIn(officer);
  const theirs = { note: 'จากอีกเครื่อง' };
  const changes = [{ field: 'i1-1', value: theirs, seen: null }];
  await second.call('draft.save', { id: duty.id, changes });
  await context.setOffline(false);
  await page.getByText('มีคำตอบที่ยังส่งไม่ได้ 1 เรื่อง').waitFor();
  const draft = await running.db.stores.drafts.get(duty.id);
  expect(draft?.answers['i1-1']).toEqual(theirs);
  await page.getByRole('link', { name: 'เปิดแบบ', exact: true }).click();
  await page.getByText('มีผู้กรอกจากเครื่องอื่นด้วย').waitFor();
  await close();
});

test('a report whose response was lost is sent once from the home screen under its first key', async () => {
  const { duty, page, context, close } = await readyToSend();
  await context.route('**/submissions', (route) => route.abort());
  await page.getByRole('button', { name: 'ส่งรายงาน' }).click();
  await page.getByRole('button', { name: 'ลองส่งใหม่' }).waitFor();
  await back(page).click();
  await page.getByText('มีรายงานที่ยังไม่ได้ส่ง 1 ฉบับ').waitFor();
  await page.getByRole('link', { name: 'เปิดแบบ' }).waitFor();
  await context.unroute('**/submissions');
  await context.setOffline(true);
  await context.setOffline(false);
  await page.getByText(/ส่งรายงานแล้ว .*ประเมิน.*ศอช/).waitFor();
  expect(await sent(duty.id)).toBe(1);
  await close();
});

test('a double tap on the send button sends one report', async () => {
  const { duty, page, close } = await readyToSend();
  await page.getByRole('button', { name: 'ส่งรายงาน' }).dblclick();
  await page.getByRole('heading', { name: 'ส่งแล้ว' }).waitFor();
  expect(await sent(duty.id)).toBe(1);
  await close();
});

test('a report is sent once when the page is closed during sending and reopened', async () => {
  const { duty, page, context, close } = await readyToSend();
  await context.route('**/submissions', (route) => route.abort());
  await page.getByRole('button', { name: 'ส่งรายงาน' }).click();
  await page.getByRole('button', { name: 'ลองส่งใหม่' }).waitFor();
  await page.close({ runBeforeUnload: false });
  await context.unroute('**/submissions');
  const again = await context.newPage();
  await again.goto(`${running.url}/app/duty/${duty.id}/form`);
  await again.getByRole('heading', { name: 'ส่งแล้ว' }).waitFor();
  expect(await sent(duty.id)).toBe(1);
  await close();
});

test('two phones that send the same report send it once, and the second phone says so', async () => {
  const { duty, officer, page, close } = await readyToSend();
  const second = await openPhone({ browser, running, person: officer });
  await second.page.goto(`${running.url}/app/duty/${duty.id}/form?step=review`);
  const pages = [page, second.page];
  const buttons = pages.map((page) => page.getByRole('button', { name: 'ส่งรายงาน' }));
  await Promise.all(buttons.map((button) => button.waitFor()));
  await Promise.all(buttons.map((button) => button.click()));
  const ends = await Promise.all(
    pages.map(async (page) => {
      const end = page.getByRole('heading', { name: /^(ส่งแล้ว|ท่านส่งรายงานนี้จากเครื่องอื่นแล้ว)$/ });
      await end.waitFor();
      return (await end.textContent()) ?? '';
    }),
  );
  expect(ends).toContain('ส่งแล้ว');
  expect(ends).toContain('ท่านส่งรายงานนี้จากเครื่องอื่นแล้ว');
  expect(await sent(duty.id)).toBe(1);
  await close();
  await second.close();
});

test.each([
  ['ใช้ที่ท่านกรอก', 'จากเครื่องที่สอง'],
  ['ใช้ของเครื่องอื่น', 'จากเครื่องแรก'],
])(
  'answers to one question on two phones are both shown, and "%s" decides',
  async (choice, kept) => {
    const { duty, officer } = nextGrading();
    const address = `${running.url}/app/duty/${duty.id}/form?step=closing`;
    const first = await openPhone({ browser, running, person: officer });
    const second = await openPhone({ browser, running, person: officer });
    for (const one of [first, second]) {
      await one.page.goto(address);
      await strengths(one.page).waitFor();
    }
    await strengths(first.page).fill('จากเครื่องแรก');
    // The answer is prefilled and changed on the first phone only, so the second phone asks no question.
    await first.page.getByLabel('วัน', { exact: true }).selectOption('17');
    await first.page.getByText('บันทึกแล้ว').waitFor();
    await second.context.setOffline(true);
    await strengths(second.page).fill('จากเครื่องที่สอง');
    await second.page.getByText('เก็บในเครื่องแล้ว').waitFor();
    await second.context.setOffline(false);
    const dispute = second.page.getByRole('alert').filter({ hasText: 'มีผู้กรอกจากเครื่องอื่นด้วย' });
    await dispute.waitFor();
    expect(await dispute.locator('dd').allTextContents()).toEqual([
      'จากเครื่องที่สอง',
      expect.stringMatching(/^จากเครื่องแรก/),
    ]);
    await dispute.getByRole('button', { name: choice }).click();
    await second.page.getByText('บันทึกแล้ว').waitFor();
    expect(await strengths(second.page).inputValue()).toBe(kept);
    const draft = await running.db.stores.drafts.get(duty.id);
    expect(draft?.answers).toMatchObject({ strengths: kept, assessedOn: '2024-12-17' });
    await first.close();
    await second.close();
  },
);
