import { toThaiDigits } from '#domain/thai/number.ts';
import type { OfficePerson } from '#test/support/office/register.ts';
import type { OfficeCell } from '#test/support/office-workbook.ts';

export type Words = Readonly<Record<string, string>>;

/** The headings of a header row. A cell below or beside a merged one is empty. */
export const headOf = (line: string): OfficeCell[] => line.split('|').map((text) => text || null);

export const isMobile = (phone: string) => /^0[689]/.test(phone);

/** A phone number as a number cell, in which Excel keeps no leading 0. */
const cutPhone = ({ phone = '' }: OfficePerson): OfficeCell => Number(phone);

/** Phone numbers as offices write them: 081-234-5678, and 053-123456 ต่อ 12. */
export function dashed({ phone = '' }: OfficePerson): string {
  if (isMobile(phone)) return `${phone.slice(0, 3)}-${phone.slice(3, 6)}-${phone.slice(6)}`;
  return phone === '' ? '' : `${phone.slice(0, 3)}-${phone.slice(3)}`;
}

/** Every second mobile number is a number cell, as when it was typed without an apostrophe. */
export const phoneCell = (person: OfficePerson, at: number): OfficeCell =>
  at % 2 === 0 && isMobile(person.phone ?? '') ? cutPhone(person) : dashed(person);

/** The day as day/month/year. The year is in the given era and has this number of digits. */
export function slashed({ since }: OfficePerson, { era = 543, digits = 4 } = {}): string {
  const [year, month, day] = since.split('-').map(Number);
  return `${day}/${month}/${String(Number(year) + era).slice(-digits)}`;
}

export function worded({ since }: OfficePerson, months: Words): string {
  const [year = '', month = '', day] = since.split('-');
  return `${Number(day)} ${months[month]} ${Number(year) + 543}`;
}

export const misspelt: Words = { '02': 'กุมพาพันธ์', '06': 'มิถุนายน', '07': 'กรกฏาคม', '10': 'ตุลาคม' };
export const shortMonths: Words = { '02': 'ก.พ.', '06': 'มิ.ย.', '07': 'ก.ค.', '10': 'ต.ค.' };
export const shortPrefix = (prefix: string) => (prefix === 'นางสาว' ? 'น.ส.' : prefix);
export const shortSex = { male: 'ช', female: 'ญ' } as const;
export const longSex = { male: 'ชาย', female: 'หญิง' } as const;

export const plainSeats: Words = {
  chair: 'ประธาน',
  viceChair: 'รองประธาน',
  secretary: 'เลขานุการ',
  assistantSecretary: 'ผู้ช่วยเลขานุการ',
  treasurer: 'เหรัญญิก',
  member: 'กรรมการ',
  adviser: 'ที่ปรึกษา',
};

export const wholeSeats: Words = {
  ...plainSeats,
  chair: 'ประธานกรรมการ',
  secretary: 'กรรมการและเลขานุการ',
  assistantSecretary: 'กรรมการและผู้ช่วยเลขานุการ',
  treasurer: 'กรรมการและเหรัญญิก',
};

/** The vice chairs, who follow the chair: รองประธาน คนที่ 1. */
export const numberedSeat = ({ position }: OfficePerson, at: number): string =>
  position === 'viceChair' ? `รองประธาน คนที่ ${at}` : (wholeSeats[position] ?? '');

export const villageCell = (village: number, at: number): OfficeCell =>
  [`ม.${village}`, `ม.${toThaiDigits(String(village))}`, `หมู่ ${village}`, village][at % 4] ?? null;

/** A พ.ศ. year of two digits, which Excel takes for a year of the last century: 67 becomes 1967. */
export const lastCentury = ({ since }: OfficePerson): string =>
  `${Number(since.slice(0, 4)) - 57}${since.slice(4)}`;
