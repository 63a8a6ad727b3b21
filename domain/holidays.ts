import { addDays, bangkokDay } from './calendar.ts';
import type { Day } from './calendar.ts';
import { isOwed } from './duty/duty.ts';
import type { Duty } from './duty/duty.ts';
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

/** Due dates at the province whose district date may change with a holiday on this day. */
export function reachOf(on: Day): { from: Day; to: Day } {
  return { from: on, to: addDays(on, reachDays) };
}

/**
 * Recomputes the district date of duties after the holiday table changed (decision 0009). Only
 * duties that are owed and whose district date has not passed change. A date never moves into the
 * past, and dates at the province stay.
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
