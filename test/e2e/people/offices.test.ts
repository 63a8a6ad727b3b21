import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { screenFaults } from '#test/support/browser/screen-faults.ts';
import { openPhone } from '#test/support/browser/line-browser.ts';
import { cast } from '#test/support/demo-world.ts';
import { startBrowserWorld } from '../../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();

async function open(of: { name: string; path: string; width: number }) {
  const person = running.person(of.name);
  const phone = await openPhone({ browser, running, person, width: of.width });
  await phone.page.goto(running.url + of.path);
  await phone.page.locator('h1').first().waitFor();
  return phone;
}

async function expectFit(page: Page): Promise<void> {
  expect(await screenFaults(page)).toEqual([]);
}

test('a head changes the phone number of the own office, and cannot open another office', async () => {
  const { page } = await open({ name: cast.head, path: '/app/me', width: 360 });
  await page.getByRole('link', { name: 'โทร 053-000104' }).waitFor();
  await page.getByRole('link', { name: 'แก้เบอร์สำนักงาน อ.เทิง' }).click();
  await page.getByLabel('เบอร์โทร').fill('053-999888 ต่อ 7');
  await expectFit(page);
  await page.getByRole('button', { name: 'บันทึก' }).click();
  await page.getByRole('link', { name: 'โทร 053-999888 ต่อ 7' }).waitFor();
  const { settings } = running.db.stores;
  expect((await settings.get('5704'))?.officePhone).toBe('053-999888 ต่อ 7');
  await settings.update({ id: '5704' }, { $set: { officePhone: '053-000104' } });
  await expectFit(page);

  await page.goto(`${running.url}/app/settings/offices/5701`);
  await page.getByText('แก้ข้อมูลสำนักงานนี้ไม่ได้').waitFor();
  await expectFit(page);
  await page.goto(`${running.url}/app/settings`);
  await page.getByText('หน้านี้เปิดได้เฉพาะจังหวัด').waitFor();
  await page.getByRole('link', { name: '053-000104' }).waitFor();
  await expectFit(page);
});

test('the focus on a slow phone stays in the field in which the person already types', async () => {
  const { page } = await open({ name: cast.province, path: '/app/settings/offices', width: 360 });
  await page.getByRole('link', { name: /อำเภอเทิง/u }).waitFor();
  await page.evaluate(
    'requestAnimationFrame = (run) => setTimeout(() => run(performance.now()), 2000)',
  );
  await page.getByRole('link', { name: /อำเภอเทิง/u }).click();
  await page.getByLabel('เบอร์โทร').fill('053-000777');
  expect(await page.title()).not.toContain('ข้อมูลสำนักงาน');
  await expect.poll(() => page.title()).toContain('ข้อมูลสำนักงาน');
  expect(await page.evaluate('document.activeElement.id')).toBe('office-phone');
});

test('the province changes the quorum on a desktop with a reason, and sees the effect', async () => {
  const { page, complaints } = await open({
    name: cast.province,
    path: '/app/settings/province',
    width: 1280,
  });
  await page.getByRole('button', { name: 'บันทึก' }).click();
  await page.locator('.wrong', { hasText: 'ยังไม่ได้เปลี่ยนค่าใด' }).waitFor();
  await page.getByLabel('องค์ประชุม').fill('๖๐');
  await page.getByText('องค์ประชุม ร้อยละ 50 เป็น ร้อยละ 60').waitFor();
  await page.getByText('กรรมการ 20 คนต้องมา 12 คน').waitFor();
  await page.getByRole('button', { name: 'บันทึก' }).click();
  await page.getByText('กรุณาระบุเหตุผล').waitFor();
  await expectFit(page);
  await page.getByLabel('เหตุผลที่เปลี่ยน').fill('มติที่ประชุมจังหวัด');
  await page.getByRole('button', { name: 'บันทึก' }).click();
  await page.getByText('องค์ประชุมร้อยละ 60').waitFor();
  await expectFit(page);
  expect(await running.db.stores.settings.quorumOf('570401')).toBe(60);
  const rows = await running.db.stores.audit.ofSubject('office:57');
  expect(rows.map(({ note }) => note)).toEqual(['มติที่ประชุมจังหวัด']);
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
});

test('an error message names the office to call, also when the app starts without a connection', async () => {
  const { page, context } = await open({
    name: cast.officer,
    path: '/app/duty/none',
    width: 360,
  });
  await page.getByText('ไม่พบข้อมูลนี้').waitFor();
  const call = page.getByRole('link', { name: '053-000104' });
  await call.waitFor();
  expect(await call.getAttribute('href')).toBe('tel:053000104');
  await page.getByText('โทรสำนักงานพัฒนาชุมชนอำเภอเทิง').waitFor();
  await expectFit(page);

  await context.route('**/api/**', (route) => route.abort());
  await page.goto(`${running.url}/app`);
  await page.getByText('ไม่มีสัญญาณอินเทอร์เน็ต').waitFor();
  await call.waitFor();
  await expectFit(page);
});

test('error messages and the help name no office while no office has a number', async () => {
  const { settings } = running.db.stores;
  for (const id of ['57', '5704']) await settings.update({ id }, { $set: { officePhone: '' } });
  const { page } = await open({ name: cast.officer, path: '/app/nowhere', width: 360 });
  await page.getByText('ไม่พบหน้านี้').waitFor();
  await expectFit(page);
  expect(await page.getByText(/โทร|ติดต่อ/u).count()).toBe(0);
  await page.getByRole('link', { name: 'กลับไปงานของฉัน' }).click();
  await page.getByRole('button', { name: 'วิธีใช้' }).click();
  await page.getByRole('dialog').getByText('กรอกทีละข้อ').waitFor();
  expect(await page.getByRole('dialog').getByText('โทร').count()).toBe(0);
});
