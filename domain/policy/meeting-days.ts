import { addDays, workingDayOnOrBefore } from '../calendar.ts';
import type { Day } from '../calendar.ts';

/**
 * Days before a meeting on which its members are reminded. On a day off they are reminded on the
 * working day before.
 */
const daysBefore = [3, 1] as const;

/** True when the members are reminded of the meeting today. */
export function isReminderDay(
  { on }: { on: Day },
  { today, holidays }: { today: Day; holidays: ReadonlySet<Day> },
): boolean {
  return daysBefore.some((days) => workingDayOnOrBefore(addDays(on, -days), holidays) === today);
}
