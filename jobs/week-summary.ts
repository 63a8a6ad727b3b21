import { addDays, startOfDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { areaLabelFor } from '#domain/centre/label.ts';
import { isWithin } from '#domain/centre/centre.ts';
import type { Area } from '#domain/centre/centre.ts';
import { isSilenced } from '#domain/policy/reminder-policy.ts';
import { isSummaryDay, isWorthTelling, lastWeek, silentMornings } from '#domain/week-summary.ts';
import type { WeekSummary } from '#domain/week-summary.ts';
import { lateReasonText } from '#domain/duty/likely-late.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { findLikelyLate } from '#use-cases/overview/likely-late.ts';
import type { Person } from '#models/persons.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import type { Job, JobTools } from './support/job.ts';
import { webhookHealth } from './support/webhook-health.ts';
import { eachMorning, morningSchedule } from './support/morning.ts';
import type { Morning } from './support/morning.ts';

const mostNames = 8;

/** Tells heads and the province about the last week, on Monday or the first working day after it. */
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
  const { db, clock } = tools;
  const late = await findLikelyLate({ stores: db.stores, now: clock() }, province.id);
  const districts = await tools.db.stores.areas.within(province.id);
  let planned = 0;
  for (const area of [province, ...districts.filter(({ level }) => level === 'district')]) {
    const people = (await readersOf(tools, area)).filter(
      (person) => person.following && !isSilenced(person, { topic: 'summary', policy, today }),
    );
    if (people.length === 0) continue;
    const summary = await summaryOf(tools, { area, today, silent, late });
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

type LikelyLateDuties = Awaited<ReturnType<typeof findLikelyLate>>;

const mostLikelyLate = 3;

/** One line, as in ศอช.ต.งิ้ว ประเมินระดับ ครั้งที่ 2: ก่อนหน้านี้ส่งช้า 2 จาก 3 เรื่อง. */
function likelyLateOf({ id }: Area, late: LikelyLateDuties): WeekSummary['likelyLate'] {
  const found = late.filter(({ duty }) => isWithin(duty.areaCode, id));
  const byCentre = new Map(found.toReversed().map((one) => [one.duty.centre, one]));
  const first = found.filter((one) => byCentre.get(one.duty.centre) === one);
  return {
    centres: byCentre.size,
    first: first
      .slice(0, mostLikelyLate)
      .map(
        ({ duty, reasons }) =>
          `${duty.centreName} ${dutyTitle(duty)}: ${reasons.map(lateReasonText).join(' · ')}`,
      ),
  };
}

interface Facts {
  area: Area;
  today: Day;
  silent: readonly Person[];
  /** The counts of the whole province. */
  late: LikelyLateDuties;
}

async function summaryOf(
  { db }: JobTools,
  { area, today, silent, late }: Facts,
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
  return {
    ...week,
    ...counts,
    silent: here.map(({ name }) => name).slice(0, mostNames),
    likelyLate: likelyLateOf(area, late),
  };
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

/** How many messages of the month are used; null without a limit, and when LINE does not answer. */
async function quotaOf({ line, log }: JobTools): Promise<{ used: number; limit: number } | null> {
  try {
    const { limit, used } = await line.quota();
    return limit === null ? null : { used, limit };
  } catch (error) {
    log.error({ error: String(error) }, 'quota unknown');
    return null;
  }
}
