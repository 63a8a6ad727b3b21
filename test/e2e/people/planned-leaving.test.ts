import { expect, test } from 'vitest';
import { screenFaults } from '#test/support/browser/screen-faults.ts';
import { openPhone } from '#test/support/browser/line-browser.ts';
import { cast } from '#test/support/demo-world.ts';
import { startBrowserWorld } from '../../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();

test('a head plans that an officer leaves on 1 January, sees the plan on the person’s page and cancels it', async () => {
  const officer = running.person(cast.officer).id;
  const { persons, plannedLeavings } = running.db.stores;
  const before = (await persons.get(officer))?.grants;
  const person = running.person(cast.head);
  const { page } = await openPhone({ browser, running, person, width: 360, height: 800 });
  await page.goto(`${running.url}/app/people/person/${officer}/hand-over?leave=1`);
  await page.getByLabel('เหตุผล').selectOption('เกษียณ');
  await page.getByRole('radio', { name: /^ตั้งแต่วันที่กำหนด/u }).check();
  await page.getByRole('button', { name: 'กำหนดวันพ้นหน้าที่' }).click();
  await page.getByText('กรุณาเลือกวันตั้งแต่พรุ่งนี้เป็นต้นไป').waitFor();
  await page.getByLabel('วัน', { exact: true }).selectOption('1');
  await page.getByLabel('เดือน').selectOption({ label: 'มกราคม' });
  await page.getByLabel('ปี พ.ศ.').selectOption('2568');
  await page.getByRole('heading', { name: 'ตั้งแต่ 1 ม.ค. 2568' }).waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'กำหนดวันพ้นหน้าที่' }).click();
  const cancel = page.getByRole('button', { name: /^ยกเลิก กำหนดวันที่/u });
  await cancel.waitFor();
  expect(await screenFaults(page)).toEqual([]);
  expect((await persons.get(officer))?.grants).toEqual(before);
  await cancel.click();
  await page.getByText('ยกเลิกแล้ว หน้าที่เหมือนเดิม').waitFor();
  await cancel.waitFor({ state: 'detached' });
  expect(await plannedLeavings.openOf(officer)).toEqual([]);
  await page.context().close();
});
