import { addDays, workingDayOnOrBefore } from '../calendar.ts';
import type { Day } from '../calendar.ts';

/**
 * Days before a meeting on which its members are reminded. On a day off they are reminded on the
 * working day before.
 */
const daysBefore = [3, 1] as const;

/**
 * The newest reminder of the meeting that came after `since`, up to today; null when none did. The days
 * between are mornings that were missed.
 */
export function reminderDay(
  { on }: { on: Day },
  { since, today, holidays }: { since: Day; today: Day; holidays: ReadonlySet<Day> },
): Day | null {
  if (on <= today) return null;
  const days = daysBefore.map((before) => workingDayOnOrBefore(addDays(on, -before), holidays));
  return days.findLast((day) => day > since && day <= today) ?? null;
}
