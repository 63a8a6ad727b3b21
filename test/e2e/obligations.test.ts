import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Duty } from '#domain/duty/duty.ts';
import { visibleFields } from '#domain/form/form.ts';
import type { Answers, Field, Form } from '#domain/form/form.ts';
import { formIds } from '#domain/forms/index.ts';
import { columnKey } from '#domain/overview.ts';
import { readXlsx } from '../support/read-workbook.ts';
import type { Persona } from '#demo/seed/people.ts';
import { publishEveryForm } from '../support/every-form-letter.ts';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { cast } from '../support/demo-world.ts';
import { fillField } from '../support/browser/fill-field.ts';
import { createPhones } from '../support/browser/line-browser.ts';
import { june } from '../support/browser/open-forms.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';
import { fillIn, walkOf, wordedField } from '../support/browser/journey.ts';
import type { Walk } from '../support/browser/journey.ts';

let browser: Browser;
let running: RunningApp;
const phones = createPhones(() => ({ browser, running, width: 360, height: 740 }));
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp({ start: june })]);
  await publishEveryForm(running);
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

const pageOf = async (person: Persona): Promise<Page> => (await phones.of(person)).page;

const looked = new Set<string>();

/**
 * Checks that the page is accessible and fits the smallest phone. A page that never changes is checked
 * once.
 */
async function expectFit(page: Page, kind: string): Promise<void> {
  if (looked.has(kind)) return;
  looked.add(kind);
  expect([kind, ...(await screenFaults(page))]).toEqual([kind]);
}

const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name }).first();
const inSheet = (page: Page, name: string) =>
  page.getByRole('dialog').last().getByRole('button', { name, exact: true });

async function unfoldAll(page: Page): Promise<void> {
  const more = page.locator('button.more-link');
  while ((await more.count()) > 0) await more.first().click();
}

const linkTo = (page: Page, { id }: Duty): Locator =>
  page.locator(`a[href="/app/duty/${id}"], a[href="/app/duty/${id}/form"]`).first();

/** Opens the duty from งานของฉัน, or from the calendar when it is due much later. */
async function openAsWorker(page: Page, duty: Duty): Promise<void> {
  await page.goto(`${running.url}/app`);
  await page.locator('.card, .list').first().waitFor();
  await unfoldAll(page);
  await expectFit(page, `home ${duty.form === 'meeting-report' ? 'of a chair' : 'of an officer'}`);
  if ((await linkTo(page, duty).count()) === 0) {
    const group = page.locator(`a[href="/app/duties?mine=${columnKey(duty)}"]`);
    if ((await group.count()) === 0) await page.locator('.tabs a[href="/app/calendar"]').click();
    await group.first().click();
  }
  await linkTo(page, duty).click();
}

async function openFromQueue(page: Page, duty: Duty): Promise<void> {
  await page.goto(`${running.url}/app/calendar`);
  await page.locator('.tabs a[href="/app"]').click();
  await page.getByRole('heading', { name: /^รอท่านตรวจ/ }).waitFor();
  await unfoldAll(page);
  await expectFit(page, 'queue');
  await linkTo(page, duty).click();
  await page.getByRole('tab', { name: 'ทั้งฉบับ' }).waitFor();
}

const marker = 'พิมพ์จากมือถือของผู้ส่ง';
const byHand = 2;

/** The last required questions, and a text question to find again later. */
function leftOpen(form: Form, answers: Answers): Field[] {
  const tapped = new Set<Field['kind']>(['memberPick', 'repeat', 'photos']);
  const required = visibleFields(form, answers).filter(
    (field) => field.required === true && !tapped.has(field.kind) && field.id in answers,
  );
  const worded = wordedField(form, answers);
  const chosen = new Set([worded, ...required.slice(-byHand).map((field) => field.id)]);
  return visibleFields(form, answers).filter((field) => chosen.has(field.id));
}

/** The draft already has most answers. The others are entered on the phone, step by step. */
async function fillTheRest(page: Page, walk: Walk): Promise<void> {
  const { form, duty } = walk;
  const { visitor, answers, reasons } = await fillIn(running, walk);
  const open = leftOpen(form, answers);
  const given = { ...answers, [wordedField(form, answers)]: marker };
  const known = Object.entries(answers).filter(([id]) => !open.some((field) => field.id === id));
  const changes = known.map(([field, value]) => ({ field, value, seen: null }));
  await visitor.call('draft.save', { id: duty.id, changes, reasons });
  await openAsWorker(page, duty);
  await page.locator('.section-title').waitFor();
  await page.goto(`${running.url}/app/duty/${duty.id}/form?step=${form.sections[0]?.id}`);
  for (const section of form.sections) {
    await page.getByRole('heading', { name: section.title, exact: true, level: 2 }).waitFor();
    for (const field of open.filter((field) => section.fields.includes(field)))
      await fillField(page, { field, value: given[field.id] });
    await page.locator('.foot .btn-main').click();
  }
  await page.getByRole('heading', { name: 'ตรวจทานก่อนส่ง' }).waitFor();
  await page.getByText(/รูปกำลังส่ง/).waitFor({ state: 'hidden' });
}

async function passOn(page: Page, of: { duty: Duty; word: string; said: RegExp }): Promise<void> {
  await openFromQueue(page, of.duty);
  await page.getByRole('tab', { name: 'ทั้งฉบับ' }).click();
  await page.getByText(marker).first().waitFor();
  await expectFit(page, of.word);
  await expectFit(page, `report of ${of.duty.form}`);
  await button(page, of.word).click();
  await inSheet(page, of.word).click();
  await page.getByRole('status').getByText(of.said).waitFor();
}

/** Checks what the finished report shows: its answers, its history and its file. */
async function readAccepted(page: Page, duty: Duty): Promise<void> {
  await page.goto(`${running.url}/app/duty/${duty.id}`);
  await page.getByText('เรื่องนี้เสร็จสิ้น').waitFor();
  await page.getByText(marker).first().waitFor();
  await expectFit(page, 'accepted');
  await page.getByRole('tab', { name: 'ประวัติ' }).click();
  await page.locator('#view').getByText('รับรอง').first().waitFor();
  await expectFit(page, 'history');
  await button(page, 'เมนูเพิ่มเติม').click();
  await inSheet(page, 'ดาวน์โหลด Excel').click();
  const [report] = await sheetsTaken(page);
  expect(JSON.stringify(report)).toContain(marker);
}

/** Downloads the file behind the link, as the phone's own browser does. */
async function sheetsTaken(page: Page) {
  const link = page.getByRole('link', { name: 'เปิดไฟล์ Excel' });
  await link.waitFor();
  await expectFit(page, 'file ready');
  const answer = await fetch((await link.getAttribute('href')) ?? '');
  return readXlsx(new Uint8Array(await answer.arrayBuffer()));
}

test.each(formIds)(
  '%s is filled in by tapping, sent, forwarded, accepted and downloaded',
  async (id) => {
    const walk = await walkOf(running, { form: id, level: 'tambon' });
    const { duty, worker, head, province } = walk;
    const own = await pageOf(worker);
    await fillTheRest(own, walk);
    await button(own, 'ส่งรายงาน').click();
    await own.getByRole('heading', { name: 'ส่งแล้ว' }).waitFor();
    await expectFit(own, 'sent');
    const desk = await pageOf(head ?? province);
    await passOn(desk, { duty, word: 'ส่งต่อจังหวัด', said: /ส่งต่อจังหวัดแล้ว/ });
    const office = await pageOf(province);
    await passOn(office, { duty, word: 'รับรองรายงาน', said: /รับรองแล้ว/ });
    await readAccepted(own, duty);
    expect((await running.db.stores.duties.get(duty.id))?.state).toBe('accepted');
    expect(await phones.complaints()).toEqual([]);
    expect(running.complaints).toEqual([]);
  },
  90_000,
);

test('the head downloads a whole column of the district from its batch review', async () => {
  const page = await pageOf(running.person(cast.head));
  await page.goto(`${running.url}/app/sheet/chiang-rai-2568.committee-register.1`);
  await button(page, 'ดาวน์โหลด Excel').click();
  const [column] = await sheetsTaken(page);
  const text = JSON.stringify(column);
  expect(text).toContain('"เทิง","ศอช.ต.เวียง","รับรองแล้ว"');
  expect(text).not.toContain('"พาน"');
  await page.getByRole('dialog').getByRole('button', { name: 'ปิด' }).click();
  await expectFit(page, 'sheet');
});
