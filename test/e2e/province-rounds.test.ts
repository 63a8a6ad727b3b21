import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { cast } from '../support/demo-world.ts';
import { runningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';
import { acceptSecondGradings } from '../support/second-grading.ts';
import { settled } from '../support/wait-for-idle.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await testBrowser();
});
afterAll(() => closePages(browser));

interface Round {
  running: RunningApp;
  page: Page;
  isWide: boolean;
  /** Of the grading. */
  round: number;
  accept: (page: Page) => Promise<void>;
}

const chased = (running: RunningApp) =>
  running.db.stores.deliveries.count({ 'notice.kind': 'chased' });

async function chaseTheLate({ running, page, isWide }: Round): Promise<void> {
  const before = await chased(running);
  await page.getByRole('link', { name: 'ภาพรวม', exact: true }).click();
  await page
    .getByRole('link', { name: /เกินกำหนด \d/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'เรื่อง', exact: true }).waitFor();
  if (isWide) await page.getByLabel('เลือกทุกเรื่องในหน้านี้').check();
  else {
    await page.getByRole('button', { name: 'เลือกหลายเรื่อง' }).click();
    await page.locator('.duty-cards input').first().check();
  }
  const bar = page.getByRole('region', { name: 'เรื่องที่เลือก' });
  await bar.getByRole('button', { name: /^ทวงถาม/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^ส่ง \d+ ข้อความ/ })
    .click();
  await page.getByText(/^ทวงถาม \d+ คน/).waitFor();
  expect(await chased(running)).toBeGreaterThan(before);
}

async function acceptWaiting({ running, page, round, accept }: Round): Promise<void> {
  const accepted = () =>
    running.db.stores.duties.count({ form: 'grading', round, state: 'accepted' });
  const before = await accepted();
  await page.getByRole('link', { name: /^รอตรวจ/ }).click();
  await page.locator(`a[href*="/app/review/chiang-rai-2568.grading.${round}"]`).first().click();
  await accept(page);
  await expect.poll(accepted).toBeGreaterThan(before);
}

async function acceptTogether(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^รับรองรายงานทุกฉบับที่เรียบร้อย/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^รับรองรายงาน \d+ เรื่อง/ }).click();
}

/** A report in which the system found something is read, and then accepted alone. */
async function acceptOne(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^รับรองรายงาน/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^รับรองรายงาน/ })
    .click();
}

const beginnings = { PDF: '%PDF-', Excel: 'PK' } as const;

/** Asks for the file of the open paper and reads its first bytes. */
async function exported(page: Page, format: keyof typeof beginnings): Promise<void> {
  await page.getByRole('button', { name: format, exact: true }).click();
  const link = page.getByRole('link', { name: `เปิดไฟล์ ${format}` });
  const answer = await fetch((await link.getAttribute('href')) ?? '');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.toString('latin1')).toMatch(new RegExp(`^${beginnings[format]}`));
  await page.keyboard.press('Escape');
}

async function exportPapers({ page, isWide, round }: Round): Promise<void> {
  if (isWide) await page.getByRole('link', { name: 'เอกสาร', exact: true }).click();
  else {
    // A task on a phone has no tabs.
    await page.getByRole('link', { name: 'กลับ' }).click();
    await page.getByRole('link', { name: 'เมนู', exact: true }).click();
    await page.getByRole('link', { name: /^เอกสารส่งออก/ }).click();
  }
  for (const [title, formats] of [
    [/ทะเบียนกรรมการ/, ['PDF', 'Excel']],
    [new RegExp(`ผลประเมินระดับ ครั้งที่ ${round}`), ['PDF', 'Excel']],
    [/สรุปสถานะเสนอผู้ว่าราชการ/, ['PDF']],
  ] as const) {
    await page.getByRole('link', { name: title }).click();
    for (const format of formats) await exported(page, format);
    if (!isWide) await page.getByRole('link', { name: 'กลับ' }).click();
    await settled(page);
  }
}

/** Gradings of the second round: most are accepted, some wait at the province. */
async function secondRoundComes({ db }: RunningApp): Promise<void> {
  await acceptSecondGradings(db);
  const sent = await db.stores.duties.find({ form: 'grading', round: 2, state: 'accepted' });
  for (const duty of sent.slice(0, 8))
    await db.stores.duties.save({
      ...duty,
      state: 'inReview',
      reviewAt: 'province',
      acceptedAt: null,
    });
}

const months = [
  { month: 'December', round: 1, start: '2024-12-26T09:00:00+07:00', accept: acceptTogether },
  { month: 'June', round: 2, start: '2025-06-26T09:00:00+07:00', accept: acceptOne },
] as const;
const cases = months.flatMap((month) => [1440, 390].map((width) => ({ ...month, width })));

test.each(cases)(
  'the province chases, accepts, exports and reports in $month by clicking at $width px',
  async ({ round, start, accept, width }) => {
    const running = await runningApp({ start: new Date(start) });
    if (round === 2) await secondRoundComes(running);
    const person = running.person(cast.province);
    const { page, complaints, close } = await openPhone({ browser, running, person, width });
    await page.goto(`${running.url}/app`);
    const view = { running, page, isWide: width > 1024, round, accept };
    await chaseTheLate(view);
    await acceptWaiting(view);
    await exportPapers(view);
    expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
    await close();
  },
);
