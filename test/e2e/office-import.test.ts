import { expect, test } from 'vitest';
import { rowsOf } from '#domain/form/answers.ts';
import { walkOf } from '../support/browser/journey.ts';
import { openPhone } from '../support/browser/line-browser.ts';
import { june } from '../support/browser/open-forms.ts';
import { screenFaults } from '../support/browser/screen-faults.ts';
import { readXlsx } from '../support/read-workbook.ts';
import { officeWorkbook } from '../support/office-workbook.ts';
import type { OfficeSheet } from '../support/office-workbook.ts';
import { startBrowserWorld } from '../support/browser/browser-world.ts';

const { browser, running } = await startBrowserWorld({ start: june });

const people = Array.from({ length: 9 }, (_, at) => [
  at + 1,
  'นาง',
  `คนที่${at + 1}`,
  'สมมุติ',
  ['ประธานกรรมการ', 'กรรมการและเลขานุการ', 'รองประธาน คนที่ 1'][at] ?? 'กรรมการ',
  'กำนัน',
  `ม.${at + 1}`,
  at === 4 ? '08123' : 812_345_670 + at,
  'ไลน์',
]);

const register: OfficeSheet = {
  name: 'ทะเบียน',
  rows: [
    ['ทะเบียนคณะกรรมการ ศอช.'],
    ['ที่', 'ชื่อ-สกุล', null, null, 'ตำแหน่ง', null, 'หมู่', 'โทรศัพท์', 'ช่องทางอื่น'],
    [null, 'คำนำหน้า', 'ชื่อ', 'สกุล', 'ใน ศอช.', 'ในหมู่บ้าน', null, null, null],
    ...people,
    [null, 'รวม 9 คน'],
  ],
  merged: ['A1:I1', 'A2:A3', 'B2:D2', 'E2:F2', 'G2:G3', 'H2:H3', 'I2:I3'],
};

test('the office’s own workbook is imported after one question, and its errors are corrected on the phone', async () => {
  const { duty, worker } = await walkOf(running, { form: 'committee-register', level: 'tambon' });
  const { page, complaints, close } = await openPhone({ browser, running, person: worker });
  const dialog = page.getByRole('dialog').last();
  const fits = async () => expect(await screenFaults(page)).toEqual([]);
  await page.goto(`${running.url}/app/duty/${duty.id}/form?step=register`);
  await page.getByRole('button', { name: 'นำเข้าจาก Excel' }).click();
  const file = dialog.locator('input[type=file]');
  await fits();

  const pdf = { mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') };
  await file.setInputFiles({ name: 'คำสั่ง.pdf', ...pdf });
  await dialog.getByRole('alert').getByText('“คำสั่ง.pdf” ไม่ใช่ไฟล์ .xlsx').waitFor();

  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const buffer = officeWorkbook({ sheets: [register] });
  await page.context().setOffline(true);
  await file.setInputFiles({ name: 'ทะเบียน.xlsx', mimeType, buffer });
  await dialog.getByRole('alert').getByText('สัญญาณ').first().waitFor();
  await page.context().setOffline(false);

  await file.setInputFiles({ name: 'ทะเบียน.xlsx', mimeType, buffer });
  const chair = dialog.getByLabel('ประธานกรรมการ 1 แถว');
  await chair.waitFor();
  await fits();
  expect(await dialog.getByRole('group').count()).toBe(1);
  expect(await chair.inputValue()).toBe('chair');
  await dialog.getByRole('button', { name: 'ต่อไป' }).click();

  await dialog.getByText('อ่านได้ 9 คน').waitFor();
  await fits();
  const told = await dialog.locator('.sheet-problems li').allInnerTexts();
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/ช่อง H8.*“08123”/s);
  expect(await dialog.getByText('ข้ามแถวรวม 1 แถว').count()).toBe(1);
  const draft = await running.db.stores.drafts.get(duty.id);
  expect(rowsOf(draft?.answers ?? {}, 'members')).toEqual([]);

  await dialog.getByRole('button', { name: 'ดาวน์โหลดรายการที่ต้องแก้' }).click();
  const link = page.getByRole('link', { name: 'เปิดไฟล์ Excel' });
  const report = await fetch((await link.getAttribute('href')) ?? '');
  const [reported] = await readXlsx(new Uint8Array(await report.arrayBuffer()));
  expect(reported?.rows[1]?.slice(0, 4)).toEqual(['ทะเบียน', 'H8', 'เบอร์โทร', '08123']);
  await dialog.getByRole('button', { name: 'ปิด' }).click();

  const other = dialog.getByLabel('คอลัมน์ I ช่องทางอื่น');
  await other.selectOption({ label: 'ผู้แทนจาก' });
  await dialog.getByText('อ่านได้ 9 คน').waitFor();
  await dialog.getByText('คอลัมน์ที่อ่านแล้ว').scrollIntoViewIfNeeded();
  await dialog.getByRole('button', { name: 'นำเข้า 9 คน' }).click();
  await page.getByRole('status').getByText('นำเข้า 9 คนแล้ว ต้องแก้ 1 คน').waitFor();
  await fits();
  const phone = page.getByRole('textbox', { name: /เบอร์โทร/ });
  expect(await phone.inputValue()).toBe('08123');
  await phone.fill('0812345674');
  const members = async () => {
    const saved = await running.db.stores.drafts.get(duty.id);
    const rows = rowsOf(saved?.answers ?? {}, 'members');
    return rows.map(({ position, phone: number, group }) => [position, number, group]);
  };
  await expect
    .poll(members, { timeout: 10_000 })
    .toEqual(
      ['chair', 'secretary', 'viceChair', ...Array.from({ length: 6 }, () => 'member')].map(
        (seat, at) => [seat, `081234567${at}`, 'ไลน์'],
      ),
    );
  expect(complaints.filter((line) => !/401|422|ERR_INTERNET/.test(line))).toEqual([]);
  await close();
}, 60_000);
