import { isDay, yearOf } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { parseThaiDate } from '../thai/date.ts';

export type Era = 'be' | 'ce';

export type DateReading =
  | { kind: 'day'; day: Day }
  /** Excel took a two-digit year of พ.ศ. for one of the last century. */
  | { kind: 'corrected'; day: Day }
  /** A two-digit year that fits both eras. */
  | { kind: 'eras'; days: Readonly<Record<Era, Day | null>> }
  | { kind: 'unreadable' };

interface Reading {
  today: Day;
  /** Days of the current list: a correct file from the system holds them too. */
  known: ReadonlySet<unknown>;
}

/** Years between พ.ศ. 25yy and the 19yy that Excel makes of it: 2567 is 2024, not 1967. */
const yearsLost = 57;

/** A day in a worksheet: a date cell as YYYY-MM-DD, or a text. */
export function readSheetDate(text: string, { today, known }: Reading): DateReading {
  if (isDay(text) && yearOf(text) < 2400) {
    const meant = known.has(text) ? null : buddhistDayOf(text, today);
    return meant ? { kind: 'corrected', day: meant } : { kind: 'day', day: text };
  }
  const parsed = parseThaiDate(withoutAround(text), today);
  if (parsed.kind === 'day') return parsed;
  if (parsed.kind === 'invalid' || parsed.day === undefined) return { kind: 'unreadable' };
  if (parsed.ask === 'range') return { kind: 'day', day: parsed.day };
  if (parsed.ask !== 'era') return { kind: 'unreadable' };
  return { kind: 'eras', days: { be: parsed.buddhist, ce: parsed.day } };
}

/** ตั้งแต่ 15 ก.พ. 2567 - ปัจจุบัน, and a day with the time 00:00. */
function withoutAround(text: string): string {
  return text
    .replace(/^(?:ตั้งแต่|เมื่อ)\s{0,3}/, '')
    .replace(/\s{0,3}(?:-|–|ถึง)\s{0,3}ปัจจุบัน$/, '')
    .replace(/ 0?0:00(?::00)?$/, '');
}

/** 1967 is what Excel makes of 67. Null when the year is right as it is. */
function buddhistDayOf(day: Day, today: Day): Day | null {
  const year = yearOf(day);
  if (year < 1930 || year > 1999) return null;
  const meant = yearsLater(day, yearsLost);
  return meant !== null && meant <= today ? meant : null;
}

function yearsLater(day: Day, years: number): Day | null {
  const moved = `${yearOf(day) + years}${day.slice(4)}`;
  return isDay(moved) ? moved : null;
}
