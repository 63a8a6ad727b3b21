import {
  addDays,
  atBangkok,
  bangkokDay,
  bangkokTime,
  isWorkingDay,
  workingDayOnOrAfter,
} from './calendar.ts';
import type { Day } from './calendar.ts';

/** Messages are sent only at these Bangkok times on working days. */
export const sendWindow = { from: '08:30', to: '16:30' } as const;

/**
 * The next time at which a message may be sent: now inside the window, else the next working
 * morning.
 */
export function nextSendMoment(now: Date, holidays: ReadonlySet<Day>): Date {
  const today = bangkokDay(now);
  const time = bangkokTime(now);
  const working = isWorkingDay(today, holidays);
  if (working && time >= sendWindow.from && time < sendWindow.to) return now;
  if (working && time < sendWindow.from) return atBangkok(today, sendWindow.from);
  return atBangkok(workingDayOnOrAfter(addDays(today, 1), holidays), sendWindow.from);
}

export function isInSendWindow(now: Date, holidays: ReadonlySet<Day>): boolean {
  return nextSendMoment(now, holidays).getTime() === now.getTime();
}
