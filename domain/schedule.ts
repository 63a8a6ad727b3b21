import { addDays, atBangkok, bangkokDay, weekday } from './calendar.ts';

/** When a job runs, in Bangkok time: every n minutes, daily at times in order, or on one weekday. */
export type Schedule =
  | { every: number }
  | { daily: string | readonly string[] }
  | { weekly: string; weekday: number };

/** The newest run time at or before `now`. A missed run time is made up for at the next tick. */
export function slotAt(schedule: Schedule, now: Date): Date {
  if ('every' in schedule) {
    const step = schedule.every * 60_000;
    return new Date(Math.floor(now.getTime() / step) * step);
  }
  const times = ['daily' in schedule ? schedule.daily : schedule.weekly].flat().toReversed();
  let day = bangkokDay(now);
  for (;;) {
    const slot = times.map((time) => atBangkok(day, time)).find((time) => time <= now);
    if (slot && ('daily' in schedule || weekday(day) === schedule.weekday)) return slot;
    day = addDays(day, -1);
  }
}

/**
 * Run times of timed schedules after `from` and up to `to`, in order. Schedules in minutes are not
 * listed.
 */
export function slotsBetween(
  schedules: readonly Schedule[],
  span: { from: Date; to: Date },
): Date[] {
  const slots = new Set<number>();
  for (const schedule of schedules) {
    if ('every' in schedule) continue;
    for (let slot = slotAt(schedule, span.to); slot > span.from;) {
      slots.add(slot.getTime());
      slot = slotAt(schedule, new Date(slot.getTime() - 1));
    }
  }
  return [...slots].toSorted((a, b) => a - b).map((slot) => new Date(slot));
}
