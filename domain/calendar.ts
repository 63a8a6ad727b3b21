import * as z from 'zod/mini';

/** A Bangkok calendar day, 'YYYY-MM-DD' in the common era. Thailand is UTC+7 all year. */
export type Day = string;

const bangkokOffsetMs = 7 * 3_600_000;
const dayMs = 86_400_000;

export const daySchema = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'วันที่ไม่ถูกต้อง'), z.refine(isRealDay, 'ไม่มีวันที่นี้ในปฏิทิน'));

/**
 * Beyond these nobody means a date, and a few days more would be a year of five digits, which no
 * comparison of days understands: counting working days from there would never end.
 */
const firstDay: Day = '1900-01-01';
export const lastDay: Day = '2299-12-31';

function isRealDay(text: string): boolean {
  if (text < firstDay || text > lastDay) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** A list asks for the same few days hundreds of times. */
function memoize<K, V>(find: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(key);
    if (known.size >= mostKnown) known.clear();
    known.set(key, found);
    return found;
  };
}

const mostKnown = 4_000;
const dayOf = memoize((count: number): Day => new Date(count * dayMs).toISOString().slice(0, 10));
const utc = memoize((on: Day): number => Date.parse(`${on}T00:00:00Z`));

export function bangkokDay(instant: Date): Day {
  return dayOf(Math.floor((instant.getTime() + bangkokOffsetMs) / dayMs));
}

export function bangkokTime(instant: Date): string {
  return new Date(instant.getTime() + bangkokOffsetMs).toISOString().slice(11, 16);
}

export function atBangkok(on: Day, time: string): Date {
  return new Date(`${on}T${time}:00.000+07:00`);
}

export function startOfDay(on: Day): Date {
  return atBangkok(on, '00:00');
}

/** "By 25 Dec" ends here: 23:59:59.999 Bangkok. */
export function endOfDay(on: Day): Date {
  return new Date(startOfDay(on).getTime() + dayMs - 1);
}

export function addDays(on: Day, days: number): Day {
  return new Date(utc(on) + days * dayMs).toISOString().slice(0, 10);
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to) - utc(from)) / dayMs);
}

/** 0 is Sunday. */
export function weekday(on: Day): number {
  return new Date(utc(on)).getUTCDay();
}

export function isWorkingDay(on: Day, holidays: ReadonlySet<Day>): boolean {
  const name = weekday(on);
  return name !== 0 && name !== 6 && !holidays.has(on);
}

export function workingDayOnOrBefore(on: Day, holidays: ReadonlySet<Day>): Day {
  return isWorkingDay(on, holidays) ? on : workingDayOnOrBefore(addDays(on, -1), holidays);
}

export function workingDayOnOrAfter(on: Day, holidays: ReadonlySet<Day>): Day {
  return isWorkingDay(on, holidays) ? on : workingDayOnOrAfter(addDays(on, 1), holidays);
}

/** The working day n working days away; negative counts back. */
export function addWorkingDays(on: Day, days: number, holidays: ReadonlySet<Day>): Day {
  const step = days < 0 ? -1 : 1;
  let at = on;
  for (let left = Math.abs(days); left > 0;) {
    at = addDays(at, step);
    if (isWorkingDay(at, holidays)) left -= 1;
  }
  return at;
}

/** Buddhist year in which the fiscal year ends: October belongs to the next. */
export function fiscalYearOf(on: Day): number {
  const year = Number(on.slice(0, 4));
  return year + 543 + (Number(on.slice(5, 7)) >= 10 ? 1 : 0);
}

/** First and last day of a fiscal year, given as Thais write it: 2568 is 1 Oct 2567 to 30 Sep 2568. */
export function fiscalYearDays(year: number): { from: Day; to: Day } {
  const endsIn = year - 543;
  return { from: `${endsIn - 1}-10-01`, to: `${endsIn}-09-30` };
}
