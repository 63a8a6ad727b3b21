import { expect, test } from 'vitest';
import { graveViolations } from '../support/browser/axe.ts';
import { letterSizeFaults } from '../support/browser/letter-sizes.ts';
import { createPhones } from '../support/browser/line-browser.ts';
import { cast } from '../support/demo-world.ts';
import { acceptSecondGradings } from '../support/second-grading.ts';
import { settled } from '../support/wait-for-idle.ts';
import { startBrowserWorld } from '../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld();
const phones = createPhones(() => ({ browser, running }));
const path = '/app/review/chiang-rai-2568.grading.1';

async function open(width: number) {
  const { page } = await phones.of(running.person(cast.province));
  await page.setViewportSize({ width, height: 900 });
  await page.goto(running.url + path);
  await page.locator('.review-step h2').waitFor();
  await settled(page);
  return page;
}

const accepted = () => running.db.stores.duties.count({ form: 'grading', state: 'accepted' });

test('a reviewer moves between reports, accepts one and takes it back with keys alone', async () => {
  const page = await open(1440);
  const name = () => page.locator('.review-step h2').innerText();
  const before = await accepted();
  const first = await name();
  await page.keyboard.press('KeyJ');
  await expect.poll(name).not.toBe(first);
  await page.keyboard.press('KeyK');
  await expect.poll(name).toBe(first);
  await settled(page);
  await page.keyboard.press('KeyA');
  await page.getByText(/^รับรองแล้ว ศอช\./).waitFor();
  await expect.poll(name).not.toBe(first);
  await expect.poll(accepted).toBe(before + 1);
  await page.getByRole('button', { name: 'เลิกทำ' }).click();
  await page.getByText('เลิกทำแล้ว ไม่มีการแจ้งผู้อื่น').waitFor();
  expect(await accepted()).toBe(before);
});

test('the return key opens its dialog, and review keys do nothing while the reviewer types', async () => {
  const page = await open(1440);
  const name = () => page.locator('.review-step h2').innerText();
  const first = await name();
  await page.keyboard.press('KeyR');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('ต้องแก้อะไร').fill('');
  await dialog.getByLabel('ต้องแก้อะไร').pressSequentially('ja');
  expect(await name()).toBe(first);
  expect(await dialog.getByLabel('ต้องแก้อะไร').inputValue()).toBe('ja');
});

test('a report with an explanation cannot be accepted with the key alone', async () => {
  const page = await open(1440);
  const before = await accepted();
  await page
    .getByRole('link', { name: /ชี้แจง 1 ข้อ/ })
    .first()
    .click();
  await settled(page);
  await page.keyboard.press('KeyA');
  await page.getByRole('dialog').getByRole('button', { name: 'รับรองรายงาน' }).waitFor();
  expect(await accepted()).toBe(before);
});

test('all clean reports are accepted together, and the others keep waiting', async () => {
  const page = await open(1440);
  const before = await accepted();
  const button = page.getByRole('button', { name: /^รับรองรายงานทุกฉบับที่เรียบร้อย/ });
  const count = Number(/\d+$/.exec(await button.innerText())?.[0]);
  await button.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/^เฉพาะฉบับที่ระบบตรวจแล้วไม่พบข้อสังเกต/).waitFor();
  await dialog.getByRole('button', { name: `รับรองรายงาน ${count} เรื่อง` }).click();
  await page.getByText(`รับรองแล้ว ${count} เรื่อง`).waitFor();
  expect(await accepted()).toBe(before + count);
  await page.getByRole('button', { name: 'เลิกทำ' }).click();
  await page.getByText(`เลิกทำแล้ว ${count} เรื่อง`).waitFor();
  expect(await accepted()).toBe(before);
});

test('two gradings are compared by category, in the report and on the page of the centre', async () => {
  const page = await open(1440);
  await acceptSecondGradings(running.db);
  const [second] = await running.db.stores.duties.find({
    form: 'grading',
    round: 2,
    state: 'accepted',
  });
  await page.goto(`${running.url}/app/duty/${second?.id ?? ''}`);
  await page.getByRole('heading', { name: 'คะแนนเทียบครั้งก่อน' }).waitFor();
  await page.getByRole('columnheader', { name: 'ครั้งก่อน' }).waitFor();
  expect(await graveViolations(page)).toEqual([]);
  await page.goto(`${running.url}/app/centres/${second?.centre ?? ''}`);
  const rounds = page.getByRole('table', { name: 'คะแนนร้อยละตามหมวด' });
  await rounds.getByRole('columnheader', { name: /^ครั้งที่ 2/ }).waitFor();
  expect(await rounds.getByRole('row').count()).toBe(6);
  expect(await graveViolations(page)).toEqual([]);
});

test.each([360, 390, 768, 1024, 1280, 1440])(
  'the review screen is clean for axe and fits a width of %d',
  async (width) => {
    const found: string[] = [];
    const page = await open(width);
    const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
    if (over > 0) found.push(`${over} px too wide for ${width}`);
    found.push(...(await graveViolations(page)));
    if (width === 390) found.push(...(await letterSizeFaults(page, path)));
    expect(found).toEqual([]);
    expect(await phones.complaints()).toEqual([]);
  },
);
