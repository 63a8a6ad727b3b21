import { chromium } from 'playwright-core';
import type { Locator, Page } from 'playwright-core';
import { findChromium } from '#test/support/browser/chromium.ts';
import { startProvince } from '../province.ts';
import type { Province } from '../province.ts';
import type { Bench } from '../report.ts';

const size = { width: 390, height: 844 };
/** The distance of one swipe of a thumb. */
const swipe = 400;
const count = 25;
/** Result of this script at commit b046acd, when rows could only be added one by one. */
const before = { taps: 175, scrolls: 126 };

interface Effort {
  taps: number;
  scrolls: number;
  letters: number;
}

interface Person {
  prefix: string;
  first: string;
  last: string;
  position: string;
  village: string;
  phone: string;
}

const people: readonly Person[] = Array.from({ length: count }, (_, index) => ({
  prefix: index % 2 === 0 ? 'นาย' : 'นาง',
  first: `เมฆ${'กขคงจฉชซญฐฑฒณดตถทธนบปผพฟภม'[index] ?? ''}า`,
  last: 'ทดลองลงรายชื่อ',
  position: index === 0 ? 'ประธาน' : index === 1 ? 'เลขานุการ' : 'กรรมการ',
  village: String((index % 12) + 1),
  phone: `08100000${String(index).padStart(2, '0')}`,
}));

/**
 * Counts taps, swipes and letters for entering 25 committee members on a phone of 390 px: one by one, and
 * as pasted lines. A question that already has the cursor needs no tap. The space that the keyboard hides
 * is not counted.
 */
export const listEntryBench: Bench = {
  name: 'list-entry',
  run: async ({ mongoUri, report }) => {
    const province = await startProvince({ mongoUri, lineDelayMs: 0 });
    const browser = await chromium.launch({
      executablePath: await findChromium(),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    });
    const context = await browser.newContext({
      viewport: size,
      hasTouch: true,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const address = await registerAddress(province, page);
    await page.goto(address);
    await page.locator('.add-row').waitFor();
    const lines = await enter(page, typeLines);
    report.raw('as lines', { ...lines });
    // A list takes at most 60 people, so the known people are removed first.
    await page.locator('.toast').getByRole('button').click();
    const oneByOne = await enter(page, typeRows);
    report.raw('one by one', { ...oneByOne });
    await browser.close();
    await province.close();
    report.raw('before', before);
    for (const [way, { taps, scrolls }] of Object.entries({
      'as lines': lines,
      'one by one': oneByOne,
    }))
      report.bar(`taps and scrolls ${way}, part of before`, {
        value: (taps + scrolls) / (before.taps + before.scrolls),
        atMost: 0.4,
      });
  },
};

/** Signs the officer in and finds a register that she may fill in. */
async function registerAddress(province: Province, page: Page): Promise<string> {
  const officer = province.people.find((person) => person.name.includes('ดาว'));
  const [name = '', value = ''] = (await province.cookieOf(officer?.id ?? '')).split('=');
  await page.context().addCookies([{ name, value, domain: 'localhost', path: '/' }]);
  const areas = (officer?.grants ?? []).map(({ areaCode }) => areaCode);
  const registers = await province.db.stores.duties.find({ form: 'committee-register' });
  const duty = registers.find(
    ({ areaCode, state }) => areas.includes(areaCode) && (state === 'todo' || state === 'returned'),
  );
  if (!duty) throw new Error('no register to fill in');
  const path = `/app/duty/${encodeURIComponent(duty.id)}/form?step=register&field=members`;
  return `http://localhost:${province.app.port}${path}`;
}

interface Hand {
  page: Page;
  effort: Effort;
  tap(target: Locator): Promise<void>;
  type(target: Locator, text: string): Promise<void>;
  /** A key of the phone's keyboard. */
  press(key: string): Promise<void>;
}

async function enter(page: Page, work: (hand: Hand) => Promise<void>): Promise<Effort> {
  const rows = await page.locator('.row-card').count();
  const hand = handOf(page);
  await page.evaluate('scrollTo(0, 0)');
  await work(hand);
  const added = (await page.locator('.row-card').count()) - rows;
  if (added !== count) throw new Error(`${added} rows were added`);
  return hand.effort;
}

function handOf(page: Page): Hand {
  const effort: Effort = { taps: 0, scrolls: 0, letters: 0 };
  const tap = async (target: Locator): Promise<void> => {
    await target.waitFor();
    for (let middle = await middleOf(target); ; middle = await middleOf(target)) {
      const { top, bottom } = await freeSpace(page);
      if (middle.y > top && middle.y < bottom) break;
      await page.evaluate(scrollScript(middle.y >= bottom ? swipe : -swipe));
      effort.scrolls += 1;
      if (effort.scrolls > 1_000) throw new Error('the target cannot be reached');
    }
    const { x, y } = await middleOf(target);
    await page.mouse.click(x, y);
    effort.taps += 1;
  };
  const type = async (target: Locator, text: string): Promise<void> => {
    const isFocused = (await target.and(page.locator(':focus')).count()) > 0;
    if (!isFocused) await tap(target);
    await page.keyboard.insertText(text);
    effort.letters += text.length;
  };
  const press = async (key: string): Promise<void> => {
    await page.keyboard.press(key);
    effort.letters += 1;
  };
  return { page, effort, tap, type, press };
}

/** Scrolls the open sheet, or the page when no sheet is open. */
function scrollScript(by: number): string {
  return `for (const scrolled of document.querySelectorAll('dialog[open], dialog[open] .dialog-body')) scrolled.scrollBy(0, ${by});
    if (document.querySelector('dialog[open]') === null) scrollBy(0, ${by});`;
}

async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox();
  if (!box) throw new Error('the target is not shown');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The visible space between the header and the bottom bar. A sheet covers both. */
async function freeSpace(page: Page): Promise<{ top: number; bottom: number }> {
  const sheet = page.locator('dialog[open] .dialog-head');
  if ((await sheet.count()) > 0) {
    const box = await sheet.boundingBox();
    return { top: (box?.y ?? 0) + (box?.height ?? 0), bottom: size.height };
  }
  const [head, foot] = await Promise.all([
    page.locator('header').first().boundingBox(),
    page.locator('.foot').boundingBox(),
  ]);
  return { top: (head?.y ?? 0) + (head?.height ?? 0), bottom: foot?.y ?? size.height };
}

/** The keyboard's next key moves to the next box, and so does a tapped position. */
async function typeRows({ page, tap, type, press }: Hand): Promise<void> {
  for (const [index, person] of people.entries()) {
    const next = page.getByRole('button', { name: 'บันทึกแล้วเพิ่มคนถัดไป' });
    await tap(index > 0 && (await next.count()) > 0 ? next : page.locator('.add-row'));
    const card = page.locator('.row-card').last();
    const box = (label: string) => card.getByLabel(label, { exact: true });
    await type(box('คำนำหน้า'), person.prefix);
    await press('Enter');
    await type(box('ชื่อ'), person.first);
    await press('Enter');
    await type(box('นามสกุล'), person.last);
    await press('Enter');
    await tap(card.locator('.tick', { hasText: new RegExp(`^${person.position}$`) }));
    // Skips the select for the group that the person represents.
    await press('Enter');
    await type(card.getByLabel(/^หมู่ที่/), person.village);
    await press('Enter');
    await press('Enter');
    await type(card.getByLabel(/^เบอร์โทร/), person.phone);
  }
}

async function typeLines({ page, tap, type }: Hand): Promise<void> {
  await tap(page.getByRole('button', { name: 'พิมพ์หรือวางหลายบรรทัด' }));
  const lines = people.map(
    ({ prefix, first, last, position, village, phone }) =>
      `${prefix}${first} ${last}ลง ${position} ม.${village} ${phone}`,
  );
  await type(page.getByRole('dialog').locator('textarea'), lines.join('\n'));
  await tap(page.getByRole('button', { name: 'อ่านรายการ' }));
  await tap(page.getByRole('button', { name: `เพิ่ม ${count} คน` }));
}
