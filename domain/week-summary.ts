import { addDays, weekday } from './calendar.ts';
import type { Day } from './calendar.ts';

/** After this many mornings without an answer, a person is named as silent. */
export const silentMornings = 3;

/** What happened in an area in the seven days before a Monday, and the present state. */
export interface WeekSummary {
  from: Day;
  to: Day;
  /** How many reports were sent. */
  came: number;
  accepted: number;
  /** How many duties are past their date and not sent. */
  late: number;
  /** How many duties are due in the seven days from Monday on. */
  dueSoon: number;
  /** The names of people in the area who answered no reminder for three mornings. */
  silent: string[];
  /** How many centres may be late with their next reports; the first of them with the reason. */
  likelyLate: { centres: number; first: string[] };
}

/** The seven days before this day. */
export function lastWeek(today: Day): { from: Day; to: Day } {
  return { from: addDays(today, -7), to: addDays(today, -1) };
}

/** True when nothing happened and nothing waits. No message is sent then. */
export function isWorthTelling(summary: WeekSummary): boolean {
  const { came, accepted, late, dueSoon, silent, likelyLate } = summary;
  return came + accepted + late + dueSoon + silent.length + likelyLate.centres > 0;
}

/** The summary is sent on Mondays. When Monday is a holiday, it is sent on the next working day. */
export function isSummaryDay(today: Day, holidays: ReadonlySet<Day>): boolean {
  if (weekday(today) === 0 || weekday(today) === 6 || holidays.has(today)) return false;
  for (let day = addDays(today, -1); weekday(day) !== 0; day = addDays(day, -1))
    if (!holidays.has(day)) return false;
  return true;
}
