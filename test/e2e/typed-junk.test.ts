import * as fc from 'fast-check';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { FormId } from '#domain/forms/index.ts';
import { useFormWorld } from '../support/browser/form-world.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { typeExample } from '../support/browser/open-forms.ts';
import { typedText } from '../support/typed/typed-texts.ts';

const world = useFormWorld();

/** Steps with boxes that take any text: in questions, and in a row of a list. */
const places: [FormId, { step: string; row: boolean }][] = [
  ['meeting-report', { step: 'meeting', row: false }],
  ['meeting-report', { step: 'agenda', row: true }],
  ['strong-tambon-projects', { step: 'projects', row: true }],
  ['committee-register', { step: 'register', row: true }],
];

const typedBoxes = (page: Page): Locator =>
  page.locator('main :is(textarea, input.text-input):visible');

async function shownTexts(page: Page): Promise<string[]> {
  return Promise.all((await typedBoxes(page).all()).map((box) => box.inputValue()));
}

async function open(page: Page, of: { address: string; row: boolean }): Promise<void> {
  await page.goto(of.address);
  if (of.row) await page.locator('.row-toggle').first().click();
  await typedBoxes(page).first().waitFor();
}

test.each(places)(
  'junk typed into %s is shown unchanged after a reload',
  async (id, { step, row }) => {
    const { duty, officer } = world().forms[id];
    await typeExample(world().running, world().forms[id]);
    const { page, close } = await openPhone({ ...world(), person: officer });
    const address = `${world().running.url}/app/duty/${duty.id}/form?step=${step}`;
    await open(page, { address, row });
    const texts = fc.sample(typedText, { seed: 13, numRuns: 60 });
    for (let round = 0; round < 3; round += 1) {
      const at = (index: number) => texts[(round * 20 + index) % texts.length] ?? '';
      for (const [index, box] of (await typedBoxes(page).all()).entries())
        await box.fill(at(index));
      await page.locator('h1').first().click();
      const before = await shownTexts(page);
      await page
        .getByText(/บันทึกแล้ว|ไม่เก็บเลขประจำตัวประชาชน|ยาวเกินไป/)
        .first()
        .waitFor();
      await open(page, { address, row });
      expect(await shownTexts(page)).toEqual(before);
    }
    await close();
  },
);

test('a pasted text that is too long is kept whole, and its question says so', async () => {
  const { duty, officer } = world().forms['strong-tambon-projects'];
  await typeExample(world().running, world().forms['strong-tambon-projects']);
  const { page, close } = await openPhone({ ...world(), person: officer });
  const address = `${world().running.url}/app/duty/${duty.id}/form?step=projects`;
  await open(page, { address, row: true });
  const budget = page.getByLabel('งบประมาณ', { exact: true });
  const pasted = `งบปกติ 1,500,000 บาท ${'และงบเพิ่มเติม '.repeat(6)}`;
  await budget.fill(pasted);
  await page.locator('.foot .btn-main').click();
  await page
    .getByText(/^งบประมาณยาวเกินไป/)
    .first()
    .waitFor();
  expect(await budget.inputValue()).toBe(pasted);
  await close();
});
