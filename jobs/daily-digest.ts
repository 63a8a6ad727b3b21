import { addDays, isDay, startOfDay } from '#domain/calendar.ts';
import { calendarLookBack, completeSince } from '#domain/deliveries/digest-state.ts';
import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { othersProgress } from '#domain/policy/others-progress.ts';
import type { OthersProgress } from '#domain/policy/others-progress.ts';
import { escalatingFrom, ladderDays } from '#domain/policy/ladder.ts';
import { planDigests } from '#domain/reminders.ts';
import type { PlannedEntries } from '#domain/policy/ladder.ts';
import type { Digest } from '#domain/reminders.ts';
import type { Delivery } from '#models/deliveries.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import type { Job, JobTools } from './support/job.ts';
import { eachMorning, morningSchedule } from './support/morning.ts';
import type { Morning } from './support/morning.ts';
import { planWithUndelivered } from './support/undelivered-digests.ts';

/** The id of the row of `runs` with the last day on which a province's digests are complete. */
export const digestsDone = (province: string): string => `${job}:${province}`;
const job = 'daily-digest';
/** The row for all provinces together, which versions without reminder policies stored. */
const allDone = 'digest-complete';

/**
 * Plans one digest for each person at the digest time of each province, on working days. It contains
 * the reminder waves since the last digest.
 */
export const dailyDigest: Job = {
  name: job,
  schedule: morningSchedule,
  run: (tools) => eachMorning(tools, { job, work: async (morning) => planMorning(tools, morning) }),
};

/** A day for which one province is planned. `since` is the province's last complete day. */
interface Planned extends Morning {
  since: Day;
}

async function planMorning(tools: JobTools, morning: Morning): Promise<number> {
  const { today, province } = morning;
  const since = await lastComplete(tools, morning);
  const { digests, duties } = await plan(tools, { ...morning, since });
  const othersOf = await othersSearch(tools, { morning, duties });
  return planWithUndelivered(tools, {
    digests,
    today,
    province: province.id,
    escalates: ladderDays(today, morning),
    deliveryOf: (digest) => deliveryOf(digest, { ...morning, others: othersOf(digest) }),
  });
}

/** For each digest, how many others have sent their report. Empty when the province switched this off. */
async function othersSearch(
  { db }: JobTools,
  of: { morning: Morning; duties: readonly Duty[] },
): Promise<(digest: Digest) => OthersProgress | null> {
  const { province, policy } = of.morning;
  if (!policy.tellsOthers) return () => null;
  const rounds = await db.stores.duties.sentByDistrict(province.id);
  const known = {
    duties: new Map(of.duties.map((duty) => [duty.id, duty])),
    rounds: new Map(rounds.map((round) => [round.key, round])),
  };
  return ({ entries }) => othersProgress(entries, known);
}

async function plan(
  tools: JobTools,
  of: Planned,
): Promise<{ digests: Digest[]; duties: readonly Duty[] }> {
  const { stores } = tools.db;
  const { province } = of;
  const [letters, duties, people, unanswered, begun, moved] = await Promise.all([
    stores.letters.published(),
    stores.duties.owedIn(province.id),
    stores.persons.reachableIn(province.id),
    unansweredOf(tools, of),
    begunSince(tools, of),
    movedWaves(tools, of),
  ]);
  const publications = new Map(
    letters.map((letter) => [letter.id, letter.publishedOn ?? letter.date]),
  );
  const facts = { duties, people, publications, unanswered, begun };
  return { digests: planDigests({ ...of, ...facts, ...moved }), duties };
}

/**
 * Makes the message of a digest. A person with roles in two provinces gets a digest from each; both are
 * sent in one push.
 */
function deliveryOf(
  digest: Digest,
  { now, province, others }: Morning & { others: OthersProgress | null },
): Delivery {
  const { person, day, entries, escalates } = digest;
  return plannedDelivery({
    key: `digest:${day}:${province.id}`,
    person,
    areaCode: province.id,
    notice: { kind: 'digest', day, entries, escalates, ...(others ? { others } : {}) },
    urgent: entries.some((entry) => entry.dueOn < day),
    notBefore: now,
    now,
  });
}

async function lastComplete({ db }: JobTools, morning: Morning): Promise<Day> {
  const { runs } = db.stores;
  const last = (await runs.get(digestsDone(morning.province.id))) ?? (await runs.get(allDone));
  return completeSince(last?.note && isDay(last.note) ? last.note : null, morning);
}

/**
 * Digests of earlier days that were planned by a run that did not finish. Today's digests are
 * protected by their delivery keys.
 */
async function begunSince({ db }: JobTools, { since, today, province }: Planned) {
  const days = daysBefore(today, addDays(since, 1));
  const begun = await db.stores.deliveries.digestsOn(days, province.id);
  return begun.flatMap(entriesOf);
}

/** Unacknowledged digests of the days whose digests may escalate now. */
async function unansweredOf({ db }: JobTools, of: Planned): Promise<PlannedEntries[]> {
  const days = daysBefore(of.today, escalatingFrom(of));
  const sent = await db.stores.deliveries.unansweredOn(days, of.province.id);
  return sent.flatMap(entriesOf);
}

/**
 * After a recent change of holidays, the reminders that were already sent, because waves move with
 * the holidays.
 */
async function movedWaves({ db }: JobTools, of: Planned) {
  const { audit, deliveries } = db.stores;
  const { changedSince, wavesSince, toldFrom } = calendarLookBack(of);
  if (!(await audit.changedHolidays(startOfDay(changedSince)))) return {};
  const told = await deliveries.digestsOn(daysBefore(of.today, toldFrom), of.province.id);
  return { wavesSince, told: told.flatMap(entriesOf) };
}

function entriesOf({ person, notice }: Pick<Delivery, 'person' | 'notice'>): PlannedEntries[] {
  if (notice.kind !== 'digest') return [];
  const { day, entries, escalates } = notice;
  return [{ person, day, entries, escalates }];
}

function daysBefore(today: Day, from: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day < today; day = addDays(day, 1)) days.push(day);
  return days;
}
