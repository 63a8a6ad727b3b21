import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { score } from '#domain/scoring.ts';
import { sampleCriteria } from '../examples/example.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { cast, openGrading } from '../support/demo-world.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { startBrowserWorld } from '../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();

async function expectFit(page: Page): Promise<void> {
  expect(await screenFaults(page)).toEqual([]);
}

const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name }).first();
const dialog = (page: Page) => page.getByRole('dialog').last();

/** A complete, unsent grading, and its level in the officer's last step. */
async function gradingBegun() {
  const { duty, answers } = await openGrading(running);
  const officer = await running.signIn(running.person(cast.officer));
  const changes = Object.entries(answers).map(([field, value]) => ({ field, value, seen: null }));
  await officer.call('draft.save', { id: duty.id, changes });
  const phone = await openPhone({ browser, running, person: running.person(cast.officer) });
  const { percent, level } = score(sampleCriteria, answers);
  if (!level) throw new Error('every indicator is answered');
  const shown = async () => {
    await phone.page.goto(`${running.url}/app/duty/${duty.id}/form?step=review`);
    return phone.page.getByLabel('คะแนนรวม').innerText();
  };
  return { percent, level, shown, phone };
}

/** The list says where each set counts. A set of the country can be copied, also after it was replaced. */
async function goesBackToTheCountry(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'กลับ' }).click();
  const rows = page.locator('.row-link');
  await rows.filter({ hasText: 'เฉพาะจังหวัดนี้' }).filter({ hasText: 'ใช้อยู่' }).waitFor();
  const country = rows.filter({ hasText: 'ใช้ทั้งประเทศ' });
  await country.getByText('จังหวัดใช้ฉบับอื่น').waitFor();
  await expectFit(page);
  await country.click();
  for (const isFirst of [true, false]) {
    await expectFit(page);
    await button(page, 'คัดเป็นร่างของจังหวัด').click();
    await page.getByRole('heading', { name: 'เกณฑ์ปี 2568 ฉบับที่ 3' }).waitFor();
    if (!isFirst) await page.getByRole('status').getByText('ปี 2568 มีร่างอยู่แล้ว').waitFor();
    await page.getByRole('link', { name: 'กลับ' }).click();
  }
}

test('the province drafts, compares, tries and publishes criteria, and a grading in progress follows them', async () => {
  const grading = await gradingBegun();
  expect(await grading.shown()).toContain(`ระดับ${grading.level.title}`);
  const raised = String(Math.ceil(grading.percent) + 1);

  const person = running.person(cast.province);
  const province = await openPhone({ browser, running, person, width: 360, height: 740 });
  const { page } = province;
  await page.goto(`${running.url}/app/settings`);
  await page.getByRole('link', { name: /^เกณฑ์ประเมินระดับ/ }).click();
  await page.getByText('ใช้ทั้งประเทศ · 5 หมวด').click();
  await button(page, 'คัดเป็นร่างของจังหวัด').waitFor();
  await expectFit(page);
  await page.getByRole('link', { name: 'กลับ' }).click();
  await button(page, 'ทำเกณฑ์ฉบับใหม่').click();
  await expectFit(page);
  await dialog(page)
    .getByRole('button', { name: /^ร่างของปี 2568/ })
    .click();
  await page.getByRole('heading', { name: 'เกณฑ์ปี 2568 ฉบับที่ 2' }).waitFor();
  await page.getByText('ยังเหมือนกันทุกข้อ').waitFor();

  await button(page, 'แก้ระดับ').click();
  const at = sampleCriteria.levels.findIndex((level) => level.id === grading.level.id);
  const from = page.locator(`[id="level-from-${at}"]`);
  await from.fill('สูง');
  await dialog(page).getByRole('button', { name: 'บันทึกระดับ' }).click();
  await page.getByText('เป็นตัวเลข 0 ถึง 100').waitFor();
  await expectFit(page);
  await from.fill(raised);
  await dialog(page).getByRole('button', { name: 'บันทึกระดับ' }).click();
  await page.getByRole('heading', { name: /^ต่างจากฉบับที่ 1 ที่ใช้อยู่ 1 จุด/ }).waitFor();
  await expectFit(page);
  expect(await grading.shown()).toContain(`ระดับ${grading.level.title}`);

  await button(page, 'แก้ชื่อและคำชี้แจง').click();
  await expectFit(page);
  await dialog(page).getByLabel('ชื่อแบบประเมิน').fill('แบบประเมินของจังหวัด');
  await dialog(page).getByRole('button', { name: 'บันทึก' }).click();
  await page.getByRole('heading', { name: /^ต่างจากฉบับที่ 1 ที่ใช้อยู่ 2 จุด/ }).waitFor();

  await page.getByRole('link', { name: 'ทดลองให้คะแนน' }).click();
  const first = page.locator('.trial-indicator').first();
  await first.locator('.tick').last().click();
  await page.getByText(/^ตอบแล้ว 1 จาก 23 ข้อ/).waitFor();
  await expectFit(page);
  for (const one of await page.locator('.trial-indicator').all())
    await one.locator('.tick').last().click();
  await page.getByText(/^ระดับ /).waitFor();
  await page.getByRole('link', { name: 'กลับ' }).click();

  await button(page, 'ประกาศใช้เกณฑ์นี้').click();
  await dialog(page)
    .getByText(/^มีร่าง \d+ ฉบับที่กรอกค้างอยู่/)
    .waitFor();
  await dialog(page)
    .getByText(/^จังหวัดนี้เลิกใช้ฉบับที่ 1 ของทั้งประเทศ จังหวัดอื่นยังใช้ต่อ/)
    .waitFor();
  await dialog(page).getByText('ยังเขียนว่า “ตัวอย่าง”').waitFor();
  await expectFit(page);
  await dialog(page).getByRole('button', { name: 'ประกาศใช้', exact: true }).click();
  await page.getByRole('status').getByText('ประกาศใช้เกณฑ์ปี 2568 ฉบับที่ 2 แล้ว').waitFor();
  await page.locator('.strip', { hasText: 'ใช้อยู่' }).waitFor();
  await page.getByText('เฉพาะจังหวัดนี้', { exact: true }).waitFor();
  await expectFit(page);
  await goesBackToTheCountry(page);

  expect(await grading.shown()).not.toContain(`ระดับ${grading.level.title}`);
  expect((await running.db.stores.criteria.current(2568, '57'))?.version).toBe(2);
  const complaints = [province, grading.phone].flatMap((phone) => phone.complaints);
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
  expect(running.complaints).toEqual([]);
  await province.close();
  await grading.phone.close();
});
