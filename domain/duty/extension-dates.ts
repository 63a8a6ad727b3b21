import { addDays, addWorkingDays, isWorkingDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { limits } from '../limits.ts';
import { districtDueOn } from '../letter/letter.ts';
import type { ProblemCode } from '../problem.ts';
import type { Duty } from './duty.ts';

/** What the dates of a request for more time depend on. Chat and app use the same rules. */
interface Dated {
  today: Day;
  holidays: ReadonlySet<Day>;
}

const usualWorkingDays = 5;

/** The later of the due date and today. The requested day must be after it. */
function startOf({ dueOn }: Pick<Duty, 'dueOn'>, today: Day): Day {
  return dueOn > today ? dueOn : today;
}

/**
 * The date proposed for an extension: five working days after the due date, or after today if that
 * is later.
 */
export function proposedExtension(duty: Pick<Duty, 'dueOn'>, { today, holidays }: Dated): Day {
  return addWorkingDays(startOf(duty, today), usualWorkingDays, holidays);
}

/** The coming holidays in order. A screen needs them to recognize working days. */
export function holidaysFrom({ today, holidays }: Dated): Day[] {
  return [...holidays].filter((day) => day >= today).toSorted();
}

/** The first and the last day that can be asked for. Days off in between cannot be asked for. */
export function extensionRange(duty: Pick<Duty, 'dueOn'>, today: Day): { first: Day; last: Day } {
  const start = startOf(duty, today);
  return { first: addDays(start, 1), last: addDays(start, limits.extension.days) };
}

/** The due dates at both levels when one day is asked for. */
export interface ExtensionDay {
  /** The due date at the province. */
  dueOn: Day;
  districtDueOn: Day;
}

/** All days that can be asked for: the working days of the range. */
export function extensionDays(
  duty: Pick<Duty, 'dueOn' | 'level'>,
  { today, holidays }: Dated,
): ExtensionDay[] {
  const { first, last } = extensionRange(duty, today);
  const days: ExtensionDay[] = [];
  for (let dueOn = first; dueOn <= last; dueOn = addDays(dueOn, 1))
    if (isWorkingDay(dueOn, holidays))
      days.push({ dueOn, districtDueOn: districtDueOn({ level: duty.level, dueOn }, holidays) });
  return days;
}

/** Why a date cannot be asked for or given; null when it can. */
export function dateRefusal(
  dueOn: Day,
  { after, today, holidays }: Dated & { after: Day },
): ProblemCode | null {
  if (dueOn < today) return 'date-in-past';
  if (dueOn <= after) return 'date-not-later';
  return isWorkingDay(dueOn, holidays) ? null : 'date-day-off';
}

/** Why a date cannot be asked for. The rules for a given date apply, and the last day of the range. */
export function askRefusal(
  dueOn: Day,
  { duty, ...when }: Dated & { duty: Pick<Duty, 'dueOn'> },
): ProblemCode | null {
  if (dueOn > extensionRange(duty, when.today).last) return 'date-too-far';
  return dateRefusal(dueOn, { ...when, after: duty.dueOn });
}
