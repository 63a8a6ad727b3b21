import type { Day } from '#domain/calendar.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { DayStyle } from '#domain/thai/date.ts';

const longEnoughToBreak: readonly DayStyle[] = ['full', 'weekdayShort'];

/** A date for the screen; 25 ธ.ค. 2567 never breaks across lines. */
export function dayText(on: Day, style: DayStyle): string {
  const text = formatDay(on, style);
  return longEnoughToBreak.includes(style) ? text : text.replaceAll(' ', '\u00a0');
}

/** The Bangkok day of an ISO instant. */
export function bangkokDayOf(instant: string): Day {
  return bangkokDay(new Date(instant));
}
