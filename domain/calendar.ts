import * as z from 'zod/mini';

/** A Bangkok calendar day, 'YYYY-MM-DD' in the common era. Thailand is UTC+7 all year. */
export type Day = `${number}-${number}-${number}`;

const bangkokOffsetMs = 7 * 3_600_000;
const dayMs = 86_400_000;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** An ISO day that exists in the calendar, between 1900 and 2299. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the pattern admits only text of this shape
export const daySchema = z
  .string()
  .check(z.regex(dayPattern, 'วันที่ไม่ถูกต้อง'), z.refine(isRealDay, 'ไม่มีวันที่นี้ในปฏิทิน')) as z.ZodMiniType<
  Day,
  string
>;

/**
 * Dates outside these years are typing mistakes. A year of five digits would also break the
 * comparison of days as text, and counting working days would then never end.
 */
const firstDay: Day = '1900-01-01';
export const lastDay: Day = '2299-12-31';

export function isDay(text: string): text is Day {
  return hasDayShape(text) && isRealDay(text);
}

function hasDayShape(text: string): text is Day {
  return dayPattern.test(text);
}

function isRealDay(text: string): boolean {
  if (text < firstDay || text > lastDay) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** Remembers results, because one list asks for the same few days hundreds of times. */
function memoize<K, V>(compute: (key: K) => V): (key: K) => V {
  const results = new Map<K, V>();
  return (key) => {
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = compute(key);
    if (results.size >= maxRemembered) results.clear();
    results.set(key, result);
    return result;
  };
}

const maxRemembered = 4_000;
/** The day that is this many days after 1 January 1970. */
const dayFromEpoch = memoize((days: number): Day => {
  const text = new Date(days * dayMs).toISOString().slice(0, 10);
  if (!hasDayShape(text)) throw new RangeError(`${days} days after 1970 is beyond the year 9999`);
  return text;
});
const utc = memoize((day: Day): number => Date.parse(`${day}T00:00:00Z`));

export function bangkokDay(instant: Date): Day {
  return dayFromEpoch(Math.floor((instant.getTime() + bangkokOffsetMs) / dayMs));
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

export function addDays(on: Day, days: number): Day {
  return dayFromEpoch(utc(on) / dayMs + days);
}

/** The same date this many months later, or the last day of that month if it is shorter. */
export function addMonths(on: Day, months: number): Day {
  const [year, month, date] = [Number(on.slice(0, 4)), Number(on.slice(5, 7)), Number(on.slice(8))];
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const at = Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth));
  return dayFromEpoch(at / dayMs);
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to) - utc(from)) / dayMs);
}

/** Sunday is 0. */
export function weekday(on: Day): number {
  return new Date(utc(on)).getUTCDay();
}

export function isWorkingDay(on: Day, holidays: ReadonlySet<Day>): boolean {
  const weekdayNo = weekday(on);
  return weekdayNo !== 0 && weekdayNo !== 6 && !holidays.has(on);
}

export function workingDayOnOrBefore(on: Day, holidays: ReadonlySet<Day>): Day {
  return isWorkingDay(on, holidays) ? on : workingDayOnOrBefore(addDays(on, -1), holidays);
}

export function workingDayOnOrAfter(on: Day, holidays: ReadonlySet<Day>): Day {
  return isWorkingDay(on, holidays) ? on : workingDayOnOrAfter(addDays(on, 1), holidays);
}

/** The day that is this many working days later, or earlier when the number is negative. */
export function addWorkingDays(on: Day, days: number, holidays: ReadonlySet<Day>): Day {
  const step = days < 0 ? -1 : 1;
  let day = on;
  for (let remaining = Math.abs(days); remaining > 0;) {
    day = addDays(day, step);
    if (isWorkingDay(day, holidays)) remaining -= 1;
  }
  return day;
}

/** The year of a day in the common era. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
