import { addDays, workingDayOnOrBefore } from '../calendar.ts';
import type { Day } from '../calendar.ts';

/**
 * How many days before a meeting its members are reminded. If that is a day off, they are reminded on
 * the working day before.
 */
const daysBefore = [3, 1] as const;

/** True if the members are reminded of the meeting today. */
export function isReminderDay(
  { on }: { on: Day },
  { today, holidays }: { today: Day; holidays: ReadonlySet<Day> },
): boolean {
  return daysBefore.some((days) => workingDayOnOrBefore(addDays(on, -days), holidays) === today);
}
