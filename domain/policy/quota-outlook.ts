import { addDays, isWorkingDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import type { Quota } from '../announcements/announcement.ts';

/** The province is warned when this percentage of the month's messages is used. */
export const quotaWarnings = [50, 80, 95] as const;
export type QuotaWarning = (typeof quotaWarnings)[number];

/** The highest warning that is reached; null when none is reached or there is no limit. */
export function quotaWarning({ used, limit }: Quota): QuotaWarning | null {
  if (limit === null || limit <= 0) return null;
  return quotaWarnings.findLast((percent) => used * 100 >= limit * percent) ?? null;
}

interface Outlook {
  quota: Quota;
  today: Day;
  holidays: ReadonlySet<Day>;
  /** The coming morning messages, from the forecast. */
  days: readonly { day: Day; messages: number }[];
  /**
   * The average number of other messages on a working day, such as returns and decisions, over the
   * last 30 days.
   */
  othersADay: number;
}

/** How many messages are used by the end of each day until the end of this month. */
export function quotaPath(of: Outlook): { day: Day; used: number }[] {
  const ahead = new Map(of.days.map(({ day, messages }) => [day, messages]));
  const path: { day: Day; used: number }[] = [];
  let { used } = of.quota;
  for (let day = of.today; day.slice(0, 7) === of.today.slice(0, 7); day = addDays(day, 1)) {
    if (day > of.today && isWorkingDay(day, of.holidays)) used += of.othersADay;
    used += ahead.get(day) ?? 0;
    path.push({ day, used: Math.round(used) });
  }
  return path;
}

export interface QuotaOutlook {
  /** How many messages are used by the end of the month. */
  monthEnd: number;
  /** Warnings that are still to come, with the day. */
  reaches: { percent: QuotaWarning | 100; on: Day }[];
}

export function quotaOutlook(of: Outlook): QuotaOutlook {
  const path = quotaPath(of);
  const { used, limit } = of.quota;
  const monthEnd = path.at(-1)?.used ?? used;
  if (limit === null) return { monthEnd, reaches: [] };
  const reaches = [...quotaWarnings, 100 as const].flatMap((percent) => {
    const isOver = (count: number): boolean => count * 100 >= limit * percent;
    const found = isOver(used) ? undefined : path.find((step) => isOver(step.used));
    return found ? [{ percent, on: found.day }] : [];
  });
  return { monthEnd, reaches };
}
