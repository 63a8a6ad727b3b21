import { addDays, bangkokDay, startOfDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { areaLabelFor } from '#domain/centre/label.ts';
import { isWithin } from '#domain/centre/centre.ts';
import type { Area } from '#domain/centre/centre.ts';
import { isMuted } from '#domain/people/mute.ts';
import { isInSendWindow } from '#domain/send-window.ts';
import { isSummaryDay, isWorthTelling, lastWeek } from '#domain/week-summary.ts';
import type { WeekSummary } from '#domain/week-summary.ts';
import { lateReasonText } from '#domain/duty/likely-late.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { findLikelyLate } from '#use-cases/overview/likely-late.ts';
import type { Person } from '#models/persons.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import type { Job, JobTools } from './support/job.ts';

/** Mornings without an answer before a person is named. */
const silentMornings = 3;
const mostNames = 8;

/** Tells heads and the province how the week was, on Monday or the first working day after it. */
export const weekSummary: Job = {
  name: 'week-summary',
  schedule: { daily: '08:30' },
  run: async (tools) => {
    const { stores } = tools.db;
    const now = tools.clock();
    const holidays = await stores.holidays.days();
    if (!isInSendWindow(now, holidays)) return false;
    const today = bangkokDay(now);
    if (!isSummaryDay(today, holidays)) return { planned: 0 };
    const week = lastWeek(today);
    const silent = await silentPeople(tools, week.from);
    let planned = 0;
    for (const area of await areasOf(tools)) {
      const people = (await readersOf(tools, area)).filter(
        (person) => person.following && !isMuted(person, 'summary', today),
      );
      if (people.length === 0) continue;
      const summary = await summaryOf(tools, { area, today, silent });
      if (!isWorthTelling(summary)) continue;
      planned += await planFor(tools, { area, people, summary });
    }
    return { planned };
  },
};

async function areasOf({ db }: JobTools): Promise<Area[]> {
  const [provinces, districts] = await Promise.all([
    db.stores.areas.ofLevel('province'),
    db.stores.areas.ofLevel('district'),
  ]);
  return [...provinces, ...districts];
}

function readersOf({ db }: JobTools, { id, level }: Area): Promise<Person[]> {
  return db.stores.persons.holding(level === 'province' ? 'province' : 'districtHead', [id]);
}

async function silentPeople({ db }: JobTools, from: Day): Promise<Person[]> {
  const ids = await db.stores.deliveries.silentSince(startOfDay(from), silentMornings);
  return ids.length === 0 ? [] : db.stores.persons.many(ids);
}

const mostLikelyLate = 3;

/** ศอช.ต.งิ้ว ประเมินระดับ ครั้งที่ 2: ก่อนหน้านี้ส่งช้า 2 จาก 3 เรื่อง */
async function likelyLateOf(
  { db, now }: { db: JobTools['db']; now: Date },
  { id }: Area,
): Promise<WeekSummary['likelyLate']> {
  const found = await findLikelyLate({ stores: db.stores, now }, id);
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

async function summaryOf(
  { db, clock }: JobTools,
  { area, today, silent }: { area: Area; today: Day; silent: readonly Person[] },
): Promise<WeekSummary> {
  const now = clock();
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
    likelyLate: await likelyLateOf({ db, now }, area),
  };
}

async function planFor(
  tools: JobTools,
  { area, people, summary }: { area: Area; people: readonly Person[]; summary: WeekSummary },
): Promise<number> {
  const now = tools.clock();
  const quota = area.level === 'province' ? await quotaOf(tools) : null;
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
