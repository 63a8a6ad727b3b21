import { addDays, bangkokDay, isDay, isWorkingDay, startOfDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Area } from '#domain/centre/centre.ts';
import { digestTimes, isMorning, usualPolicy } from '#domain/policy/reminder-policy.ts';
import type { ReminderPolicy } from '#domain/policy/reminder-policy.ts';
import type { Schedule } from '#domain/schedule.ts';
import type { JobTools } from './job.ts';

/** Each province chooses one of these times. */
export const morningSchedule: Schedule = { daily: [...digestTimes] };

/** A working morning of one province, at or after its digest time and inside its window. */
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
 * Runs the work of a job once a working day for each province whose morning has come. `runs` holds the last
 * day of each. False when it is not the time anywhere; the next tick tries again.
 */
export async function eachMorning(
  tools: JobTools,
  { job, work }: { job: string; work: (morning: Morning) => Promise<number> },
): Promise<false | { provinces: number; planned: number }> {
  const { areas, holidays, settings, runs } = tools.db.stores;
  const now = tools.clock();
  const today = bangkokDay(now);
  const daysOff = await holidays.days();
  if (!isWorkingDay(today, daysOff)) return { provinces: 0, planned: 0 };
  const [provinces, rules] = await Promise.all([
    areas.ofLevel('province'),
    settings.sendingRules(),
  ]);
  const chosen = new Map(rules.map(({ id, reminders }) => [id, reminders]));
  const mornings = provinces
    .map((province) => ({ province, policy: chosen.get(province.id) ?? usualPolicy }))
    .filter(({ policy }) => isMorning(policy, { now, holidays: daysOff }));
  if (mornings.length === 0) return false;
  let planned = 0;
  let done = 0;
  for (const morning of mornings) {
    const id = `${job}:${morning.province.id}`;
    const last = (await runs.get(id))?.note;
    if (last === today) continue;
    const since = last && isDay(last) && last < today ? last : addDays(today, -1);
    planned += await work({ ...morning, holidays: daysOff, today, since, now });
    await runs.put({ id, slot: startOfDay(today), finishedAt: now, note: today });
    done += 1;
  }
  return { provinces: done, planned };
}
