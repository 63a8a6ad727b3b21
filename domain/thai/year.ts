import type { Day } from '../calendar.ts';
import { yearOf } from '../calendar.ts';

const buddhistEraOffset = 543;

/** The พ.ศ. year of a common-era year: 2024 is 2567. */
export function toBuddhistYear(year: number): number {
  return year + buddhistEraOffset;
}

/** The common-era year of a พ.ศ. year: 2567 is 2024. */
export function fromBuddhistYear(year: number): number {
  return year - buddhistEraOffset;
}

export function buddhistYearOf(day: Day): number {
  return toBuddhistYear(yearOf(day));
}

/** The fiscal year (พ.ศ.) is named after the year in which it ends, so October belongs to the next one. */
export function fiscalYearOf(day: Day): number {
  const month = Number(day.slice(5, 7));
  return buddhistYearOf(day) + (month >= 10 ? 1 : 0);
}

/** First and last day of a fiscal year (พ.ศ.): for 2568 these are 1 Oct 2567 and 30 Sep 2568. */
export function fiscalYearDays(fiscalYear: number): { from: Day; to: Day } {
  const endYear = fromBuddhistYear(fiscalYear);
  return { from: `${endYear - 1}-10-01`, to: `${endYear}-09-30` };
}
