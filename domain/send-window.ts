import {
  addDays,
  atBangkok,
  bangkokDay,
  bangkokTime,
  isWorkingDay,
  workingDayOnOrAfter,
} from './calendar.ts';
import type { Day } from './calendar.ts';

/** Messages are sent only between these Bangkok times on working days, unless a province chose others. */
export const sendWindow = { from: '08:30', to: '16:30' } as const;

export interface SendWindow {
  from: string;
  to: string;
}

/** The days and times at which messages of a place may be sent. */
export interface SendTimes {
  holidays: ReadonlySet<Day>;
  window: SendWindow;
}

/**
 * The next time at which a message may be sent: now inside the window, else the next working
 * morning.
 */
export function nextSendMoment(now: Date, { holidays, window }: SendTimes): Date {
  const today = bangkokDay(now);
  const time = bangkokTime(now);
  const working = isWorkingDay(today, holidays);
  if (working && time >= window.from && time < window.to) return now;
  if (working && time < window.from) return atBangkok(today, window.from);
  return atBangkok(workingDayOnOrAfter(addDays(today, 1), holidays), window.from);
}

export function isInSendWindow(now: Date, times: SendTimes): boolean {
  return nextSendMoment(now, times).getTime() === now.getTime();
}
