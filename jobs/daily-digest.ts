import { addDays, isDay, workingDayOnOrBefore } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { escalatingFrom, planDigests } from '#domain/reminders.ts';
import type { Digest, Unanswered } from '#domain/reminders.ts';
import type { Delivery } from '#models/deliveries.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import type { Job, JobTools } from './support/job.ts';
import { eachMorning, morningSchedule } from './support/morning.ts';
import type { Morning } from './support/morning.ts';
import { planWithUndelivered } from './support/undelivered-digests.ts';

/** The run row that says until which day the digests of a province are complete. */
export const digestsDone = (province: string): string => `${job}:${province}`;
const job = 'daily-digest';
/** The same for all provinces together, as versions before the policy stored it. */
const allDone = 'digest-complete';

/**
 * Plans one digest a person at the digest time of each province, on working days. It contains the reminder
 * waves since the last digest.
 */
export const dailyDigest: Job = {
  name: job,
  schedule: morningSchedule,
  run: (tools) => eachMorning(tools, { job, work: async (morning) => planMorning(tools, morning) }),
};

/** A planned day of one province: its last complete day is `since`. */
interface Planned extends Morning {
  since: Day;
}

async function planMorning(tools: JobTools, morning: Morning): Promise<number> {
  const { today, province } = morning;
  const since = await lastComplete(tools, morning);
  return planWithUndelivered(tools, {
    digests: await plan(tools, { ...morning, since }),
    today,
    province: province.id,
    deliveryOf: (digest) => deliveryOf(digest, morning),
  });
}

async function plan(tools: JobTools, of: Planned): Promise<Digest[]> {
  const { stores } = tools.db;
  const { province } = of;
  const [letters, duties, people, unanswered, begun] = await Promise.all([
    stores.letters.published(),
    stores.duties.owedIn(province.id),
    stores.persons.reachableIn(province.id),
    unansweredOf(tools, of),
    begunSince(tools, of),
  ]);
  const publications = new Map(
    letters.map((letter) => [letter.id, letter.publishedOn ?? letter.date]),
  );
  return planDigests({ ...of, duties, people, publications, unanswered, begun });
}

/** A person with roles in two provinces gets a digest of each; they go out in one push. */
function deliveryOf(digest: Digest, { now, province }: Morning): Delivery {
  const { person, day, entries } = digest;
  return plannedDelivery({
    key: `digest:${day}:${province.id}`,
    person,
    areaCode: province.id,
    notice: { kind: 'digest', day, entries },
    urgent: entries.some((entry) => entry.dueOn < day),
    notBefore: now,
    now,
  });
}

/** On the first start there is no earlier run, so only today's waves are due. */
async function lastComplete(
  { db }: JobTools,
  { province, today, holidays }: Morning,
): Promise<Day> {
  const { runs } = db.stores;
  const last = (await runs.get(digestsDone(province.id))) ?? (await runs.get(allDone));
  const yesterday = addDays(today, -1);
  if (!last?.note || !isDay(last.note)) return workingDayOnOrBefore(yesterday, holidays);
  return last.note < today ? last.note : yesterday;
}

/**
 * Digests planned on an earlier day by a run that did not finish. Today's digests are protected by
 * their delivery keys.
 */
async function begunSince({ db }: JobTools, { since, today, province }: Planned) {
  const days = daysBefore(today, addDays(since, 1));
  const begun = await db.stores.deliveries.digestsOn(days, province.id);
  return begun.flatMap(entriesOf);
}

/** Sent digests that were not acknowledged, of the days that can escalate now. */
async function unansweredOf({ db }: JobTools, of: Planned): Promise<Unanswered[]> {
  const days = daysBefore(of.today, escalatingFrom(of));
  const sent = await db.stores.deliveries.digestsOn(days, of.province.id);
  return sent
    .filter(({ state, acknowledgedAt }) => state === 'sent' && !acknowledgedAt)
    .flatMap(entriesOf);
}

function entriesOf({ person, notice }: Delivery): Unanswered[] {
  return notice.kind === 'digest' ? [{ person, day: notice.day, entries: notice.entries }] : [];
}

function daysBefore(today: Day, from: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day < today; day = addDays(day, 1)) days.push(day);
  return days;
}
