import { expect, test } from 'vitest';
import { letterSizeFaults } from '../support/browser/letter-sizes.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { cast } from '../support/demo-world.ts';
import { startBrowserWorld } from '../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();

test('a member of a committee reads by which words the centre is graded', async () => {
  const person = running.person(cast.chair);
  const { page, complaints, close } = await openPhone({ browser, running, person, width: 360 });
  await page.goto(`${running.url}/app/calendar`);
  await page.getByRole('link', { name: 'อ่านข้อและกำหนดทั้งฉบับ' }).click();
  await page.getByText('อาจต่างจากแบบที่แนบมากับหนังสือ').waitFor();
  await page.getByRole('link', { name: 'อ่านเกณฑ์ประเมินระดับ' }).click();
  await page.getByRole('heading', { name: 'เกณฑ์ประเมินระดับ' }).waitFor();
  await page.getByText('เกณฑ์ตัวอย่าง', { exact: true }).waitFor();
  const indicator = page.locator('details').first();
  await indicator.locator('summary').focus();
  await page.keyboard.press('Enter');
  await indicator.getByText(/^3 คะแนน/).waitFor();
  expect(await page.locator('details').count()).toBe(23);
  expect(await screenFaults(page)).toEqual([]);
  expect(await letterSizeFaults(page, 'criteria')).toEqual([]);
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
  await close();
});

test('a grading by sample criteria says so on the page of the report', async () => {
  const duties = await running.db.stores.duties.find({ form: 'grading', districtName: 'เทิง' });
  const graded = duties.find(({ state }) => state === 'accepted');
  const person = running.person(cast.head);
  const { page, close } = await openPhone({ browser, running, person, width: 360 });
  await page.goto(`${running.url}/app/duty/${graded?.id ?? ''}`);
  await page.getByText('ให้คะแนนตามเกณฑ์ตัวอย่าง').waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await close();
});
