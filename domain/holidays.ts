import { addDays, bangkokDay } from './calendar.ts';
import type { Day } from './calendar.ts';
import { isOwed } from './duty/duty.ts';
import type { Duty } from './duty/duty.ts';
import { buddhistYearOf } from './thai/year.ts';
import { districtCheckDays, districtDueOn } from './letter/letter.ts';

/** Buddhist years among these dates of which no day off is known: only weekends are counted there. */
export function yearsWithoutHolidays(dates: readonly Day[], holidays: ReadonlySet<Day>): number[] {
  const known = new Set([...holidays].map(buddhistYearOf));
  return [...new Set(dates.map(buddhistYearOf))]
    .filter((year) => !known.has(year))
    .toSorted((a, b) => a - b);
}

/** Longest reach of a day off: five working days back, through a long row of holidays. */
const reachDays = districtCheckDays + 21;

/** Due dates at the province whose district date a day off may change. */
export function reachOf(on: Day): { from: Day; to: Day } {
  return { from: on, to: addDays(on, reachDays) };
}

/**
 * The duties whose date at the district follows a changed table of days off (decision 0009): those
 * still owed whose district date has not come. Nobody's date is moved into the past, no date at the
 * province moves at all.
 */
export function recomputeDistrictDates(
  duties: readonly Duty[],
  { holidays, now }: { holidays: ReadonlySet<Day>; now: Date },
): Duty[] {
  const today = bangkokDay(now);
  return duties.flatMap((duty) => {
    if (!isOwed(duty) || duty.reachedProvinceAt !== null || duty.districtDueOn < today) return [];
    const computed = districtDueOn(duty, holidays);
    const next = computed < today ? today : computed;
    return next === duty.districtDueOn ? [] : [{ ...duty, districtDueOn: next }];
  });
}
