import type { Day } from '#domain/calendar.ts';
import { isDay } from '#domain/calendar.ts';
import { buddhistYearOf, fromBuddhistYear, toBuddhistYear } from '#domain/thai/year.ts';

/** The three pickers of a date, each of which may be empty. Years are Buddhist (พ.ศ.). */
export interface DateParts {
  date: string;
  month: string;
  year: string;
}

const empty: DateParts = { date: '', month: '', year: '' };

/** A half-picked date is stored too, as 11/3/ , so that a reload keeps it. */
export function partsOf(value: unknown): DateParts {
  if (typeof value !== 'string') return empty;
  if (isDay(value)) {
    const [year = '', month = '', date = ''] = value.split('-');
    return {
      date: String(Number(date)),
      month: String(Number(month)),
      year: String(toBuddhistYear(Number(year))),
    };
  }
  const half = /^(\d{0,2})\/(\d{0,2})\/(\d{0,4})$/.exec(value);
  return half ? { date: half[1] ?? '', month: half[2] ?? '', year: half[3] ?? '' } : empty;
}

export function valueOf({ date, month, year }: DateParts): string {
  if (date === '' && month === '' && year === '') return '';
  const on = `${fromBuddhistYear(Number(year))}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(on) ? on : `${date}/${month}/${year}`;
}

export function isWhole({ date, month, year }: DateParts): boolean {
  return date !== '' && month !== '' && year !== '';
}

interface Limits {
  today: Day;
  notAfter?: 'today' | undefined;
  notBefore?: 'today' | undefined;
  chosen: string;
}

/** The years, newest first. Terms of office need future years, and founding days need years long past. */
export function yearsFor({ today, notAfter, notBefore, chosen }: Limits): string[] {
  const now = buddhistYearOf(today);
  const last = notAfter === 'today' ? now : now + 6;
  const first = notBefore === 'today' ? now : now - 40;
  const years = Array.from({ length: last - first + 1 }, (_, index) => String(last - index));
  return chosen === '' || years.includes(chosen) ? years : [chosen, ...years];
}
