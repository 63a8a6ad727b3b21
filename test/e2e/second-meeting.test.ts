import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, addMonths, bangkokDay } from '#domain/calendar.ts';
import { formatDay } from '#domain/thai/date.ts';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { june, openableForms } from '../support/browser/open-forms.ts';
import type { Openable } from '../support/browser/open-forms.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';
import { attachAll } from '../support/world.ts';
import { yearAnswers } from '../support/year-answers.ts';

let browser: Browser;
let running: RunningApp;
let first: Openable;
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp({ start: june })]);
  first = (await openableForms(running))['meeting-report'];
  await sendFirst();
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

const today = bangkokDay(new Date(june));
const announced = addDays(today, -1);

/** Sends the first report, which names the day of the next meeting. */
async function sendFirst(): Promise<void> {
  const { duty, officer } = first;
  const members = await running.db.stores.members.sitting(duty.centre);
  const { answers, reasons } = yearAnswers({ duty, today, members, no: 0 });
  const sent = { ...answers, heldOn: addDays(today, -91), nextMeetingOn: announced };
  await attachAll(running.db, { duty, answers: sent });
  const visitor = await running.signIn(officer);
  const report = { id: duty.id, submission: randomUUID(), follows: 0, answers: sent, reasons };
  await visitor.call('duty.submit', report);
}

/** Opens the second report, which has no draft yet. */
async function openSecond({ no, query = '' }: { no: number; query?: string }) {
  const next = { ...first.duty, id: `${first.duty.id}-again-${no}`, round: 2, rounds: 2 };
  await running.db.stores.duties.insert(next);
  const phone = await openPhone({ browser, running, person: first.officer, width: 360 });
  await phone.page.goto(`${running.url}/app/duty/${next.id}/form${query}`);
  return { ...phone, next };
}

const answersOf = async (id: string) => (await running.db.stores.drafts.get(id))?.answers ?? {};
const offer = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test('the items copied from the last meeting are removed with one tap, and the usual ones are still offered', async () => {
  const { page, close } = await openSecond({ no: 1, query: '?step=agenda' });
  await offer(page, 'ใส่วาระเหมือนครั้งที่ 1 (2 วาระ)').click();
  expect(await page.locator('.row-card').count()).toBe(2);
  await page.locator('.toast').getByRole('button', { name: 'เลิกทำ' }).last().click();
  await offer(page, 'ใส่วาระมาตรฐาน 5 วาระ').waitFor();
  expect(await page.locator('.row-card').count()).toBe(0);
  await close();
});

test('a second meeting offers the announced day, the earlier items and the coming days with one tap each', async () => {
  const { page, next, close } = await openSecond({ no: 2 });
  await offer(page, /^ตอบเหมือนครั้งที่ 1 ทั้งแบบ/).click();
  await page.getByRole('dialog').getByRole('button', { name: 'ตอบเหมือนครั้งที่ 1' }).click();
  await page.locator('[id="q-heldOn"]:focus').waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await offer(page, `วันที่นัดไว้ ${formatDay(announced, 'weekdayShort')}`).click();
  await offer(page, 'มาทุกคน').click();
  await page.locator('.foot .btn-main').click();
  await page.locator('.foot .btn-main').click();

  await offer(page, 'ใส่วาระเหมือนครั้งที่ 1 (2 วาระ)').click();
  const resolution = page.getByLabel('มติที่ประชุม');
  await resolution.and(page.locator(':focus')).waitFor();
  expect(await page.getByRole('textbox', { name: 'เรื่อง' }).inputValue()).toBe(
    'ทบทวนแผนปฏิบัติการ ศอช.ต.',
  );
  expect(await resolution.inputValue()).toBe('');
  expect(await screenFaults(page)).toEqual([]);
  await resolution.fill('เห็นชอบให้จัดตลาดนัด');
  await offer(page, /^ภายใน 1 เดือน/).click();
  await offer(page, 'ไปวาระถัดไป').click();
  await offer(page, 'รับทราบ').click();
  expect(await resolution.inputValue()).toBe('รับทราบ');
  await offer(page, 'เสร็จวาระนี้').click();
  await page.locator('.foot .btn-main').click();

  await offer(page, /^อีก 6 เดือน/).click();
  expect(await screenFaults(page)).toEqual([]);
  await page.locator('.saved', { hasText: 'บันทึกแล้ว' }).waitFor();
  expect(await answersOf(next.id)).toMatchObject({
    heldOn: announced,
    nextMeetingOn: addMonths(announced, 6),
    agenda: [
      {
        topic: 'ทบทวนแผนปฏิบัติการ ศอช.ต.',
        responsible: 'เหรัญญิก',
        resolution: 'เห็นชอบให้จัดตลาดนัด',
        dueOn: addMonths(announced, 1),
      },
      { topic: 'เรื่องอื่น ๆ', resolution: 'รับทราบ' },
    ],
  });
  await close();
});
