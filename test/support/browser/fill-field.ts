import type { Locator, Page } from 'playwright-core';
import { rowsOf, textIn, textsIn } from '#domain/form/answers.ts';
import { refsOf } from '#domain/fields/attachments.ts';
import { isDay } from '#domain/calendar.ts';
import { formatDay } from '#domain/thai/date.ts';
import { scoreOf } from '#domain/fields/indicator.ts';
import type { Answers, Field, FieldOf } from '#domain/form/form.ts';
import { phonePhoto } from '../demo-world.ts';

interface Filling {
  field: Field;
  value: unknown;
  /**
   * The id of the question’s element. In a list it includes the row; otherwise it is the field’s own id.
   */
  path?: string;
  /** Names that can be selected. */
  members?: readonly { id: string; name: string }[];
  /** True to tap an offered answer when it is the wanted one. */
  offers?: boolean;
  /** Wraps each answer, in rows too, for example to switch off the network before it. */
  around?: (answer: () => Promise<void>) => Promise<void>;
}

/** Answers a question through its control, for any kind of field. */
export async function fillField(page: Page, filling: Filling): Promise<void> {
  const { field, value, around = (answer) => answer() } = filling;
  if (field.kind !== 'repeat')
    return around(async () => {
      if (!(await takeOffer(page, filling))) await answerOne(page, filling);
    });
  if (await completeOfferedRows(page, { filling, field })) return;
  for (const row of rowsOf({ rows: value }, 'rows')) await fillRow(page, { filling, field, row });
}

/** Taps the offered answer. Returns false when it is not offered. */
async function takeOffer(
  page: Page,
  { field, value, path, offers = false }: Filling,
): Promise<boolean> {
  if (!offers || (field.kind !== 'date' && field.kind !== 'longText')) return false;
  const offered = page
    .locator('.question', { has: page.locator(`[id^="q-${path ?? field.id}"]`) })
    .last()
    .getByRole('group', { name: 'คำตอบที่เลือกได้' })
    .getByRole('button');
  const text = String(value);
  const words = isDay(text) ? formatDay(text, 'weekdayShort') : text;
  const labels = await offered.allInnerTexts();
  const at = labels.findIndex((label) => label === words || label.endsWith(` ${words}`));
  if (at !== -1) await offered.nth(at).click();
  return at !== -1;
}

/** Takes over the rows of the last report and completes each. Returns false when they are not offered. */
async function completeOfferedRows(
  page: Page,
  { filling, field }: { filling: Filling; field: FieldOf<'repeat'> },
): Promise<boolean> {
  const list = page.locator(`[id="q-${field.id}"]`);
  const offered = list.getByRole('button', { name: /^ใส่.*เหมือน/ });
  if (!filling.offers || (await offered.count()) === 0) return false;
  await offered.click();
  for (const [index, row] of rowsOf({ rows: filling.value }, 'rows').entries()) {
    if (index > 0) await list.locator('.add-next').click();
    const path = `${field.id}.last${index + 1}`;
    for (const one of field.fields) {
      const box = page.locator(`[id="q-${path}.${one.id}"]`);
      const isText = (await box.locator('xpath=self::input|self::textarea').count()) > 0;
      if (row[one.id] === undefined || (isText && (await box.inputValue()) === row[one.id]))
        continue;
      await fillField(page, {
        ...filling,
        field: one,
        value: row[one.id],
        path: `${path}.${one.id}`,
      });
    }
  }
  return true;
}

async function answerOne(page: Page, filling: Filling): Promise<void> {
  const { field, value, path, members = [] } = filling;
  const id = `q-${path ?? field.id}`;
  const control = page.locator(`[id="${id}"]`);
  const part = (name: string) => page.locator(`[id="${id}-${name}"]`);
  const words = String(value);
  switch (field.kind) {
    case 'date': {
      const [year = '', month = '', day = ''] = words.split('-');
      await part('d').selectOption(String(Number(day)));
      await part('m').selectOption(String(Number(month)));
      return void (await part('y').selectOption(String(Number(year) + 543)));
    }
    case 'time':
      await part('h').selectOption(words.slice(0, 2));
      return void (await part('n').selectOption(words.slice(3)));
    case 'choice':
      return tick(control, field.options.find((option) => option.value === value)?.label ?? '');
    case 'choices':
      for (const one of field.options)
        if (words.split(',').includes(one.value)) await tick(control, one.label);
      return;
    case 'yesNo':
      return tick(control, (value === true ? field.yes : field.no) ?? '');
    case 'memberPick':
      return tickNames(control, { members, wanted: textsIn({ value }, 'value') });
    case 'photos':
    case 'files':
      return attach(control, value);
    case 'personName':
      for (const name of ['prefix', 'first', 'last'])
        await part(name).fill(textIn(isAnswers(value) ? value : {}, name));
      return;
    case 'indicator':
      return score(page, { field, value });
    case 'place':
      return control.fill(textIn(isAnswers(value) ? value : {}, 'text'));
    default:
      return control.fill(words);
  }
}

async function fillRow(
  page: Page,
  of: { filling: Filling; field: FieldOf<'repeat'>; row: Answers },
): Promise<void> {
  const { filling, field, row } = of;
  const list = page.locator(`[id="q-${field.id}"]`);
  await list.locator('.add-row').click();
  const card = await list.locator('.row-card').last().getAttribute('id');
  const path = (card ?? '').replace(/^q-/, '');
  for (const one of field.fields)
    if (row[one.id] !== undefined)
      await fillField(page, {
        ...filling,
        field: one,
        value: row[one.id],
        path: `${path}.${one.id}`,
      });
}

function tick(control: Locator, label: string): Promise<void> {
  return control.locator('.tick').filter({ hasText: label }).first().click();
}

async function tickNames(
  control: Locator,
  { members, wanted }: { members: readonly { id: string; name: string }[]; wanted: string[] },
): Promise<void> {
  if (wanted.length > 1 && wanted.length === members.length)
    return control.getByRole('button', { name: /ทุกคน$/ }).click();
  const more = control.locator('.more');
  if ((await more.count()) > 0) await more.click();
  for (const { id, name } of members) {
    const row = control.locator('.tick').filter({ hasText: name });
    const on = await row.locator('input').isChecked();
    const isRadio = (await row.locator('input').getAttribute('type')) === 'radio';
    if (wanted.includes(id) ? !on : on && !isRadio) await row.click();
  }
}

async function attach(control: Locator, value: unknown): Promise<void> {
  const buffer = await phonePhoto();
  const files = refsOf(value).map(({ name }) => ({ name, mimeType: 'image/jpeg', buffer }));
  await control.locator('input[type=file]').last().setInputFiles(files);
  await control
    .locator('.photos .pic')
    .nth(files.length - 1)
    .waitFor();
}

/** Only one indicator is open at a time; a tap opens another. */
async function score(
  page: Page,
  { field, value }: { field: FieldOf<'indicator'>; value: unknown },
): Promise<void> {
  const control = page.locator(`[id="q-${field.id}"]`);
  if ((await control.count()) === 0)
    await page.locator('.rest button, .was', { hasText: field.indicatorId }).click();
  const points = page.getByText(String(scoreOf(value)), { exact: true });
  await control.locator('.pick', { has: points }).click();
  const { note, photos } = isAnswers(value) ? value : {};
  if (typeof note === 'string') await control.getByLabel(/^บันทึกเพิ่มเติม/).fill(note);
  if (photos !== undefined) await attach(control, photos);
}

function isAnswers(value: unknown): value is Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
