import { addDays, bangkokDay } from './calendar.ts';
import type { Day } from './calendar.ts';
import { buddhistYearOf } from './thai/year.ts';
import { districtCheckDays, districtDueOn } from './letter/letter.ts';

/**
 * Buddhist years of these dates without any known holiday. In these years only weekends count as
 * days off.
 */
export function yearsWithoutHolidays(dates: readonly Day[], holidays: ReadonlySet<Day>): number[] {
  const known = new Set([...holidays].map(buddhistYearOf));
  return [...new Set(dates.map(buddhistYearOf))]
    .filter((year) => !known.has(year))
    .toSorted((a, b) => a - b);
}

/** How many days a holiday can affect: five working days, extended by a long run of holidays. */
const reachDays = districtCheckDays + 21;

/**
 * The dates at the district by due date at the province, for all due dates that a holiday on this day
 * may concern, under the table as it is now (decision 0009). A date never moves into the past.
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
