import * as z from 'zod/mini';
import { addDays, bangkokDay, daySchema, isWorkingDay } from './calendar.ts';
import { areaCodeSchema, provinceOf } from './centre/centre.ts';
import type { AreaCode } from './centre/centre.ts';
import type { Day } from './calendar.ts';
import { buddhistYearOf } from './thai/year.ts';
import { districtCheckDays, districtDueOn } from './letter/letter.ts';

/**
 * A public holiday of the whole country (`areaCode` null), or a day on which one province differs from the
 * country: a holiday of its own, or with `isWorkday` a working day where the country has a holiday.
 */
export const holidaySchema = z.object({
  id: z.string(),
  on: daySchema,
  areaCode: z.nullable(areaCodeSchema),
  name: z.string(),
  basis: z.string(),
  isWorkday: z.optional(z.boolean()),
});
export type Holiday = z.infer<typeof holidaySchema>;

/** The id of a day of the country, or of the province. */
export function holidayId(on: Day, province: AreaCode | null): string {
  return province === null ? on : `${province}.${on}`;
}

/** The holidays that count in a province, by day: its own rows win over those of the country. */
export function holidaysIn(rows: readonly Holiday[], province: AreaCode): Holiday[] {
  const of = (areaCode: AreaCode | null) => rows.filter((row) => row.areaCode === areaCode);
  const byDay = new Map([...of(null), ...of(province)].map((row) => [row.on, row]));
  return [...byDay.values()]
    .filter(({ isWorkday }) => isWorkday !== true)
    .toSorted((a, b) => a.on.localeCompare(b.on));
}

/** The days off of every province, for jobs that work for all of them. */
export interface HolidayCalendar {
  in(areaCode: AreaCode): ReadonlySet<Day>;
  /** Those of a province without rows of its own. */
  country: ReadonlySet<Day>;
  /** Provinces with rows of their own. */
  provinces: readonly AreaCode[];
}

export function holidayCalendar(rows: readonly Holiday[]): HolidayCalendar {
  const provinces = [...new Set(rows.flatMap(({ areaCode }) => areaCode ?? []))];
  const daysOf = (province: AreaCode): ReadonlySet<Day> =>
    new Set(holidaysIn(rows, province).map(({ on }) => on));
  const country = new Set(rows.filter(({ areaCode }) => areaCode === null).map(({ on }) => on));
  const own = new Map(provinces.map((province) => [province, daysOf(province)]));
  return { in: (areaCode) => own.get(provinceOf(areaCode)) ?? country, country, provinces };
}

/** True when at least one of these provinces works on the day. */
export function worksAnywhere(
  day: Day,
  { calendar, provinces }: { calendar: HolidayCalendar; provinces: readonly AreaCode[] },
): boolean {
  return provinces.some((province) => isWorkingDay(day, calendar.in(province)));
}

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
