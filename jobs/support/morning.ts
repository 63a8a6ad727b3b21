import { addDays, bangkokDay, isDay, startOfDay } from '#domain/calendar.ts';
import { worksAnywhere } from '#domain/holidays.ts';
import type { Day } from '#domain/calendar.ts';
import type { Area } from '#domain/centre/centre.ts';
import { digestTimes, isMorning, usualPolicy } from '#domain/policy/reminder-policy.ts';
import type { ReminderPolicy } from '#domain/policy/reminder-policy.ts';
import type { Schedule } from '#domain/schedule.ts';
import type { JobTools } from './job.ts';

/** The digest times. Each province chooses one of them. */
export const morningSchedule: Schedule = { daily: [...digestTimes] };

/** A working morning of one province, at or after its digest time and inside its send window. */
export interface Morning {
  province: Area;
  policy: ReminderPolicy;
  holidays: ReadonlySet<Day>;
  today: Day;
  /** The last day on which the job ran here; yesterday when it never did. */
  since: Day;
  now: Date;
}

/**
 * Runs a job once each working day for every province whose morning has come. `runs` contains the
 * last day of each province. False when it is not the time in any province; the next tick tries
 * again.
 */
export async function eachMorning(
  tools: JobTools,
  { job, work }: { job: string; work: (morning: Morning) => Promise<number> },
): Promise<false | { provinces: number; planned: number }> {
  const { areas, holidays, settings, runs } = tools.db.stores;
  const now = tools.clock();
  const today = bangkokDay(now);
  const [provinces, rules, calendar] = await Promise.all([
    areas.ofLevel('province'),
    settings.sendingRules(),
    holidays.calendar(),
  ]);
  if (!worksAnywhere(today, { calendar, provinces: provinces.map(({ id }) => id) }))
    return { provinces: 0, planned: 0 };
  const chosen = new Map(rules.map(({ id, reminders }) => [id, reminders]));
  const mornings = provinces
    .map((province) => ({
      province,
      policy: chosen.get(province.id) ?? usualPolicy,
      holidays: calendar.in(province.id),
    }))
    .filter(({ policy, holidays: daysOff }) => isMorning(policy, { now, holidays: daysOff }));
  if (mornings.length === 0) return false;
  let planned = 0;
  let done = 0;
  for (const morning of mornings) {
    const id = `${job}:${morning.province.id}`;
    const last = (await runs.get(id))?.note;
    if (last === today) continue;
    const since = last && isDay(last) && last < today ? last : addDays(today, -1);
    planned += await work({ ...morning, today, since, now });
    await runs.put({ id, slot: startOfDay(today), finishedAt: now, note: today });
    done += 1;
  }
  return { provinces: done, planned };
}
