import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import * as z from 'zod/mini';
import { isSameAnswer, rowsOf } from '#domain/form/answers.ts';
import { shortLabel } from '#domain/fields/field.ts';
import { scoreOf } from '#domain/fields/indicator.ts';
import { isBlank } from '#domain/fields/kind.ts';
import { addDays, addMonths, atBangkok, bangkokDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { visibleFields } from '#domain/form/form.ts';
import type { Answers, Field, Form } from '#domain/form/form.ts';
import { formFor, formIds } from '#domain/forms/index.ts';
import type { FormId } from '#domain/forms/index.ts';
import { sampleCriteria } from '#test/examples/example.ts';
import { findChromium } from '#test/support/browser/chromium.ts';
import { fillField } from '#test/support/browser/fill-field.ts';
import { yearAnswers } from '#test/support/year-answers.ts';
import { startProvince } from '../province.ts';
import type { Province } from '../province.ts';
import type { Bench } from '../report.ts';

/** Every round of the demo's letter is open on this day. */
const start = '2025-06-10T09:00:00+07:00';

interface Effort {
  taps: number;
  letters: number;
  screens: number;
  /** The part of these that is new in every report: the date, the agenda and its resolutions. */
  fresh: number;
}

/**
 * Counts taps, typed letters and screens to fill in and send each form twice. The second time the last
 * report exists, and only its files and the parts that are new every time differ. The second meeting is
 * held on the announced day and has the same items; its summaries and resolutions are typed.
 */
export const fillingBench: Bench = {
  name: 'filling',
  run: async ({ mongoUri, report }) => {
    const province = await startProvince({ mongoUri, lineDelayMs: 0, start });
    const browser = await chromium.launch({
      executablePath: await findChromium(),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    });
    for (const id of formIds) {
      const filling = await preparedFilling(province, id);
      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        reducedMotion: 'reduce',
      });
      await context.addInitScript(counter);
      const page = await context.newPage();
      await signIn(province, page, filling);
      const first = await fill(province, page, { ...filling, again: false });
      const second = await fill(province, page, {
        ...filling,
        answers: again(filling),
        again: true,
      });
      await context.close();
      report.raw(`${id}, first time`, { ...first });
      report.raw(`${id}, second time`, { ...second });
      const sum = ({ taps, letters, screens }: Effort) => taps + letters + screens;
      report.bar(`${id}: the second time, part of the first`, {
        value: sum(second) / sum(first),
        atMost: 0.4,
      });
    }
    await browser.close();
    await province.close();
  },
};

/**
 * Counts taps in the page, also across reloads. Each of these counts: a tap, a tapped text box, the two
 * taps of a select, a file.
 */
const counter = `
  const count = (what, by) => sessionStorage.setItem(what, String(Number(sessionStorage.getItem(what) ?? 0) + by));
  addEventListener('pointerdown', () => count('taps', 1), true);
  addEventListener('change', ({ target }) => {
    if (target.matches('select, input[type=file]')) count('taps', 2);
  }, true);
  // The script writes into a box without tapping it, so a focused box counts as a tap. It does not when a
  // tapped button has put the cursor there.
  let tapped = false;
  addEventListener('click', () => {
    tapped = true;
    setTimeout(() => (tapped = false));
  }, true);
  addEventListener('focusin', ({ target }) => {
    if (!tapped && target.matches('input.text-input, textarea')) count('taps', 1);
  }, true);
  addEventListener('input', ({ data }) => count('letters', data?.length ?? 0), true);
`;

interface Filling {
  duty: Duty;
  form: Form;
  person: string;
  members: readonly { id: string; name: string }[];
  answers: Answers;
  reasons: Readonly<Record<string, string>>;
}

/** An unbegun duty of this form with its officer and the answers. */
async function preparedFilling({ db, people }: Province, id: FormId): Promise<Filling> {
  const form = formFor(id, { criteria: sampleCriteria });
  const duties = await db.stores.duties.find({ form: id, state: 'todo', round: 1 });
  for (const duty of duties) {
    const officer = people.find(({ grants }) =>
      grants.some(({ role, areaCode }) => role === 'officer' && areaCode === duty.areaCode),
    );
    if (!form || !officer) continue;
    const members = await db.stores.members.sitting(duty.centre);
    const today = bangkokDay(new Date(start));
    const { answers, reasons } = yearAnswers({ duty, today, members, no: 1 });
    const choices = members.map((member) => ({
      id: member.id,
      name: `${member.prefix}${member.first} ${member.last}`.trim(),
    }));
    return {
      duty,
      form,
      person: officer.id,
      members: choices,
      answers: firstAnswers(id, answers),
      reasons,
    };
  }
  throw new Error(`nothing to fill in of ${id}`);
}

const dayBefore = (days: number) => addDays(bangkokDay(new Date(start)), -days);

/** The answers of the first report. A meeting names the day of the next one, and that day has come. */
function firstAnswers(id: FormId, answers: Answers): Answers {
  return id === 'meeting-report'
    ? { ...answers, heldOn: dayBefore(91), nextMeetingOn: dayBefore(1) }
    : answers;
}

/** The answers of the second report: a meeting has new texts and dates. */
function again({ form, answers }: Filling): Answers {
  if (form.id !== 'meeting-report') return answers;
  const [item, ...rest] = rowsOf(answers, 'agenda');
  return {
    ...answers,
    meetingNo: '2/2568',
    heldOn: dayBefore(1),
    nextMeetingOn: addMonths(dayBefore(1), 6),
    agenda: [
      {
        ...item,
        summary: 'เลขานุการรายงานผลตามแผนรอบสอง',
        resolution: 'เห็นชอบให้จัดตลาดนัดชุมชน',
        dueOn: addMonths(dayBefore(1), 1),
      },
      ...rest,
    ],
  };
}

async function signIn(province: Province, page: Page, { person }: Filling): Promise<void> {
  const [name = '', value = ''] = (await province.cookieOf(person)).split('=');
  await page.context().addCookies([{ name, value, domain: 'localhost', path: '/' }]);
}

async function fill(
  province: Province,
  page: Page,
  { again, ...filling }: Filling & { again: boolean },
): Promise<Effort> {
  const duty = again ? await nextRound(province, filling.duty) : filling.duty;
  await page.goto(`http://localhost:${province.app.port}/app/duty/${duty.id}/form`);
  await page.locator('.foot .btn-main').waitFor();
  await page.evaluate('sessionStorage.clear()');
  const { screens, fresh } = await fillSteps(page, { ...filling, id: duty.id });
  await send(page, filling.reasons);
  return { ...(await counted(page)), screens, fresh };
}

async function counted(page: Page): Promise<Pick<Effort, 'taps' | 'letters'>> {
  const read = (what: string) => page.evaluate(`Number(sessionStorage.getItem('${what}') ?? 0)`);
  const [taps, letters] = await Promise.all([read('taps'), read('letters')]);
  return { taps: Number(taps), letters: Number(letters) };
}

/** The same duty once more, as in the next round. */
async function nextRound({ db }: Province, first: Duty): Promise<Duty> {
  const sent = await db.stores.duties.get(first.id);
  if (!sent || sent.state === 'todo') throw new Error(`${first.id} was not sent`);
  await db.stores.duties.put({
    ...sent,
    state: 'accepted',
    reviewAt: null,
    acceptedAt: atBangkok('2025-06-10', '10:00'),
  });
  const next = { ...first, id: `${first.id}-again`, round: 2, rounds: 2 };
  await db.stores.duties.insert(next);
  return next;
}

const stepNow = (page: Page) => page.locator('main h2').first().innerText();
const reviewTitle = 'ตรวจทานก่อนส่ง';

/** Goes through the steps of the form: copies what can be copied, and answers the rest. */
async function fillSteps(
  page: Page,
  filling: Filling & { id: string },
): Promise<Pick<Effort, 'screens' | 'fresh'>> {
  let [screens, fresh] = [1, 0];
  await copy(page, { label: /ทั้งแบบ/ });
  for (let title = await stepNow(page); title !== reviewTitle; title = await stepNow(page)) {
    await copy(page, { label: /หน้านี้|หมวดนี้/ });
    fresh += await answerPage(page, filling);
    await goOn(page, title);
    screens += 1;
  }
  const missing = await answerMissing(page, filling);
  return { screens: screens + missing.screens, fresh: fresh + missing.fresh };
}

/** Taps the button that copies earlier answers, if it is shown, and confirms the copy. */
async function copy(page: Page, { label }: { label: RegExp }): Promise<void> {
  const button = page.getByRole('button', { name: label }).first();
  if ((await button.count()) === 0) return;
  await button.click();
  await page.getByRole('dialog').locator('.btn-main').click();
}

/** The next button of a grading first moves to the next indicator. */
async function goOn(page: Page, title: string): Promise<void> {
  for (let taps = 0; (await stepNow(page)) === title; taps += 1) {
    if (taps > 40)
      throw new Error(`the form stays at ${title}: ${await page.locator('main').innerText()}`);
    await page.locator('.foot .btn-main').click();
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))');
  }
}

/** Returns the effort for the parts that are new in every report. */
async function answerPage(page: Page, filling: Filling & { id: string }): Promise<number> {
  let fresh = 0;
  const title = await stepNow(page);
  const { form, answers } = filling;
  const section = form.sections.find((candidate) => candidate.title === title);
  const known = await answersNow(page, filling);
  for (const field of visibleFields(form, answers)) {
    const isHere = section?.fields.some(({ id }) => id === field.id) ?? false;
    if (!isHere || isAnswered(field, { known, answers })) continue;
    const before = await counted(page);
    await answer(page, { filling, field });
    const after = await counted(page);
    if (field.fresh) fresh += after.taps - before.taps + after.letters - before.letters;
  }
  return fresh;
}

/** The answers that the server has after the page has saved. */
async function answersNow(page: Page, { id }: { id: string }): Promise<Answers> {
  await page.locator('.saved', { hasText: /บันทึกแล้ว|บันทึกให้เอง/ }).waitFor();
  const open: unknown = await page.evaluate(
    `fetch('/api/duties/${encodeURIComponent(id)}/form').then((answer) => answer.json())`,
  );
  const { draft, start } = openSchema.parse(open);
  return draft?.answers ?? start.answers;
}

const answersSchema = z.record(z.string(), z.unknown());
const openSchema = z.object({
  draft: z.nullable(z.object({ answers: answersSchema })),
  start: z.object({ answers: answersSchema }),
});

/** A list that already has rows is not typed again, and a copied score has no evidence yet. */
function isAnswered(field: Field, of: { known: Answers; answers: Answers }): boolean {
  const [known, wanted] = [of.known[field.id], of.answers[field.id]];
  if (isBlank(wanted)) return true;
  if (field.kind === 'repeat' || field.kind === 'photos' || field.kind === 'files')
    return !isBlank(known);
  if (field.kind === 'indicator') return scoreOf(known) !== null;
  return isSameAnswer(known, wanted);
}

interface Question {
  filling: Filling;
  field: Field;
}

/** Takes the earlier or the offered answer with one tap if there is one, otherwise types it. */
async function answer(page: Page, { filling, field }: Question): Promise<void> {
  const { members, answers } = filling;
  const name = `ใช้คำตอบเดิม ${shortLabel(field)}`;
  const earlier = page.getByRole('button', { name, exact: true });
  if ((await earlier.count()) > 0) return earlier.first().click();
  await fillField(page, { field, value: answers[field.id], members, offers: true });
}

/** Goes from the review page to each question without an answer, and back. */
async function answerMissing(
  page: Page,
  filling: Filling & { id: string },
): Promise<Pick<Effort, 'screens' | 'fresh'>> {
  let [screens, fresh] = [0, 0];
  await page.getByText(/^รูปกำลังส่ง/).waitFor({ state: 'detached' });
  const problems = page.locator('.banner.is-overdue li .link');
  for (let rounds = 0; rounds < 30 && (await problems.count()) > 0; rounds += 1) {
    await problems.first().click();
    await page.waitForFunction(`document.querySelector('main h2')?.innerText !== '${reviewTitle}'`);
    fresh += await answerPage(page, filling);
    await goOn(page, await stepNow(page));
    screens += 2;
  }
  return { screens, fresh };
}

async function send(page: Page, reasons: Filling['reasons']): Promise<void> {
  const [reason = 'เหตุผลของศูนย์'] = Object.values(reasons);
  for (const box of await page.locator('main textarea').all()) await box.fill(reason);
  const confirm = page.getByRole('button', { name: /^ดูแล้ว/ });
  if ((await confirm.count()) > 0) await confirm.first().click();
  await page.getByText(/^รูปกำลังส่ง/).waitFor({ state: 'detached' });
  await page.locator('.saved', { hasText: 'บันทึกแล้ว' }).waitFor();
  await page.getByRole('button', { name: 'ส่งรายงาน' }).click();
  const sent = page.getByRole('heading', { name: 'ส่งแล้ว' });
  await sent.waitFor({ timeout: 10_000 }).catch(async () => {
    throw new Error(`not sent: ${await page.locator('main').innerText()}`);
  });
}
