import { addDays, startOfDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { areaLabelFor } from '#domain/centre/label.ts';
import { isWithin } from '#domain/centre/centre.ts';
import type { Area } from '#domain/centre/centre.ts';
import { isSilenced } from '#domain/policy/reminder-policy.ts';
import { isSummaryDay, isWorthTelling, lastWeek, silentMornings } from '#domain/week-summary.ts';
import type { WeekSummary } from '#domain/week-summary.ts';
import type { Person } from '#models/persons.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import type { Job, JobTools } from './support/job.ts';
import { webhookHealth } from './support/webhook-health.ts';
import { eachMorning, morningSchedule } from './support/morning.ts';
import type { Morning } from './support/morning.ts';

const mostNames = 8;

/** Tells heads and the province how the week was, on Monday or the first working day after it. */
export const weekSummary: Job = {
  name: 'week-summary',
  schedule: morningSchedule,
  run: (tools) =>
    eachMorning(tools, { job: 'week-summary', work: (morning) => summarize(tools, morning) }),
};

async function summarize(tools: JobTools, morning: Morning): Promise<number> {
  const { province, policy, holidays, today } = morning;
  if (!isSummaryDay(today, holidays)) return 0;
  const silent = await silentPeople(tools, lastWeek(today).from);
  const districts = await tools.db.stores.areas.within(province.id);
  let planned = 0;
  for (const area of [province, ...districts.filter(({ level }) => level === 'district')]) {
    const people = (await readersOf(tools, area)).filter(
      (person) => person.following && !isSilenced(person, { topic: 'summary', policy, today }),
    );
    if (people.length === 0) continue;
    const summary = await summaryOf(tools, { area, today, silent });
    if (!isWorthTelling(summary)) continue;
    planned += await planFor(tools, { area, people, summary });
  }
  return planned;
}

function readersOf({ db }: JobTools, { id, level }: Area): Promise<Person[]> {
  return db.stores.persons.holding(level === 'province' ? 'province' : 'districtHead', [id]);
}

async function silentPeople({ db }: JobTools, from: Day): Promise<Person[]> {
  const ids = await db.stores.deliveries.silentSince(startOfDay(from), silentMornings);
  return ids.length === 0 ? [] : db.stores.persons.many(ids);
}

async function summaryOf(
  { db }: JobTools,
  { area, today, silent }: { area: Area; today: Day; silent: readonly Person[] },
): Promise<WeekSummary> {
  const week = lastWeek(today);
  const counts = await db.stores.duties.weekCounts(area.id, {
    since: startOfDay(week.from),
    today,
    until: addDays(today, 7),
  });
  const here = silent.filter(({ grants }) =>
    grants.some(({ areaCode, role }) => role !== 'member' && isWithin(areaCode, area.id)),
  );
  return { ...week, ...counts, silent: here.map(({ name }) => name).slice(0, mostNames) };
}

async function planFor(
  tools: JobTools,
  { area, people, summary }: { area: Area; people: readonly Person[]; summary: WeekSummary },
): Promise<number> {
  const now = tools.clock();
  const isProvince = area.level === 'province';
  const quota = isProvince ? await quotaOf(tools) : null;
  const webhook = isProvince ? { webhook: await webhookHealth(tools) } : {};
  return tools.db.stores.deliveries.plan(
    people.map(({ id }) =>
      plannedDelivery({
        key: `week:${area.id}:${summary.to}`,
        person: id,
        areaCode: area.id,
        notice: {
          kind: 'summary',
          place: areaLabelFor(area, []),
          areaCode: area.id,
          ...summary,
          quota,
          ...webhook,
        },
        notBefore: now,
        now,
      }),
    ),
  );
}

/** The month's messages; null without a limit, and when LINE does not answer. */
async function quotaOf({ line, log }: JobTools): Promise<{ used: number; limit: number } | null> {
  try {
    const { limit, used } = await line.quota();
    return limit === null ? null : { used, limit };
  } catch (error) {
    log.error({ error: String(error) }, 'quota unknown');
    return null;
  }
}
