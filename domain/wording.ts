import type { Day } from './calendar.ts';
import { formatDay } from './thai/date.ts';
import { toThaiDigits } from './thai/number.ts';

/*
 * Words that chat and app share, so that each thing has one name. A test (test/domain/wording.test.ts)
 * refuses the names used before.
 */

/** The number of a submission, as in ฉบับที่ 2. */
export function revisionLabel(revision: number): string {
  return `ฉบับที่ ${revision}`;
}

/** The progress of a form, as in ทำแล้ว 14 จาก 28 ข้อ. */
export function progressLabel({ done, total }: { done: number; total: number }): string {
  return `ทำแล้ว ${done} จาก ${total} ข้อ`;
}

/** The clause of the letter that asks for the report, as in หนังสือข้อ 4. */
export function clauseLabel(clause: string): string {
  return `หนังสือข้อ ${clause}`;
}

/**
 * Names a letter, as in หนังสือที่ ชร ๐๐๑๙.๒/ว ลงวันที่ ๖ ธันวาคม ๒๕๖๗. All digits of the line are of
 * the same kind as those of the letter's number.
 */
export function letterLine({ number, date }: { number: string; date: Day }): string {
  const line = `หนังสือที่ ${number} ลงวันที่ ${formatDay(date, 'long')}`;
  return /[๐-๙]/.test(number) ? toThaiDigits(line) : line;
}

/** Describes a returned report, with the number of answers to correct, as in ส่งคืนแก้ไข 1 ข้อ. */
export function returnedLabel(count: number): string {
  return `ส่งคืนแก้ไข ${count} ข้อ`;
}

/** Describes overdue duties, as in เกินกำหนด 2 เรื่อง (174 วันแล้ว). */
export function overdueLabel({ count, days }: { count: number; days: number }): string {
  return `เกินกำหนด ${count} เรื่อง (${days} วันแล้ว)`;
}

/** The title of the list of reports that came in time by an extended date. */
export const onTimeExtended = 'ส่งทันกำหนดใหม่';

/** Explains which reports can be decided together without opening each of them. */
export const cleanMeaning =
  'เฉพาะฉบับที่ระบบตรวจแล้วไม่พบข้อสังเกต ผู้ส่งไม่ได้ชี้แจงเหตุผลไว้ และไม่มีคำตอบคัดลอกที่ยังไม่ได้เปิดดู ฉบับอื่นระบบเว้นไว้ให้เปิดอ่านก่อน';
