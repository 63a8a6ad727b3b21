import {
  addDays,
  bangkokDay,
  isWorkingDay,
  startOfDay,
  workingDayOnOrBefore,
  isDay,
} from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { planDigests } from '#domain/reminders.ts';
import { isInSendWindow } from '#domain/send-window.ts';
import type { Digest, Unanswered } from '#domain/reminders.ts';
import type { Delivery } from '#models/deliveries.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import type { Job, JobTools } from './support/job.ts';
import { planWithUndelivered } from './support/undelivered-digests.ts';

/** Remembers the last day whose digests are complete. */
const completeTo = 'digest-complete';

/**
 * Plans one digest a person at 08:30 on working days. It contains the reminder waves since the last
 * digest.
 */
export const dailyDigest: Job = {
  name: 'daily-digest',
  schedule: { daily: '08:30' },
  run: async (tools) => {
    const { stores } = tools.db;
    const now = tools.clock();
    const holidays = await stores.holidays.days();
    if (!isWorkingDay(bangkokDay(now), holidays)) return { digests: 0 };
    if (!isInSendWindow(now, holidays)) return false;
    const today = bangkokDay(now);
    const since = await lastComplete(tools, { today, holidays });
    const digests = await plan(tools, { now, since, holidays });
    const planned = await planWithUndelivered(tools, {
      digests,
      today,
      deliveryOf: (digest) => deliveryOf(digest, now),
    });
    await stores.runs.put({
      id: completeTo,
      slot: startOfDay(today),
      finishedAt: now,
      note: today,
    });
    return { digests: digests.length, planned };
  },
};

async function plan(
  tools: JobTools,
  of: { now: Date; since: Day; holidays: ReadonlySet<Day> },
): Promise<Digest[]> {
  const { stores } = tools.db;
  const [letters, provinces, unanswered, begun] = await Promise.all([
    stores.letters.published(),
    stores.areas.ofLevel('province'),
    unansweredOf(tools, of),
    begunSince(tools, of),
  ]);
  const publications = new Map(
    letters.map((letter) => [letter.id, letter.publishedOn ?? letter.date]),
  );
  const digests = new Map<string, Digest>();
  // One province at a time: a country's duties fill 60 MB, and other work runs in between.
  for (const { id } of provinces) {
    const [duties, people] = await Promise.all([
      stores.duties.owedIn(id),
      stores.persons.reachableIn(id),
    ]);
    for (const digest of planDigests({ ...of, duties, people, publications, unanswered, begun }))
      addDigest(digests, digest);
  }
  return [...digests.values()];
}

/** A person with roles in two provinces gets one digest. */
function addDigest(digests: Map<string, Digest>, digest: Digest): void {
  const earlier = digests.get(digest.person)?.entries ?? [];
  digests.set(digest.person, { ...digest, entries: [...earlier, ...digest.entries] });
}

function deliveryOf(digest: Digest, now: Date): Delivery {
  const { person, day, entries } = digest;
  return plannedDelivery({
    key: `digest:${day}`,
    person,
    areaCode: '',
    notice: { kind: 'digest', day, entries },
    urgent: entries.some((entry) => entry.dueOn < day),
    notBefore: now,
    now,
  });
}

/** On the first start there is no earlier run, so only today's waves are due. */
async function lastComplete(
  tools: JobTools,
  of: { today: Day; holidays: ReadonlySet<Day> },
): Promise<Day> {
  const last = await tools.db.stores.runs.get(completeTo);
  const yesterday = addDays(of.today, -1);
  if (!last?.note || !isDay(last.note)) return workingDayOnOrBefore(yesterday, of.holidays);
  return last.note < of.today ? last.note : yesterday;
}

/**
 * Digests planned on an earlier day by a run that did not finish. Today's digests are protected by
 * their delivery keys.
 */
async function begunSince(
  { db }: JobTools,
  { now, since }: { now: Date; since: Day },
): Promise<Unanswered[]> {
  const days: Day[] = [];
  for (let day = addDays(since, 1); day < bangkokDay(now); day = addDays(day, 1)) days.push(day);
  if (days.length === 0) return [];
  return (await db.stores.deliveries.digestsOn(days)).flatMap(({ person, notice }) =>
    notice.kind === 'digest' ? [{ person, day: notice.day, entries: notice.entries }] : [],
  );
}

/** Unanswered digests since the last run. Their duties go to the next level. */
async function unansweredOf(
  tools: JobTools,
  of: { now: Date; since: Day; holidays: ReadonlySet<Day> },
): Promise<Unanswered[]> {
  const day = workingDayOnOrBefore(addDays(bangkokDay(of.now), -1), of.holidays);
  const sent = await tools.db.stores.deliveries.digestsOn([...new Set([day, of.since])]);
  return sent.flatMap((delivery) => {
    if (delivery.notice.kind !== 'digest' || delivery.state !== 'sent' || delivery.acknowledgedAt)
      return [];
    return [
      { person: delivery.person, day: delivery.notice.day, entries: delivery.notice.entries },
    ];
  });
}
