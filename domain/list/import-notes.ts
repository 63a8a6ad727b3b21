import { shortLabel } from '../fields/field.ts';
import type { ChosenSheet } from './choose-sheet.ts';
import type { RemarkKind } from './read-cell.ts';
import type { ReadRow } from './read-rows.ts';
import type { SkipReason, Skipped } from './skip-lines.ts';

const skipTexts: Readonly<Record<SkipReason, string>> = {
  empty: 'แถวว่าง',
  total: 'แถวรวม',
  remark: 'แถวหมายเหตุหรือลงชื่อ',
  title: 'แถวหัวข้อ',
  head: 'หัวตารางที่ซ้ำ',
  vacant: 'ตำแหน่งที่ว่าง',
};

/** Says what was left out of the file: hidden sheets, other sheets, lines without a person. */
export function skipNotes(chosen: ChosenSheet, skipped: readonly Skipped[]): string[] {
  const { hidden } = chosen;
  return [
    ...hidden.map((name) => `ไม่อ่านแผ่นงานที่ซ่อนไว้ “${name}”`),
    ...skipped.map(({ reason, count, lines }) => {
      const where =
        reason === 'empty' ? '' : ` (แถว ${lines.join(', ')}${count > lines.length ? ' …' : ''})`;
      return `ข้าม${skipTexts[reason]} ${count.toLocaleString('en')} แถว${where}`;
    }),
  ];
}

const remarkTexts: Readonly<Record<RemarkKind, string>> = {
  zero: 'เติม 0 ข้างหน้าที่ Excel ตัดไป',
  firstPhone: 'มีหลายเบอร์ ใช้เบอร์แรก',
  numberOnly: 'อ่านเฉพาะเลขหมู่',
  aside: 'ตัดเลขลำดับ ข้อความในวงเล็บ และ * ออก',
  century: 'ปี 2 หลักที่ Excel อ่านเป็น ค.ศ. อ่านใหม่เป็น พ.ศ.',
};

/** Says what was changed to read the values, once for each column and kind of change. */
export function remarkNotes(rows: readonly ReadRow[]): string[] {
  const counts = new Map<string, number>();
  for (const { remark, field } of rows.flatMap(({ cells }) => cells)) {
    if (!remark) continue;
    const text = `${shortLabel(field)}: ${remarkTexts[remark]}`;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([text, count]) => `${text} ${count.toLocaleString('en')} แถว`);
}
