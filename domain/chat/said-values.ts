import { addDays, isDay, weekday } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { monthNames, monthShortNames, parseThaiDate } from '../thai/date.ts';
import { toLatinDigits } from '../thai/number.ts';
import { understoodPart } from '../thai/text.ts';
import { formSaid } from '../forms/index.ts';
import type { FormId } from '../forms/index.ts';

/**
 * These functions read values in a sentence, in the ways people write them. The result is null when
 * the sentence has no such value.
 */

/** A day: วันนี้, เมื่อวาน, อังคารหน้า, 12 ม.ค. 68, 12/1/68, สิ้นเดือน, วันที่ 25. */
export function dayIn(typed: string, today: Day): Day | null {
  const text = toLatinDigits(understoodPart(typed));
  return (
    writtenDay(text, today) ??
    namedDay(text, today) ??
    weekdayIn(text, today) ??
    dateAlone(text, today)
  );
}

const months = [
  ...monthNames,
  ...monthShortNames,
  ...monthShortNames.map((name) => name.slice(0, -1)),
]
  .map((name) => name.replaceAll('.', String.raw`\.?\s?`))
  .join('|');
const wordDate = new RegExp(
  String.raw`\d{1,2}\s{0,3}(?:${months})(?:\s{0,3}(?:พ\.?ศ\.?)?\s{0,3}\d{2,4})?`,
);
const numberDate = /\d{1,2}[/\-.]\d{1,2}[/\-.]\d{2,4}/;

function writtenDay(text: string, today: Day): Day | null {
  const written = (numberDate.exec(text) ?? wordDate.exec(text))?.[0];
  if (written === undefined) return null;
  const parsed = parseThaiDate(written, today);
  if (parsed.kind === 'day') return parsed.day;
  return parsed.kind === 'ask' ? (parsed.day ?? null) : null;
}

/** Days relative to today. Longer words come first, because เมื่อวานซืน contains เมื่อวาน. */
const named: readonly (readonly [string, number])[] = [
  ['เมื่อวานซืน', -2],
  ['วานซืน', -2],
  ['เมื่อวาน', -1],
  ['เมื่อคืน', -1],
  ['มะรืน', 2],
  ['พรุ่งนี้', 1],
  ['วันนี้', 0],
  ['เมื่อเช้า', 0],
  ['เช้านี้', 0],
  ['บ่ายนี้', 0],
];

function namedDay(text: string, today: Day): Day | null {
  const found = named.find(([word]) => text.includes(word));
  if (found) return addDays(today, found[1]);
  return text.includes('สิ้นเดือน') ? lastOfMonth(today) : null;
}

function lastOfMonth(today: Day): Day {
  const last = [31, 30, 29, 28].map((date) => onDate(today, date)).find((day) => day !== null);
  return last ?? today;
}

function onDate(month: Day, date: number): Day | null {
  const day = `${month.slice(0, 7)}-${String(date).padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

const weekdays = ['อาทิตย์', 'จันทร์', 'อังคาร', 'พุธ', 'พฤหัส', 'ศุกร์', 'เสาร์'];

/**
 * อังคารหน้า and อังคารนี้ are the next Tuesday after today, อังคารที่แล้ว is the last one before
 * today, and อังคาร alone may be today.
 */
function weekdayIn(text: string, today: Day): Day | null {
  const at = weekdays.findIndex((name) => text.includes(name));
  if (at < 0) return null;
  const ahead = (at - weekday(today) + 7) % 7;
  if (/ที่แล้ว|ที่ผ่านมา|ก่อน/.test(text)) return addDays(today, ahead === 0 ? -7 : ahead - 7);
  return /หน้า|นี้/.test(text) ? addDays(today, ahead === 0 ? 7 : ahead) : null;
}

/** วันที่ 25 without a month is the next 25th. */
function dateAlone(text: string, today: Day): Day | null {
  const date = Number(/วันที่\s{0,3}(\d{1,2})(?!\d)/.exec(text)?.[1] ?? 0);
  if (date === 0) return null;
  const here = onDate(today, date);
  if (here !== null && here >= today) return here;
  return onDate(addDays(lastOfMonth(today), 1), date);
}

/** The first time of day in a text as HH:MM, read from 13.30 น., 9 โมงเช้า or บ่ายสอง. */
export function timeIn(typed: string): string | null {
  return timesIn(typed)[0] ?? null;
}

const times =
  /(?<![\d/.])(\d{1,2})[.:](\d{2})(?![\d/.])|(\d{1,2})\s?โมง(ครึ่ง|เย็น)?|บ่าย\s?(\d|โมง|หนึ่ง|สอง|สาม|สี่)(ครึ่ง)?|(เที่ยง)(ครึ่ง)?/g;

/** All times of day in a text, in order, as in 9.00-12.00. */
export function timesIn(typed: string): string[] {
  const text = toLatinDigits(understoodPart(typed));
  return [...text.matchAll(times)].flatMap((found) => timeOf(found) ?? []);
}

/** What stands behind the last hour of a text; empty without one. */
export function textAfterTimes(typed: string): string {
  const text = toLatinDigits(understoodPart(typed));
  const last = [...text.matchAll(times)].at(-1);
  return last ? text.slice(last.index + last[0].length).replace(/^\s*(?:น\.|นาฬิกา|เช้า)?/, '') : '';
}

function timeOf([
  ,
  hours,
  minutes,
  morning,
  part,
  afternoon,
  half,
  noon,
  halfNoon,
]: RegExpExecArray) {
  if (hours !== undefined) return hour(Number(hours), Number(minutes));
  if (morning !== undefined)
    return hour(Number(morning) + (part === 'เย็น' ? 12 : 0), part === 'ครึ่ง' ? 30 : 0);
  if (noon !== undefined) return hour(12, halfNoon === undefined ? 0 : 30);
  const later = afternoonHours[afternoon ?? ''] ?? Number(afternoon);
  return hour(12 + later, half === undefined ? 0 : 30);
}

const afternoonHours: Readonly<Record<string, number>> = { โมง: 1, หนึ่ง: 1, สอง: 2, สาม: 3, สี่: 4 };

function hour(hours: number, minutes: number): string | null {
  if (!(hours < 24 && minutes < 60)) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

const units = ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'];

/** A number of people, read from 12 คน, ๑๑ ท่าน or สิบสองคน. */
export function peopleIn(typed: string): number | null {
  const text = toLatinDigits(understoodPart(typed));
  const digits = /(\d{1,3})\s{0,3}(?:คน|ท่าน|ราย)/.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  const word = /((?:[ก-๙]{2,5})?สิบ(?:[ก-๙]{3,5})?|[ก-๙]{2,5}?)\s?(?:คน|ท่าน)/.exec(text)?.[1];
  return word === undefined ? null : numberOfWord(word);
}

/** Reads a number in words: สิบสอง is 12 and ยี่สิบเอ็ด is 21; null for other words. */
function numberOfWord(word: string): number | null {
  const [before = '', after] = word.split('สิบ');
  if (after === undefined) {
    const one = units.findIndex((unit) => before.endsWith(unit));
    return one < 0 ? null : one;
  }
  const tens =
    before === '' ? 1 : before.endsWith('ยี่') ? 2 : units.findIndex((unit) => before.endsWith(unit));
  const rest = after.startsWith('เอ็ด')
    ? 1
    : Math.max(
        0,
        units.findIndex((unit) => after.startsWith(unit)),
      );
  return tens < 1 ? 10 + rest : tens * 10 + rest;
}

/** The clause of the letter that the text names, such as ข้อ 4. */
export function clauseIn(typed: string): number | null {
  const found = /ข้อ\s{0,3}(?:ที่)?\s{0,3}(\d{1,2})(?!\d)/.exec(toLatinDigits(understoodPart(typed)));
  return found ? Number(found[1]) : null;
}

/** The form that the text names. */
export function formIn(typed: string): FormId | null {
  return formSaid(understoodPart(typed));
}
