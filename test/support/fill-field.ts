import type { Locator, Page } from 'playwright-core';
import { rowsOf, textIn } from '../../domain/answers.ts';
import type { Answers, Field } from '../../domain/form.ts';
import { phonePhoto } from './demo-world.ts';

interface Filling {
  field: Field;
  value: unknown;
  /** Where the question stands; the field's own id unless it is in a row. */
  path?: string;
}

/** Answers a question as a person does: by its control, whatever its kind. */
export async function fillField(page: Page, { field, value, path }: Filling): Promise<void> {
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
      return tick(control, field.options.find((one) => one.value === value)?.label ?? '');
    case 'choices':
      for (const one of field.options)
        if (words.split(',').includes(one.value)) await tick(control, one.label);
      return;
    case 'yesNo':
      return tick(control, (value === true ? field.yes : field.no) ?? '');
    case 'memberPick':
      return control.locator('.tick').first().click();
    case 'photos':
    case 'files':
      return attach(control);
    case 'personName':
      for (const name of ['prefix', 'first', 'last'])
        await part(name).fill(textIn(isAnswers(value) ? value : {}, name));
      return;
    case 'repeat':
      for (const row of rowsOf({ rows: value }, 'rows')) await fillRow(page, { field, row });
      return;
    case 'indicator':
      return control.locator('.pick').first().click();
    case 'place':
      return control.fill(textIn(isAnswers(value) ? value : {}, 'text'));
    default:
      return control.fill(words);
  }
}

async function fillRow(
  page: Page,
  { field, row }: { field: Extract<Field, { kind: 'repeat' }>; row: Answers },
): Promise<void> {
  const list = page.locator(`[id="q-${field.id}"]`);
  await list.locator('.add-row').click();
  const card = await list.locator('.row-card').last().getAttribute('id');
  const path = (card ?? '').replace(/^q-/, '');
  for (const one of field.fields)
    if (row[one.id] !== undefined)
      await fillField(page, { field: one, value: row[one.id], path: `${path}.${one.id}` });
}

function tick(control: Locator, label: string): Promise<void> {
  return control.locator('.tick').filter({ hasText: label }).first().click();
}

async function attach(control: Locator): Promise<void> {
  const buffer = await phonePhoto();
  const file = { name: 'ประชุม.jpg', mimeType: 'image/jpeg', buffer };
  await control.locator('input[type=file]').setInputFiles(file);
  await control.locator('.photos .pic').waitFor();
}

function isAnswers(value: unknown): value is Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
