import * as fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSameAnswer, rowsOf } from '#domain/form/answers.ts';
import { attachmentIdsOf, visibleFields } from '#domain/form/form.ts';
import type { FormContext, Section } from '#domain/form/form.ts';
import { formIds } from '#domain/forms/index.ts';
import { sampleCriteria } from '../examples/example.ts';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { fillField } from '../support/browser/fill-field.ts';
import { asRead, courseOf } from '../support/browser/form-steps.ts';
import type { Step } from '../support/browser/form-steps.ts';
import { createPhones } from '../support/browser/line-browser.ts';
import type { Phone } from '../support/browser/line-browser.ts';
import { june } from '../support/browser/open-forms.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';
import { walkOf } from '../support/browser/journey.ts';
import type { Walk } from '../support/browser/journey.ts';
import { yearAnswers } from '../support/year-answers.ts';

let browser: Browser;
let running: RunningApp;
const phones = createPhones(() => ({ browser, running, width: 360 }));
const secondPhones = createPhones(() => ({ browser, running, width: 360 }));
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp({ start: june })]);
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

/** Another seed kills the page at other questions. */
const seed = 2568;

interface Flight {
  walk: Walk;
  phone: Phone;
  ctx: FormContext;
  /** The steps of the form, without sections that have no question. */
  sections: { section: Section; steps: Step[] }[];
  /** The page is killed just after this answer is typed. */
  fatal: Step | undefined;
  /** The answers given so far. */
  typed: Record<string, unknown>;
}

const formUrl = ({ duty }: Walk, step: string) =>
  `${running.url}/app/duty/${duty.id}/form?step=${step}`;

/** The status line that says where the answers are stored. */
async function expectFoot({ page }: Phone, words: string): Promise<void> {
  const line = page.locator('.saved');
  const said = line.filter({ hasText: words }).waitFor({ timeout: 10_000 });
  await said.catch(() => undefined);
  expect(await line.innerText()).toContain(words);
}

async function boarded(walk: Walk, phone: Phone): Promise<Flight> {
  const { form, duty, worker } = walk;
  const [visitor, members] = await Promise.all([
    running.signIn(worker),
    running.db.stores.members.sitting(duty.centre),
  ]);
  const { context, start } = await visitor.call('form.open', { id: duty.id });
  const ctx = { ...context, criteria: sampleCriteria };
  const { answers } = yearAnswers({ duty, today: context.today, members, no: 1 });
  const sections = form.sections
    .map((section) => ({
      section,
      steps: courseOf({ form, section, answers, standing: start.answers, ctx }),
    }))
    .filter(({ steps }) => steps.length > 0);
  const every = sections
    .flatMap(({ steps }) => steps)
    .filter(({ field, value }) => !isSameAnswer(value, start.answers[field.id]));
  const [fatal] = fc.sample(fc.constantFrom(...every), { seed, numRuns: 1 });
  return { walk, phone, ctx, sections, fatal, typed: { ...start.answers } };
}

/**
 * Types an answer without network, so it is stored locally and sent in the background when the
 * network is back.
 */
async function inFlight(phone: Phone, type: () => Promise<void>, { dies = false } = {}) {
  await phone.context.setOffline(true);
  await type();
  await expectFoot(phone, 'เก็บในเครื่องแล้ว');
  if (dies) return;
  await phone.context.setOffline(false);
  await expectFoot(phone, 'บันทึกแล้ว');
  const files = phone.page.locator('.photos figcaption');
  expect(await files.filter({ hasNotText: 'ส่งแล้ว' }).count()).toBe(0);
}

async function answerInFlight(flight: Flight, { field, value }: Step): Promise<void> {
  const { phone, ctx, fatal } = flight;
  const dies = fatal?.field === field && fatal.value === value;
  await fillField(phone.page, {
    field,
    value,
    members: ctx.members,
    around: (answer) => inFlight(phone, answer, { dies }),
  });
  const before = field.kind === 'repeat' ? rowsOf(flight.typed, field.id) : [];
  flight.typed[field.id] =
    field.kind === 'repeat' ? [...before, ...rowsOf({ value }, 'value')] : value;
}

/** Kills the page without warning or network, then opens it again at the same place. */
async function killPage({ walk, phone }: Flight, { id, title }: Section): Promise<void> {
  await phone.page.close({ runBeforeUnload: false });
  await phone.context.setOffline(false);
  phone.page = await phone.context.newPage();
  await phone.page.goto(formUrl(walk, id));
  await phone.page.getByRole('heading', { name: title, exact: true, level: 2 }).waitFor();
  await expectFoot(phone, 'บันทึกแล้ว');
}

/** The server must have the answer when the bottom bar says saved. */
async function lostAmong(steps: readonly Step[], flight: Flight): Promise<string[]> {
  const draft = (await running.db.stores.drafts.get(flight.walk.duty.id))?.answers ?? {};
  return steps.flatMap(({ field }) => {
    const [saved, typed] = [draft, flight.typed].map((answers) =>
      JSON.stringify(asRead({ field, value: answers[field.id] }, flight.ctx)),
    );
    return saved === typed ? [] : [`${field.id}: typed ${typed}, saved ${saved}`];
  });
}

async function fly(flight: Flight): Promise<string[]> {
  const { phone, walk, sections, fatal } = flight;
  const lost: string[] = [];
  await phone.page.goto(formUrl(walk, sections[0]?.section.id ?? ''));
  for (const { section, steps } of sections) {
    await phone.page.getByRole('heading', { name: section.title, exact: true, level: 2 }).waitFor();
    for (const step of steps) {
      await answerInFlight(flight, step);
      if (step === fatal) await killPage(flight, section);
      lost.push(...(await lostAmong([step], flight)));
    }
    await phone.page.locator('.foot .btn-main').click();
  }
  await phone.page.getByRole('heading', { name: 'ตรวจทานก่อนส่ง' }).waitFor();
  const all = sections.flatMap(({ steps }) => steps);
  return [...lost, ...(await lostAmong(all, flight))];
}

const reviewed = ({ page }: Phone) => page.locator('main').innerText();

/** The report reaches the server, but the response is lost. */
async function sendWithLostAnswer({ page, context }: Phone): Promise<number> {
  let sent = 0;
  await context.route('**/submissions', async (route) => {
    sent += 1;
    if (sent > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await page.getByRole('button', { name: 'ส่งรายงาน' }).click();
  await page.getByText('ส่งซ้ำกี่ครั้งก็นับเป็นฉบับเดียว').waitFor();
  await page.getByRole('button', { name: 'ลองส่งใหม่' }).click();
  await page.getByRole('heading', { name: 'ส่งแล้ว' }).waitFor();
  await context.unroute('**/submissions');
  return sent;
}

test.each(formIds)(
  '%s keeps every answer and is sent once despite airplane mode, a killed page, a lost response and a second phone',
  async (id) => {
    const walk = await walkOf(running, { form: id, level: 'tambon' });
    const phone = await phones.of(walk.worker);
    const flight = await boarded(walk, phone);
    const { ctx, typed } = flight;
    expect(await fly(flight)).toEqual([]);
    for (const reason of await phone.page.getByLabel('เหตุผล').all())
      await inFlight(phone, () => reason.fill('ตรวจแล้ว เป็นไปตามนี้'));

    const second = await secondPhones.of(walk.worker);
    await second.page.goto(formUrl(walk, 'review'));
    await second.page.getByRole('heading', { name: 'ตรวจทานก่อนส่ง' }).waitFor();
    expect(await reviewed(second)).toBe(await reviewed(phone));

    expect(await sendWithLostAnswer(phone)).toBe(2);
    await second.page.getByRole('button', { name: 'ส่งรายงาน' }).click();
    await second.page.getByRole('heading', { name: /ส่งรายงานนี้.*แล้ว$/ }).waitFor();
    await second.page.getByRole('heading', { name: 'เหมือนที่ท่านกรอกทุกข้อ' }).waitFor();
    await second.page.reload();
    await second.page.getByRole('heading', { name: 'เรื่องนี้ส่งไปแล้ว' }).waitFor();

    const { submissions, attachments } = running.db.stores;
    expect(await submissions.count({ duty: walk.duty.id })).toBe(1);
    const report = (await submissions.newest(walk.duty.id))?.answers ?? {};
    const arrived = (await attachments.ofDuty(walk.duty.id)).map((file) => file.id);
    expect(arrived).toEqual(expect.arrayContaining(attachmentIdsOf(walk.form, report)));
    for (const field of visibleFields(walk.form, typed)) {
      const sent = asRead({ field, value: report[field.id] }, ctx);
      expect([field.id, sent]).toEqual([field.id, asRead({ field, value: typed[field.id] }, ctx)]);
    }
  },
  90_000,
);
