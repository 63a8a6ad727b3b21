import { expect, test } from 'vitest';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import { openPhone } from '#test/support/browser/line-browser.ts';
import { screenFaults } from '#test/support/browser/screen-faults.ts';
import { cast } from '#test/support/demo-world.ts';
import { wednesdayNine } from '#test/support/running-app.ts';
import { startBrowserWorld } from '../../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();

test.each([360, 1440])(
  'the province finds a refused message at %i pixels and sends it again',
  async (width) => {
    const { stores } = running.db;
    const reader = await stores.persons.byLine(running.person(cast.officer).lineUserId);
    const notice = { kind: 'questionAnswered', question: crypto.randomUUID() } as const;
    const key = `test:${width}`;
    const plan = { key, person: reader?.id ?? '', areaCode: '5704' as const };
    const delivery = plannedDelivery({
      ...plan,
      notice: { ...notice, asked: 'ถาม', text: 'ตอบ', by: 'นายภูผา' },
      notBefore: wednesdayNine,
      // The newest message is the first row.
      now: new Date(wednesdayNine.getTime() + width),
    });
    await stores.deliveries.plan([{ ...delivery, state: 'failed', reason: '400 invalid' }]);
    const person = running.person(cast.province);
    const { page, complaints } = await openPhone({ browser, running, person, width, height: 800 });
    await page.goto(`${running.url}/app/messages/deliveries`);
    await page.getByLabel('ผลการส่ง').selectOption({ label: 'ส่งไม่สำเร็จ' });
    await page.waitForURL(/state=failed/u);
    await page.getByText('ไลน์ไม่รับข้อความนี้').first().waitFor();
    expect(await screenFaults(page)).toEqual([]);
    await page
      .getByRole('button', { name: /^ส่งใหม่/u })
      .first()
      .click();
    await page.getByText('จะส่งใหม่').waitFor();
    const again = await stores.deliveries.find({ person: plan.person });
    expect(again.map((planned) => planned.key)).toContainEqual(
      expect.stringContaining(`again:${key}`),
    );
    await page.goto(`${running.url}/app/messages/deliveries`);
    await page.locator('.delivery-row').first().waitFor();
    expect(await screenFaults(page)).toEqual([]);
    expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
  },
);

test('the province holds all messages with a reason on a phone, and releases them', async () => {
  const person = running.person(cast.province);
  const { page } = await openPhone({ browser, running, person, width: 390, height: 800 });
  await page.goto(`${running.url}/app/messages/deliveries`);
  await page.getByRole('button', { name: 'พักการส่งทั้งหมด' }).click();
  await page.getByRole('button', { name: 'พักการส่ง', exact: true }).click();
  await page.getByText('กรุณาระบุเหตุผล').waitFor();
  await page.getByLabel('เหตุผล').fill('ตรวจวันที่ในหนังสือ');
  await page.getByRole('button', { name: 'พักการส่ง', exact: true }).click();
  await page.getByText('พักการส่งทั้งหมดอยู่').waitFor();
  expect(await screenFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'ส่งต่อ' }).click();
  await page.getByRole('button', { name: 'พักการส่งทั้งหมด' }).waitFor();
  expect((await running.db.stores.settings.get('57'))?.hold).toBeNull();
});
