import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isBlank } from '#domain/fields/kind.ts';
import { copiedFields } from '#domain/form/copied.ts';
import { rowsOf } from '#domain/form/answers.ts';
import { visibleFields } from '#domain/form/form.ts';
import type { Answers } from '#domain/form/form.ts';
import type { FormId } from '#domain/forms/index.ts';
import { context as someContext } from '../examples/example.ts';
import { examplesOf } from '../examples/index.ts';
import { closePages, testBrowser } from '../support/browser/chromium.ts';
import { cast } from '../support/demo-world.ts';
import { fillField } from '../support/browser/fill-field.ts';
import { asRead } from '../support/browser/form-steps.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { june, openableForms } from '../support/browser/open-forms.ts';
import type { Openable } from '../support/browser/open-forms.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

let browser: Browser;
let running: RunningApp;
let forms: Record<FormId, Openable>;
beforeAll(async () => {
  [browser, running] = await Promise.all([testBrowser(), startRunningApp({ start: june })]);
  forms = await openableForms(running);
});
afterAll(async () => {
  await closePages(browser);
  await running.close();
});

const formPath = (duty: { id: string }) => `${running.url}/app/duty/${duty.id}/form`;

async function dutyOf(of: { obligation: string; round: number; centre: string }) {
  const { obligation, round, centre } = of;
  const found = await running.db.stores.duties.find({ obligation, round, centreName: centre });
  const duty = found.find((duty) => duty.districtName === 'เทิง');
  if (!duty) throw new Error(`no ${obligation} of ${centre}`);
  return duty;
}

/** The touch events that the page received. */
async function countTaps(context: BrowserContext): Promise<(page: Page) => Promise<number>> {
  await context.addInitScript(`
    window.taps = 0;
    addEventListener('pointerdown', () => { window.taps += 1; }, true);
  `);
  return async (page) => Number(await page.evaluate('window.taps'));
}

test('round 2 of grading copies a category only when asked, and the reviewer sees how many answers were not looked at', async () => {
  const duty = await dutyOf({ obligation: 'grading', round: 2, centre: 'ศอช.ต.เวียง' });
  const { context, page, close } = await openPhone({
    browser,
    running,
    person: running.person(cast.officer),
  });
  const taps = await countTaps(context);
  await page.goto(formPath(duty));
  const copy = async (where: string) => {
    await page
      .getByRole('button', { name: new RegExp(`^ตอบเหมือนครั้งที่ 1 ${where} \\d+ ข้อ`) })
      .click();
    const question = page.getByRole('dialog', { name: /^ตอบ \d+ ข้อเหมือนครั้งที่ 1/ });
    await question.getByRole('button', { name: 'ตอบเหมือนครั้งที่ 1' }).click();
  };
  const change = async (id: string) => {
    await page.locator('.was', { hasText: id }).click();
    await page.locator('.open-indicator .pick:not(.on)').first().click();
    // The cursor is already in the reason field, so no tap is needed.
    await page.locator('.open-indicator textarea:focus').waitFor();
    await page.keyboard.insertText(`ทะเบียนข้อ ${id} เปลี่ยน`);
  };
  await copy('หมวดนี้');
  await change('1.2');
  for (const [category, changed] of [
    [2, '2.3'],
    [3, '3.1'],
    [4, null],
    [5, null],
  ] as const) {
    await page.getByRole('link', { name: new RegExp(`^หมวด ${category}`) }).click();
    await copy('หมวดนี้');
    if (changed) await change(changed);
  }
  await page.getByRole('link', { name: /^สรุปผล/ }).click();
  await copy('หน้านี้');
  await page.getByText('บันทึกแล้ว').waitFor();
  expect(await taps(page)).toBeLessThan(24);

  await page.goto(`${formPath(duty)}?step=review`);
  await page.getByText('เหมือนครั้งก่อน 24 ข้อ').waitFor();
  await page.getByLabel('เหตุผล').fill('หลักฐานเดิมยังใช้ได้');
  expect(await page.getByText(/ยังส่งไม่ได้/).count()).toBe(0);
  await page.getByRole('button', { name: 'ส่งรายงาน' }).click();
  await page.getByRole('heading', { name: 'ส่งแล้ว' }).waitFor();
  await page.getByRole('link', { name: 'ดูฉบับที่ส่ง' }).click();
  await page.getByText('เหมือนครั้งก่อน 24 ข้อ').waitFor();
  const [before, after] = [
    await running.db.stores.submissions.newest(duty.id.replace('.2.', '.1.')),
    await running.db.stores.submissions.newest(duty.id),
  ];
  const changed = Object.keys(after?.answers ?? {}).filter(
    (key) =>
      key.startsWith('i') &&
      JSON.stringify(after?.answers[key]) !== JSON.stringify(before?.answers[key]),
  );
  expect(changed.filter((key) => key !== 'improve')).toEqual(['i1-2', 'i2-3', 'i3-1']);
  await close();
});

test('a whole form filled in without signal, with photos, reaches the server when the signal is back', async () => {
  const { form, duty, officer } = forms['plan-mission'];
  const { answers } = examplesOf['plan-mission'].accepted[0];
  const { context, page, close } = await openPhone({ browser, running, person: officer });
  await page.goto(formPath(duty));
  await page.getByRole('heading', { name: form.sections[0]?.title ?? '', level: 2 }).waitFor();
  await context.setOffline(true);
  for (const section of form.sections) {
    for (const field of section.fields)
      if (field.id in answers) await fillField(page, { field, value: answers[field.id] });
    await page.locator('.foot .btn-main').click();
  }
  await page.getByText(/รูปกำลังส่ง เหลือ 2 รูป/).waitFor();
  await context.setOffline(false);
  await page.locator('.saved', { hasText: 'บันทึกแล้ว' }).waitFor();
  await page.getByText(/รูปกำลังส่ง/).waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'ส่งรายงาน' }).click();
  await page.getByRole('heading', { name: 'ส่งแล้ว' }).waitFor();
  const sent = (await running.db.stores.submissions.newest(duty.id))?.answers ?? {};
  const read = (of: Answers) =>
    visibleFields(form, answers).map((field) =>
      asRead({ field, value: of[field.id] }, someContext),
    );
  expect(read(sent)).toEqual(read(answers));
  await close();
});

test('a draft handed to a colleague keeps its answers, and the former holder sees the colleague’s name', async () => {
  const duty = await dutyOf({
    obligation: 'committee-meeting',
    round: 2,
    centre: 'ศอช.ต.งิ้ว',
  });
  const officer = await openPhone({ browser, running, person: running.person(cast.officer) });
  const { page } = officer;
  await page.goto(formPath(duty));
  await page.getByLabel('สถานที่ประชุม').fill('ศาลาหมู่ 3');
  await page.getByRole('button', { name: 'เมนูร่าง' }).click();
  await page.getByRole('button', { name: 'ส่งร่างให้ผู้อื่นกรอกต่อ' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.locator('.tick', { hasText: 'จันทร์ดี' }).click();
  await sheet.getByRole('button', { name: 'ส่งร่าง' }).click();
  await page.getByText(/ส่งร่างให้ นางจันทร์ดี สมมุติ แล้ว/).waitFor();
  await running.settle();

  const chair = await openPhone({ browser, running, person: running.person(cast.chair) });
  await chair.page.goto(formPath(duty));
  expect(await chair.page.getByLabel('สถานที่ประชุม').inputValue()).toBe('ศาลาหมู่ 3');
  await page.goto(formPath(duty));
  await page.getByText(/^นางจันทร์ดี สมมุติ \(.+\) กำลังกรอกแบบนี้$/).waitFor();
  const told = await running.db.stores.deliveries.find({ 'notice.kind': 'draftGiven' });
  expect(told.map((delivery) => delivery.person)).toEqual([running.person(cast.chair).id]);
  await page.getByRole('button', { name: 'รับช่วงกรอกต่อ' }).click();
  const question = page.getByRole('dialog', { name: 'รับช่วงกรอกต่อ' });
  await question.getByText(/^นางจันทร์ดี สมมุติ \(.+\) กำลังกรอกอยู่/).waitFor();
  await question.getByRole('button', { name: 'รับช่วงจาก นางจันทร์ดี สมมุติ' }).click();
  await page.getByLabel('สถานที่ประชุม').waitFor();
  await chair.page.getByLabel('สถานที่ประชุม').fill('ศาลาหมู่ 4');
  await chair.page.getByText(/^นางสาวดาว ทดลอง \(.+\) รับช่วงกรอกแล้ว$/).waitFor();
  const taken = await running.db.stores.deliveries.find({ 'notice.kind': 'draftTaken' });
  expect(taken.map((delivery) => delivery.person)).toEqual([running.person(cast.chair).id]);
  await officer.close();
  await chair.close();
});

test('a link to a question inside a list opens its row with the cursor in it, and the rest of a returned report is read-only', async () => {
  const duty = await dutyOf({
    obligation: 'committee-register',
    round: 1,
    centre: 'ศอช.ต.งิ้ว',
  });
  const { comments } = running.db.stores;
  const [said] = await comments.ofDuty(duty.id);
  if (!said) throw new Error('it was returned with a comment');
  const answers = (await running.db.stores.submissions.newest(duty.id))?.answers ?? {};
  const row = rowsOf(answers, 'members')[2]?.id ?? '';
  const field = `members.${row}.phone`;
  await comments.put({ ...said, path: field, text: 'เบอร์โทรไม่ครบ' });

  const { page, close } = await openPhone({
    browser,
    running,
    person: running.person(cast.officer),
    width: 360,
  });
  for (const address of [`${formPath(duty)}?field=${field}`, formPath(duty)]) {
    await page.goto(address);
    await page.locator(`[id="q-${field}"]:focus`).waitFor();
    expect(await page.getByText('เบอร์โทรไม่ครบ').isVisible()).toBe(true);
  }
  await page.locator(`[id="q-${field}"]`).fill('0812345678');
  await page.locator('.foot .btn-main', { hasText: 'ตรวจทาน' }).waitFor();

  await page.goto(`${formPath(duty)}?step=order`);
  await page.getByRole('button', { name: 'แก้ข้อนี้ด้วย ตำแหน่งผู้ลงนาม' }).click();
  expect(await page.locator('input.text-input, select').count()).toBe(1);
  await page.locator('#q-signer:focus').fill('นายอำเภอเทิง');
  await page.getByText('บันทึกแล้ว').waitFor();
  const draft = await running.db.stores.drafts.get(duty.id);
  expect(draft?.answers['signer']).toBe('นายอำเภอเทิง');
  expect(rowsOf(draft?.answers ?? {}, 'members')[2]).toMatchObject({
    id: row,
    phone: '0812345678',
  });
  await close();
});

/** A member of this committee without a seat, whom the demo does not have. */
async function plainMember({ areaCode, centre }: Openable['duty']) {
  const { id: _id, featured: _featured, ...someone } = running.person(cast.secretary);
  const member = {
    ...someone,
    id: randomUUID(),
    name: 'นายคำ สมมุติ',
    lineUserId: `U${'4'.repeat(32)}`,
  };
  const grants = [{ role: 'member' as const, areaCode, centre, seat: null }];
  running.simulator.addPersonas([member]);
  await running.db.stores.persons.put({ ...member, grants });
  return member;
}

test('a member who may not submit hands the report to the secretary', async () => {
  const duty = await dutyOf({ obligation: 'committee-meeting', round: 2, centre: 'ศอช.ต.เวียง' });
  const secretary = running.person(cast.secretary);
  const { page, close } = await openPhone({ browser, running, person: await plainMember(duty) });
  await page.goto(`${formPath(duty)}?step=meeting`);
  await page.getByLabel('สถานที่ประชุม').fill('ศาลาหมู่ 3');
  await page.getByText('บันทึกแล้ว').waitFor();
  await page.goto(`${formPath(duty)}?step=review`);
  await page.getByRole('button', { name: 'แจ้งผู้ส่ง' }).click();
  await page.getByRole('dialog').locator('.tick', { hasText: secretary.name }).click();
  await page.getByRole('button', { name: 'ส่งร่าง', exact: true }).click();
  await page.getByText(`ส่งร่างให้ ${secretary.name} แล้ว`).waitFor();
  expect((await running.db.stores.drafts.get(duty.id))?.holder).toBe(secretary.id);
  await close();
});

test('an earlier report is copied after a confirmation question, read on one page and confirmed together', async () => {
  const { duty, officer } = forms['progress-assessment'];
  const { answers, reasons = {} } = examplesOf['progress-assessment'].accepted[0];
  const { photos: _photos, ...typed } = answers;
  const visitor = await running.signIn(officer);
  const changes = Object.entries(typed).map(([field, value]) => ({ field, value, seen: null }));
  await visitor.call('draft.save', { id: duty.id, changes, reasons });
  const sent = { id: duty.id, submission: randomUUID(), follows: 0, answers: typed, reasons };
  await visitor.call('duty.submit', sent);
  const next = { ...duty, id: `${duty.id}-again`, round: 2, rounds: 2 };
  await running.db.stores.duties.insert(next);

  const { page, close } = await openPhone({ browser, running, person: officer, width: 360 });
  await page.goto(formPath(next));
  const copyAll = page.getByRole('button', { name: /^ตอบเหมือนครั้งที่ 1 ทั้งแบบ \d+ ข้อ$/ });
  await copyAll.click();
  expect(await screenFaults(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'ตอบเหมือนครั้งที่ 1' }).click();
  await page.getByRole('heading', { name: 'ตรวจทานก่อนส่ง' }).waitFor();
  expect(await screenFaults(page)).toEqual([]);
  const draft = async () => running.db.stores.drafts.get(next.id);
  await page.locator('.saved', { hasText: 'บันทึกแล้ว' }).waitFor();
  const before = Object.keys((await draft())?.answers ?? {}).length;
  expect(before).toBeGreaterThan(3);

  await page.getByRole('button', { name: /^ดูแล้วทั้ง \d+ ข้อ ถูกต้อง$/ }).click();
  await page.getByText(/^เหมือนครั้งก่อน \d+ ข้อ$/).waitFor({ state: 'detached' });
  const copied = async () => copiedFields((await draft())?.sources ?? {}).length;
  await expect.poll(copied).toBe(0);

  await page.locator('.toast').getByRole('button', { name: 'เลิกทำ' }).click();
  const answered = async () =>
    Object.values((await draft())?.answers ?? {}).filter((value) => !isBlank(value)).length;
  await expect.poll(answered).toBeLessThan(before / 2);
  await close();
});
