import { addDays, bangkokDay } from './calendar.ts';
import type { Day } from './calendar.ts';
import { buddhistYearOf } from './thai/year.ts';
import { districtCheckDays, districtDueOn } from './letter/letter.ts';

/**
 * The Buddhist years of these dates for which no holiday is known. In such a year only weekends count
 * as days off.
 */
export function yearsWithoutHolidays(dates: readonly Day[], holidays: ReadonlySet<Day>): number[] {
  const known = new Set([...holidays].map(buddhistYearOf));
  return [...new Set(dates.map(buddhistYearOf))]
    .filter((year) => !known.has(year))
    .toSorted((a, b) => a - b);
}

/**
 * How many days after a holiday a due date can still depend on it: five working days, extended by a
 * long run of holidays.
 */
const reachDays = districtCheckDays + 21;

/**
 * After a change of the holiday on this day: for each due date at the province that may depend on it,
 * the new date at the district (decision 0009). A date never moves into the past.
 */
export function districtDatesNear(
  on: Day,
  { holidays, now }: { holidays: ReadonlySet<Day>; now: Date },
): ReadonlyMap<Day, Day> {
  const today = bangkokDay(now);
  const dueDates = Array.from({ length: reachDays + 1 }, (_, days) => addDays(on, days));
  return new Map(
    dueDates.map((dueOn) => {
      const computed = districtDueOn({ level: 'tambon', dueOn }, holidays);
      return [dueOn, computed < today ? today : computed];
    }),
  );
}
