import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visibleFields } from '#domain/form/form.ts';
import type { Answers, Field, Form } from '#domain/form/form.ts';
import { formIds } from '#domain/forms/index.ts';
import type { FormId } from '#domain/forms/index.ts';
import { graveViolations } from '../support/browser/axe.ts';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { letterSizeFaults } from '../support/browser/letter-sizes.ts';
import { createPhones } from '../support/browser/line-browser.ts';
import { june, openableForms, typeExample } from '../support/browser/open-forms.ts';
import type { Openable } from '../support/browser/open-forms.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';
import { resize } from '../support/wait-for-idle.ts';

let browser: Browser;
let running: RunningApp;
let forms: Record<FormId, Openable>;
const phones = createPhones(() => ({ browser, running, width: 360 }));
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp({ start: june })]);
  forms = await openableForms(running);
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

/**
 * The questions of a step that are shown with their controls. Of the indicators only one is open at a time.
 */
function drawnIn(form: Form, { section, answers }: { section: number; answers: Answers }): Field[] {
  const fields = form.sections[section]?.fields ?? [];
  return visibleFields(form, answers).filter(
    (field) => fields.includes(field) && field.kind !== 'indicator',
  );
}

async function missingControls(page: Page, fields: readonly Field[]): Promise<string[]> {
  const missing: string[] = [];
  for (const { id, kind } of fields)
    if ((await page.locator(`[id="q-${id}"]`).count()) === 0) missing.push(`no ${kind} for ${id}`);
  return missing;
}

/** At the bottom of the page, the last element must be above the bottom bar. */
const hidesItsEnd = `
  scrollTo(0, document.documentElement.scrollHeight);
  document.querySelector('main').lastElementChild.getBoundingClientRect().bottom
    > document.querySelector('.foot').getBoundingClientRect().top
`;

/** Checks the page on a phone and on a desktop. */
async function faultsOf(page: Page, where: string): Promise<string[]> {
  const found: string[] = [];
  for (const width of [1280, 360]) {
    await resize(page, { width, height: 780 });
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    if (Number(over) > 0) found.push(`${where}: ${String(over)} px too wide for ${width}`);
    if (await page.evaluate(hidesItsEnd)) found.push(`${where}: its end lies under the foot`);
    const grave = await graveViolations(page);
    found.push(...grave.map((line) => `${where} at ${width}: ${line}`));
  }
  found.push(...(await letterSizeFaults(page, where)));
  return found;
}

test.each(formIds)(
  'every step of %s shows every question, is clean for axe and fits phone and desktop',
  async (id) => {
    const { form, duty, officer } = forms[id];
    const answers = await typeExample(running, forms[id]);
    const { page } = await phones.of(officer);
    const address = `${running.url}/app/duty/${duty.id}/form`;
    const found: string[] = [];
    for (const [at, section] of form.sections.entries()) {
      await page.goto(`${address}?step=${section.id}`);
      await page.getByRole('heading', { name: section.title, exact: true, level: 2 }).waitFor();
      found.push(...(await missingControls(page, drawnIn(form, { section: at, answers }))));
      const folded = page.locator('.row-toggle[aria-expanded=false], .was');
      if ((await folded.count()) > 0) await folded.first().click();
      found.push(...(await faultsOf(page, section.id)));
    }
    await page.goto(`${address}?step=review`);
    await page.getByRole('heading', { name: 'ตรวจทานก่อนส่ง' }).waitFor();
    found.push(...(await faultsOf(page, 'review')));
    found.push(...(await phones.complaints()));
    expect(found).toEqual([]);
  },
);
