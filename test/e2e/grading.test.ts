import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cast, openGrading, openGradings, phonePhoto } from '../support/demo-world.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { startBrowserWorld } from '../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();

const foot = (page: Page) => page.locator('.foot .btn-main');

/** Selects the second choice of every indicator, moving on with the bottom button. */
async function answerIndicators(page: Page): Promise<number> {
  let answered = 0;
  while ((await page.locator('.open-indicator').count()) > 0) {
    const id = await page.locator('.open-indicator').getAttribute('id');
    await page.locator('.open-indicator .pick').nth(1).click();
    answered += 1;
    await foot(page).click();
    await page.waitForFunction(
      `document.querySelector('.open-indicator')?.id !== ${JSON.stringify(id)}`,
    );
  }
  return answered;
}

async function fillClosing(page: Page): Promise<void> {
  await page.getByLabel('จุดเด่น').fill('กองทุนเข้มแข็ง');
  await page.getByLabel('เรื่องที่ควรพัฒนา').fill('ทะเบียนองค์การสมาชิก');
  await page.getByLabel('แผนพัฒนาต่อไป').fill('สำรวจให้ครบภายในเดือนมีนาคม 2568');
  await page.getByRole('button', { name: 'เพิ่มผู้ประเมิน' }).click();
  await page.getByLabel('คำนำหน้า').fill('นาย');
  await page.getByLabel('ชื่อ', { exact: true }).fill('เมฆ');
  await page.getByLabel('นามสกุล').fill('ทดลอง');
  await page.getByLabel('ตำแหน่ง').fill('พัฒนากร');
  await page.getByLabel('วัน', { exact: true }).selectOption('17');
  await page.getByLabel('เดือน').selectOption({ label: 'ธันวาคม' });
  await page.getByLabel('ปี พ.ศ.').selectOption('2567');
}

test('through LINE Login an officer grades 23 indicators, a head comments, the officer corrects and the province accepts', async () => {
  const { duty } = await openGrading(running);
  const officer = await openPhone({ browser, running, person: running.person(cast.officer) });
  const { page } = officer;
  await page.goto(`${running.url}/app`);
  await page.getByRole('heading', { name: 'งานของฉัน' }).waitFor();
  expect(new URL(page.url()).search).toBe('');
  await page.getByRole('link', { name: /เริ่มทำ/ }).click();
  await page.waitForURL(`**/${encodeURIComponent(duty.id)}/form**`);

  await page
    .locator('.open-indicator input[type=file]')
    .last()
    .setInputFiles({ name: 'ประชุม.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto() });
  await page.locator('.open-indicator .photos img').waitFor();
  expect(await answerIndicators(page)).toBe(23);
  await fillClosing(page);
  await page.getByText('บันทึกแล้ว').waitFor();
  await foot(page).click();
  await page.getByRole('heading', { name: 'ตรวจทานก่อนส่ง' }).waitFor();
  expect(await page.getByText(/ยังส่งไม่ได้/).count()).toBe(0);
  await page.getByRole('button', { name: 'ส่งรายงาน' }).click();
  await page.getByRole('heading', { name: 'ส่งแล้ว' }).waitFor();

  const head = await openPhone({ browser, running, person: running.person(cast.head) });
  await head.page.goto(`${running.url}/app/duty/${duty.id}`);
  await head.page.getByRole('button', { name: /^ให้ความเห็น 1\.2/ }).click();
  await head.page.locator('.field-card textarea').fill('คะแนนข้อนี้ต่ำกว่าทะเบียน');
  await head.page
    .locator('.field-card')
    .getByRole('button', { name: /เก็บความเห็น/ })
    .click();
  await head.page.getByRole('button', { name: /^ส่งคืนแก้ไข/ }).click();
  await head.page.getByRole('dialog').getByRole('button', { name: 'ส่งคืนแก้ไข' }).click();
  await head.page.getByText(/ส่งคืนแล้ว/).waitFor();
  await running.settle();

  await page.goto(`${running.url}/app/duty/${duty.id}/form?field=i1-2`);
  await page.getByText('คะแนนข้อนี้ต่ำกว่าทะเบียน').waitFor();
  await page.locator('.open-indicator .pick').nth(2).click();
  await page.goto(`${running.url}/app/duty/${duty.id}/form?step=review`);
  await page.getByRole('button', { name: 'ส่งรายงาน' }).click();
  await page.getByRole('heading', { name: 'ส่งแล้ว' }).waitFor();

  await head.page.goto(`${running.url}/app/duty/${duty.id}`);
  await head.page.getByRole('tab', { name: /ที่แก้ไข 1 ข้อ/ }).waitFor();
  await head.page.getByRole('button', { name: 'ส่งต่อจังหวัด' }).click();
  await head.page.getByRole('dialog').getByRole('button', { name: 'ส่งต่อจังหวัด' }).click();
  await head.page.getByText(/ส่งต่อจังหวัดแล้ว/).waitFor();

  const province = await openPhone({
    browser,
    running,
    person: running.person(cast.province),
    width: 1280,
    height: 900,
  });
  await province.page.goto(`${running.url}/app/duty/${duty.id}`);
  await province.page.getByRole('button', { name: 'รับรองรายงาน' }).click();
  await province.page.getByRole('dialog').getByRole('button', { name: 'รับรองรายงาน' }).click();
  await province.page
    .getByText(/รับรองแล้ว/)
    .first()
    .waitFor();
  await province.page.goto(`${running.url}/app/overview`);
  await province.page.getByRole('heading', { name: /ภาพรวม/ }).waitFor();

  const stored = await running.db.stores.duties.get(duty.id);
  expect(stored).toMatchObject({ state: 'accepted', revision: 2 });
  const unexpected = [officer, head, province]
    .flatMap((phone) => phone.complaints)
    .filter((line) => !line.includes('401'));
  expect(unexpected).toEqual([]);
  expect(running.complaints).toEqual([]);
  for (const one of [officer, head, province]) await one.close();
});

async function anotherGrading() {
  const found = (await openGradings(running)).find(({ duty }) => duty.districtName !== 'เทิง');
  if (!found) throw new Error('no open grading left');
  return found;
}

test('photos removed without signal are not sent, and a photo restored by undo is sent', async () => {
  const { duty, officer } = await anotherGrading();
  const { context, page, close } = await openPhone({ browser, running, person: officer });
  await page.goto(`${running.url}/app/duty/${duty.id}/form`);
  await page.locator('.open-indicator .pick').first().waitFor();
  await context.setOffline(true);
  const shots = page.locator('.open-indicator .photos img');
  for (const name of ['หนึ่ง.jpg', 'สอง.jpg']) {
    const buffer = await phonePhoto();
    const files = page.locator('.open-indicator input[type=file]').last();
    await files.setInputFiles({ name, mimeType: 'image/jpeg', buffer });
    await shots.nth(name === 'หนึ่ง.jpg' ? 0 : 1).waitFor();
  }
  await page.getByRole('button', { name: 'นำหลักฐานที่ 2ออก' }).click();
  await page.getByRole('button', { name: 'เลิกทำ' }).click();
  await shots.nth(1).waitFor();
  await page.getByRole('button', { name: 'นำหลักฐานที่ 1ออก' }).click();
  await shots.nth(1).waitFor({ state: 'detached' });
  await context.setOffline(false);
  await page.getByText('บันทึกแล้ว').waitFor();
  const { drafts, attachments } = running.db.stores;
  await expect
    .poll(async () => (await attachments.ofDuty(duty.id)).map((file) => file.name))
    .toEqual(['สอง.jpg']);
  const [photo] = await attachments.ofDuty(duty.id);
  expect((await drafts.get(duty.id))?.answers).toMatchObject({
    'i1-1': { photos: [{ id: photo?.id }] },
  });
  await close();
});

test('a report that another phone sent first is refused, naming the fields that differ', async () => {
  const { duty, officer, answers, reasons } = await anotherGrading();
  const second = await running.signIn(officer);
  const changes = Object.entries(answers).map(([field, value]) => ({ field, value, seen: null }));
  await second.call('draft.save', { id: duty.id, changes, reasons });
  const { page, close } = await openPhone({ browser, running, person: officer });
  await page.goto(`${running.url}/app/duty/${duty.id}/form?step=review`);
  await page.getByRole('heading', { name: 'ตรวจทานก่อนส่ง' }).waitFor();
  await second.call('duty.submit', {
    id: duty.id,
    submission: randomUUID(),
    follows: 0,
    answers: { ...answers, strengths: 'จากอีกเครื่อง' },
    reasons,
  });
  await page.getByRole('button', { name: 'ส่งรายงาน' }).click();
  await page.getByRole('heading', { name: 'ต่างจากที่ท่านกรอก 1 ข้อ' }).waitFor();
  await page.getByText('จากอีกเครื่อง').waitFor();
  expect(await running.db.stores.submissions.count({ duty: duty.id })).toBe(1);
  await close();
});
