import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { rowsOf } from '#domain/form/answers.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { writeXlsx } from '#api/xlsx.ts';
import { readXlsx } from '../support/read-workbook.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { june } from '../support/browser/open-forms.ts';
import { walkOf } from '../support/browser/journey.ts';
import { startBrowserWorld } from '../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld({ start: june });

const people = Array.from({ length: 25 }, (_, at) => [
  at % 2 === 0 ? 'นาง' : 'นาย',
  `คนที่${at + 1}`,
  'สมมุติ',
  at === 0 ? 'ประธาน' : at === 1 ? 'เลขานุการ' : 'กรรมการ',
  'กลุ่มออมทรัพย์เพื่อการผลิต',
  String((at % 9) + 1),
  '',
  '081-234-5678',
]);

/** A register in Excel with the column titles of our template. */
async function excelOf(heads: readonly string[], rows: readonly (readonly string[])[]) {
  const columns = heads.map((label) => ({ label, type: 'text' as const }));
  const buffer = await writeXlsx({ name: 'ทะเบียน', sheets: [{ name: 'กรรมการ', columns, rows }] });
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: 'ทะเบียน.xlsx', mimeType, buffer: Buffer.from(buffer) };
}

async function expectFit(page: Page): Promise<void> {
  expect(await screenFaults(page)).toEqual([]);
}

async function membersOnServer({ id }: Duty): Promise<number> {
  const draft = await running.db.stores.drafts.get(id);
  return rowsOf(draft?.answers ?? {}, 'members').length;
}

/** The form saves shortly after the person stops typing. */
const expectOnServer = (duty: Duty, count: number) =>
  expect.poll(() => membersOnServer(duty), { timeout: 10_000 }).toBe(count);

test('a register of 25 people is imported from Excel and the import undone; a faulty file changes nothing', async () => {
  const { duty, worker } = await walkOf(running, { form: 'committee-register', level: 'tambon' });
  const { page, complaints, close } = await openPhone({
    browser,
    running,
    person: worker,
    width: 360,
    height: 740,
  });
  const rows = page.locator('.row-card');
  const dialog = page.getByRole('dialog').last();
  const saved = page.locator('.saved', { hasText: 'บันทึกแล้ว' });
  await page.goto(`${running.url}/app/duty/${duty.id}/form?step=register`);
  await rows.first().waitFor();
  const before = await rows.count();

  await page.getByRole('button', { name: 'นำเข้าจาก Excel' }).click();
  await expectFit(page);
  await dialog.getByRole('button', { name: 'ดาวน์โหลดแบบฟอร์ม' }).click();
  const link = page.getByRole('link', { name: 'เปิดไฟล์ Excel' });
  const answer = await fetch((await link.getAttribute('href')) ?? '');
  const [template] = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
  const heads = template?.rows[0] ?? [];
  expect(template?.rows).toHaveLength(before + 1);
  await dialog.getByRole('button', { name: 'ปิด' }).click();

  const file = dialog.locator('input[type=file]');
  const wrong = people.map((row, at) => {
    if (at === 3) return row.with(3, 'หัวหน้า');
    if (at === 6) return row.with(7, '08123');
    return at === 9 ? row.with(1, 'คนที่1') : row;
  });
  await file.setInputFiles(await excelOf(heads, wrong));
  await dialog.getByLabel('หัวหน้า 1 แถว').selectOption({ label: 'แก้ในรายการภายหลัง' });
  await dialog.getByRole('button', { name: 'ต่อไป' }).click();
  const problems = dialog.locator('.sheet-problems li');
  await problems.first().waitFor();
  const told = await problems.allInnerTexts();
  expect(told.map((line) => line.split('\n')[0])).toEqual(['ช่อง D5', 'ช่อง H8', 'ช่อง B11']);
  expect(told.join(' ')).toMatch(/ตำแหน่ง.*“หัวหน้า”.*เบอร์โทร.*“08123”.*ซ้ำ/s);
  await expectFit(page);
  expect(await membersOnServer(duty)).toBe(0);

  await dialog.getByRole('button', { name: 'เลือกไฟล์อื่น' }).click();
  const hundreds = Array.from({ length: 500 }, (_, at) => ['นาย', `คนที่${at + 1}`, '', 'กรรมการ']);
  await file.setInputFiles(await excelOf(heads, hundreds));
  const all = dialog.getByRole('button', { name: /^ดูทั้งหมด/ });
  await all.waitFor();
  const count = Number(/[\d,]+/.exec(await all.innerText())?.[0].replace(',', ''));
  expect(count).toBeGreaterThanOrEqual(500);
  expect(await dialog.getByRole('alert').innerText()).toContain(
    `ต้องแก้ ${count.toLocaleString('en')} จุด`,
  );
  expect(await problems.count()).toBe(30);
  await expectFit(page);
  await all.click();
  expect([await problems.count(), await all.count()]).toEqual([count, 0]);
  await expectFit(page);

  await dialog.getByRole('button', { name: 'เลือกไฟล์อื่น' }).click();
  await file.setInputFiles(await excelOf(heads, people));
  await dialog.getByRole('button', { name: 'นำเข้า 25 คน' }).click();
  await page.getByRole('status').getByText('นำเข้า 25 คนแล้ว').waitFor();
  await saved.waitFor();
  expect(await rows.count()).toBe(25);
  await expectOnServer(duty, 25);

  await page.getByRole('button', { name: 'เลิกทำ' }).click();
  await expectOnServer(duty, before);
  expect(await rows.count()).toBe(before);
  await expectFit(page);
  expect(complaints.filter((line) => !line.includes('401'))).toEqual([]);
  await close();
});
