import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Duty } from '#domain/duty/duty.ts';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { cast } from '../support/demo-world.ts';
import { createPhones } from '../support/browser/line-browser.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

let browser: Browser;
let running: RunningApp;
const phones = createPhones(() => ({ browser, running, width: 360, height: 740 }));
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp()]);
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

async function expectQuiet(): Promise<void> {
  expect([await phones.complaints(), running.complaints]).toEqual([[], []]);
}

async function phoneOf(name: string): Promise<Page> {
  return (await phones.of(running.person(name))).page;
}

/** Checks that the current screen is accessible and fits the smallest phone. */
const expectFit = async (page: Page) => expect(await screenFaults(page)).toEqual([]);

async function dutyOf(obligation: string, place: string): Promise<Duty> {
  const found = await running.db.stores.duties.one({
    obligation,
    round: 1,
    centreName: `ศอช.ต.${place}`,
    districtName: 'เทิง',
  });
  if (!found) throw new Error(`no ${obligation} of ${place}`);
  return found;
}

const open = (page: Page, duty: Duty, query = '') =>
  page.goto(`${running.url}/app/duty/${duty.id}${query}`);
const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name }).first();
const inSheet = (page: Page, name: RegExp | string) =>
  page.getByRole('dialog').getByRole('button', { name });
const said = (page: Page, words: RegExp | string) => page.getByRole('status').getByText(words);

/** Sends the report again with another order number, as its officer would. */
async function mend(duty: Duty, orderNo: string): Promise<void> {
  const officer = await running.signIn(running.person(cast.officer));
  const { start } = await officer.call('form.open', { id: duty.id });
  const { revision } = (await officer.call('duty.read', { id: duty.id })).duty;
  await officer.call('duty.submit', {
    id: duty.id,
    submission: randomUUID(),
    follows: revision,
    answers: { ...start.answers, orderNo },
    reasons: start.reasons,
  });
}

async function pinTo(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('tab', { name: 'ทั้งฉบับ' }).click();
  await button(page, new RegExp(`^ให้ความเห็น ${label}`)).click();
  await page.locator('.pin-edit textarea').fill(text);
  await button(page, 'เก็บความเห็น').click();
}

test('a report is returned with comments, corrected twice, compared, forwarded and accepted', async () => {
  const register = await dutyOf('committee-register', 'ปล้อง');
  const head = await phoneOf(cast.head);
  await open(head, register);
  await pinTo(head, 'คำสั่งเลขที่', 'เลขที่ไม่ตรงกับรูปคำสั่ง');
  await button(head, /^ส่งคืนแก้ไข/).click();
  await head.getByRole('dialog').getByLabel('ความเห็นทั้งฉบับ').fill('ตรวจรายชื่ออีกครั้ง');
  expect(await head.getByRole('dialog').getByLabel('วัน', { exact: true }).inputValue()).toBe('24');
  await head.getByRole('dialog').getByLabel('วัน', { exact: true }).selectOption('23');
  await expectFit(head);
  await inSheet(head, 'ส่งคืนแก้ไข').click();
  await said(head, /ส่งคืนแล้ว .*ภายใน 23/).waitFor();

  const officer = await phoneOf(cast.officer);
  await open(officer, register);
  await officer.getByText(/ส่งใหม่ภายใน 23/).waitFor();
  await officer.getByRole('tab', { name: 'ความเห็น 2', selected: true }).waitFor();
  await button(officer, /^ตอบความเห็น เลขที่/).click();
  await officer.getByLabel('คำตอบ').fill('รูปเป็นของปีก่อน จะแนบใหม่');
  await expectFit(officer);
  await officer.reload();
  await officer.getByLabel('คำตอบ').waitFor();
  expect(await officer.getByLabel('คำตอบ').inputValue()).toBe('รูปเป็นของปีก่อน จะแนบใหม่');
  await button(officer, 'ส่งคำตอบ').click();
  await said(officer, 'ส่งคำตอบแล้ว').waitFor();

  await open(head, register);
  await head.getByText('รูปเป็นของปีก่อน จะแนบใหม่').waitFor();
  await mend(register, 'ที่ 118/2567');
  await head.reload();
  await head.getByRole('tab', { name: 'ที่แก้ไข 1 ข้อ', selected: true }).waitFor();
  await head.getByText('แก้ตามความเห็น').first().click();
  await expectFit(head);
  await button(head, 'ส่งต่อจังหวัด').click();
  await expectFit(head);
  await inSheet(head, 'ส่งต่อจังหวัด').click();
  await said(head, /ส่งต่อจังหวัดแล้ว/).waitFor();

  const province = await phoneOf(cast.province);
  await open(province, register);
  await pinTo(province, 'คำสั่งเลขที่', 'ขอเลขเต็ม');
  await button(province, /^ส่งคืนแก้ไข/).click();
  await inSheet(province, 'ส่งคืนแก้ไข').click();
  await said(province, /ส่งคืนแล้ว/).waitFor();
  await mend(register, 'ที่ ชร 118/2567');
  await open(head, register);
  await button(head, 'ส่งต่อจังหวัด').click();
  await inSheet(head, 'ส่งต่อจังหวัด').click();
  await said(head, /ส่งต่อจังหวัดแล้ว/).waitFor();
  await open(province, register);
  await province.getByLabel('เทียบฉบับที่').selectOption('1');
  await province.getByRole('tab', { name: 'ที่แก้ไข 1 ข้อ' }).waitFor();
  expect(await province.locator('.diff .new dd').first().textContent()).toBe('ที่ ชร 118/2567');
  await province.getByRole('tab', { name: 'ความเห็น' }).click();
  await province.getByRole('heading', { name: /ส่งคืนฉบับที่ 2/ }).waitFor();
  await expectFit(province);
  await button(province, 'รับรองรายงาน').click();
  await inSheet(province, 'รับรองรายงาน').click();
  await said(province, /รับรองแล้ว/).waitFor();
  expect(await running.db.stores.duties.get(register.id)).toMatchObject({
    state: 'accepted',
    revision: 3,
  });
  await expectQuiet();
});

test('an extension is requested with a reason, refused, and granted for that day or another', async () => {
  const grading = await dutyOf('grading', 'งิ้ว');
  const officer = await phoneOf(cast.officer);
  const province = await phoneOf(cast.province);
  const ask = async (reason: string) => {
    await open(officer, grading, '?ask=extension');
    await inSheet(officer, 'ส่งคำขอ').click();
    await officer.getByText('กรุณาระบุเหตุผล').waitFor();
    await officer.getByRole('dialog').getByLabel('เหตุผล', { exact: true }).fill(reason);
    await expectFit(officer);
    await inSheet(officer, 'ส่งคำขอ').click();
    await officer.getByText(/ขอขยายเวลาถึง .* รอจังหวัดพิจารณา/).waitFor();
  };
  const extension = async () => (await running.db.stores.duties.get(grading.id))?.extension;

  await ask('น้ำท่วม');
  await province.goto(`${running.url}/app/overview`);
  await province.locator('.tabs a[href="/app"]').click();
  await province.getByRole('heading', { name: 'ขอขยายเวลา 2 เรื่อง' }).waitFor();
  await expectFit(province);
  await button(province, /^ไม่ขยายเวลา .*งิ้ว/).click();
  await expectFit(province);
  await inSheet(province, 'ไม่ขยายเวลา').click();
  await province.getByText('กรุณาระบุเหตุผล').waitFor();
  await inSheet(province, 'ยังมีเวลาพอตามกำหนดเดิม').click();
  await inSheet(province, 'ไม่ขยายเวลา').click();
  await said(province, /ไม่ขยายเวลา/).waitFor();
  expect(await extension()).toMatchObject({
    state: 'refused',
    decisionReason: 'ยังมีเวลาพอตามกำหนดเดิม',
  });
  await province.getByRole('heading', { name: 'ขอขยายเวลา 1 เรื่อง' }).waitFor();

  await officer.goto(`${running.url}/app`);
  const card = officer.getByRole('article').filter({ hasText: /ประเมินระดับ.*ต\.งิ้ว/s });
  await card.getByText('ไม่ขยายเวลา: ยังมีเวลาพอตามกำหนดเดิม').waitFor();
  await card.getByText(/นางอรุณ.* · ส่งอำเภอ.18.ธ\.ค\..2567/).waitFor();
  await expectFit(officer);

  await ask('น้ำยังไม่ลด');
  await open(province, grading);
  await button(province, /^ขยายเวลาถึง/).click();
  await said(province, /ขยายเวลาถึง/).waitFor();
  expect(await extension()).toMatchObject({ state: 'granted', dueOn: '2025-01-06' });

  await ask('รอรูปจากหมู่บ้าน');
  await open(province, grading);
  await province.getByRole('link', { name: /^วันอื่น/ }).click();
  const day = province.getByRole('dialog').getByLabel('วัน', { exact: true });
  await day.selectOption('11');
  await province.getByText('เสาร์ 11 ม.ค. 2568 เป็นวันหยุด กรุณาเลือกวันทำการ').waitFor();
  expect(await inSheet(province, /^ขยายเวลา/).isDisabled()).toBe(true);
  await expectFit(province);
  await inSheet(province, 'ใช้ จันทร์ 13 ม.ค. 2568').click();
  expect(await day.inputValue()).toBe('13');
  await day.selectOption('15');
  await expectFit(province);
  await inSheet(province, /^ขยายเวลา/).click();
  await said(province, /ขยายเวลาถึง/).waitFor();
  expect(await extension()).toMatchObject({ state: 'granted', dueOn: '2025-01-15' });
  await expectQuiet();
});

test('a duty is waived only with a reason, and is not owed afterwards', async () => {
  const grading = await dutyOf('grading', 'แม่ลอย');
  const province = await phoneOf(cast.province);
  await open(province, grading);
  await button(province, 'เมนูเพิ่มเติม').click();
  await province.getByRole('dialog').waitFor();
  await expectFit(province);
  await inSheet(province, 'ยกเว้นเรื่องนี้').click();
  await inSheet(province, 'ยกเว้น').click();
  await province.getByText('กรุณาระบุเหตุผล').waitFor();
  await province.getByRole('dialog').getByLabel('เหตุผล').fill('ยุบรวมกับตำบลข้างเคียง');
  await expectFit(province);
  await inSheet(province, 'ยกเว้น').click();
  await said(province, /ยกเว้นแล้ว/).waitFor();
  await province.getByText('ไม่ต้องส่งเรื่องนี้').waitFor();
  expect((await running.db.stores.duties.get(grading.id))?.waiver?.reason).toBe(
    'ยุบรวมกับตำบลข้างเคียง',
  );
  await expectQuiet();
});

test('a head forwards many reports in batch review; reports changed meanwhile are left out and named', async () => {
  const waiting = await running.db.stores.duties.find({
    obligation: 'committee-register',
    state: 'inReview',
    reviewAt: 'district',
  });
  const [area, group] = [...Map.groupBy(waiting, (duty) => duty.areaCode.slice(0, 4))].toSorted(
    ([, a], [, b]) => b.length - a.length,
  )[0] ?? ['', []];
  const person = running.people.find((persona) =>
    persona.grants.some((held) => held.role === 'districtHead' && held.areaCode === area),
  );
  const [changed] = group;
  if (!person || !changed) throw new Error('no district has registers to forward');
  const head = await phoneOf(person.name);
  await head.goto(`${running.url}/app`);
  await head.getByRole('link', { name: /ตรวจพร้อมกัน ทะเบียนกรรมการ/ }).click();
  await button(head, 'เลือกทั้งหมด').click();
  await expectFit(head);
  await button(head, `ส่งต่อจังหวัด ${group.length} เรื่อง`).click();
  await expectFit(head);
  const api = await running.signIn(person);
  await api.call('duty.return', {
    id: changed.id,
    revision: 1,
    returnDueOn: '2024-12-24',
    comments: [{ path: null, text: 'แก้' }],
  });
  await inSheet(head, `ส่งต่อจังหวัด ${group.length} เรื่อง`).click();
  await said(head, `ส่งต่อจังหวัดแล้ว ${group.length - 1} เรื่อง`).waitFor();
  await said(head, 'ยังไม่ได้ส่งต่อจังหวัด 1 เรื่อง').waitFor();
  await expectFit(head);
  const after = await running.db.stores.duties.many(group.map((duty) => duty.id));
  expect(after.map((duty) => duty.reviewAt ?? duty.state).toSorted()).toEqual(
    [...group.slice(1).map(() => 'province'), 'returned'].toSorted(),
  );

  const province = await phoneOf(cast.province);
  await province.goto(`${running.url}/app/sheet/chiang-rai-2568.committee-register.1?area=${area}`);
  await button(province, 'เลือกทั้งหมด').click();
  await button(province, /^รับรองรายงาน \d+ เรื่อง/).click();
  await inSheet(province, /^รับรองรายงาน/).click();
  await said(province, /รับรองแล้ว \d+ เรื่อง/).waitFor();
  await expectFit(province);
  expect(
    await running.db.stores.duties.count({
      areaCode: changed.areaCode,
      state: 'inReview',
      reviewAt: 'province',
      obligation: 'committee-register',
    }),
  ).toBe(0);
  await expectQuiet();
});

test('a comment box opened behind the bottom bar shows its own buttons on the smallest phone', async () => {
  const province = await phoneOf(cast.province);
  const [register] = await running.db.stores.duties.find({
    obligation: 'committee-register',
    state: 'inReview',
    reviewAt: 'province',
  });
  if (!register) throw new Error('no register waits for the province');
  await open(province, register);
  await province.getByRole('tab', { name: 'ทั้งฉบับ' }).click();
  const foot = await province.locator('.foot').boundingBox();
  const ask = province.getByRole('button', { name: /^ให้ความเห็น/ }).nth(4);
  const place = await ask.boundingBox();
  if (!foot || !place) throw new Error('no foot or no button');
  await province.mouse.wheel(0, place.y + place.height - foot.y + 4);
  await expect
    .poll(async () => (await ask.boundingBox())?.y)
    .toBeCloseTo(foot.y - place.height - 4, -1);
  await ask.click();
  await province.locator('.pin-edit textarea:focus').waitFor();
  const done = button(province, 'เก็บความเห็น');
  const bottom = async () => {
    const box = await done.boundingBox();
    return box ? box.y + box.height : Infinity;
  };
  await expect.poll(bottom).toBeLessThanOrEqual(foot.y);
});

test('a printed page contains neither the menu nor the buttons', async () => {
  const province = await phoneOf(cast.province);
  await province.goto(`${running.url}/app/overview`);
  await province.getByRole('heading', { name: /^รายข้อ/ }).waitFor();
  await province.emulateMedia({ media: 'print' });
  expect(await province.locator('.tabs').isVisible()).toBe(false);
  expect(await province.getByRole('heading', { name: /^รายข้อ/ }).isVisible()).toBe(true);
});
