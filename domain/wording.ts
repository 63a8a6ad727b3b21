import type { Day } from './calendar.ts';
import { formatDay } from './thai/date.ts';
import { toThaiDigits } from './thai/number.ts';

/*
 * Words that chat and app share, so that one thing has one name. The test of old words
 * (test/wording.test.ts) refuses the names used before.
 */

/** ฉบับที่ 2: how often a report was submitted. */
export function revisionLabel(revision: number): string {
  return `ฉบับที่ ${revision}`;
}

/** ทำแล้ว 14 จาก 28 ข้อ. */
export function progressLabel({ done, total }: { done: number; total: number }): string {
  return `ทำแล้ว ${done} จาก ${total} ข้อ`;
}

/** หนังสือข้อ 4: the clause of the letter that asks for the report. */
export function clauseLabel(clause: string): string {
  return `หนังสือข้อ ${clause}`;
}

/** หนังสือที่ ชร ๐๐๑๙.๒/ว ลงวันที่ ๖ ธันวาคม ๒๕๖๗: one line has one kind of digits, the number's own. */
export function letterLine({ number, date }: { number: string; date: Day }): string {
  const line = `หนังสือที่ ${number} ลงวันที่ ${formatDay(date, 'long')}`;
  return /[๐-๙]/.test(number) ? toThaiDigits(line) : line;
}

/** ส่งคืนแก้ไข 1 ข้อ: a returned report and how many answers to correct. */
export function returnedLabel(count: number): string {
  return `ส่งคืนแก้ไข ${count} ข้อ`;
}

/** เกินกำหนด 2 เรื่อง (174 วันแล้ว). */
export function overdueLabel({ count, days }: { count: number; days: number }): string {
  return `เกินกำหนด ${count} เรื่อง (${days} วันแล้ว)`;
}

/** The list of reports that came in time by an extended date. */
export const onTimeExtended = 'ส่งทันกำหนดใหม่';

/** What is decided on in a list without reading it. */
export const cleanMeaning =
  'เฉพาะฉบับที่ระบบตรวจแล้วไม่พบข้อสังเกต ผู้ส่งไม่ได้ชี้แจงเหตุผลไว้ และไม่มีคำตอบคัดลอกที่ยังไม่ได้เปิดดู ฉบับอื่นระบบเว้นไว้ให้เปิดอ่านก่อน';
