import { addDays, bangkokDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import {
  calendarLookBack,
  completeSince,
  mergedDigest,
  supersedes,
} from '#domain/deliveries/digest-state.ts';
import { isTooOldToRetry } from '#domain/deliveries/retry.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { isMorning, usualPolicy } from '#domain/policy/reminder-policy.ts';
import type { ReminderPolicy } from '#domain/policy/reminder-policy.ts';
import { escalatingFrom, ladderDays } from '#domain/policy/ladder.ts';
import { planDigests } from '#domain/reminders.ts';
import type { DigestEntry, LadderDays, Reachable } from '#domain/policy/ladder.ts';
import type { Digest } from '#domain/reminders.ts';

/**
 * The number of days for which rows are kept. It is longer than the product looks back, and keeps a year
 * fast.
 */
export const rememberedDays = 70;

/** A row of the outbox, with the fields that digests need. */
export interface Row {
  key: string;
  person: string;
  day: Day;
  entries: readonly DigestEntry[];
  escalates: LadderDays;
  state: 'planned' | 'held' | 'sending' | 'sent' | 'cancelled' | 'expired';
  /** The message that is sent. It is fixed before the first attempt. */
  body: readonly DigestEntry[] | null;
  retryKey: string | null;
  attempts: number;
  firstAttemptAt: Date | null;
  leaseUntil: Date | null;
  notBefore: Date;
  isAcknowledged: boolean;
  /** LINE did not answer for a day, so its duties are reminded of again. */
  isGivenUp: boolean;
}

export interface OfficePerson extends Reachable {
  following: boolean;
}

/** The result of the next attempt at LINE. With `dies…` the process is killed at that moment. */
export type Luck =
  | 'good'
  | 'lostBefore'
  | 'lostAfter'
  | 'notSent'
  | 'unauthorized'
  | 'rateLimit'
  | 'diesClaimed'
  | 'diesFrozen'
  | 'diesSent';

export interface Accepted {
  person: string;
  entries: readonly DigestEntry[];
  row: Row;
  at: Date;
}

/** Events that the office reports to the model. */
export interface Watch {
  stored(row: Row): void;
  /** `isRepeated`: an earlier run for the same days was killed. */
  planned(of: { today: Day; since: Day; isRepeated: boolean }): void;
  frozen(row: Row, now: Date): void;
  accepted(message: Accepted): void;
}

/**
 * One province with its ledger, its outbox in memory, and LINE. Every decision is made by the product’s own
 * code.
 */
export interface Office {
  duties: Map<string, Duty>;
  people: Map<string, OfficePerson>;
  policy: ReminderPolicy;
  holidays: Set<Day>;
  publications: ReadonlyMap<string, Day>;
  rows: Map<string, Row>;
  /** Rows that are not finished. */
  open: Set<Row>;
  completeTo: Day | null;
  /** The last day on which a run was killed. */
  killedOn: Day | null;
  holidaysChangedOn: Day;
  isHeld: boolean;
  isLineAway: boolean;
  left: number;
  acceptedKeys: Set<string>;
  keys: number;
}

export function createOffice(of: {
  duties: readonly Duty[];
  people: readonly OfficePerson[];
  holidays: ReadonlySet<Day>;
  publications: ReadonlyMap<string, Day>;
}): Office {
  return {
    duties: new Map(of.duties.map((duty) => [duty.id, duty])),
    people: new Map(of.people.map((person) => [person.id, person])),
    policy: usualPolicy,
    holidays: new Set(of.holidays),
    publications: of.publications,
    rows: new Map(),
    open: new Set(),
    completeTo: null,
    killedOn: null,
    holidaysChangedOn: '2000-01-01',
    isHeld: false,
    isLineAway: false,
    left: Number.POSITIVE_INFINITY,
    acceptedKeys: new Set(),
    keys: 0,
  };
}

/**
 * Plans the digests of the morning, as the job does. With `dies` the process ends after this number of
 * rows. With `twins` two processes plan from the same reading.
 */
export function plan(
  office: Office,
  of: { now: Date; dies: number | null; twins: boolean; watch: Watch },
): void {
  const { now, watch } = of;
  const today = bangkokDay(now);
  const { policy, holidays } = office;
  if (!isMorning(policy, { now, holidays }) || office.completeTo === today) return;
  const since = completeSince(office.completeTo, { today, holidays });
  const planned = rowsToPlan(office, { now, today, since });
  for (let process = 0; process < (of.twins ? 2 : 1); process += 1) {
    const isLast = process === (of.twins ? 1 : 0);
    const stored = isLast && of.dies !== null ? planned.slice(0, of.dies) : planned;
    for (const { digest, supersedes: older } of stored)
      store(office, { digest, older, now, watch });
    if (isLast && of.dies !== null) {
      office.killedOn = today;
      return;
    }
  }
  office.completeTo = today;
  for (const [key, row] of office.rows)
    if (row.day < addDays(today, -rememberedDays) && !isOpenState(row.state))
      office.rows.delete(key);
  const isRepeated = office.killedOn !== null && office.killedOn > since;
  watch.planned({ today, since, isRepeated });
}

interface ToPlan {
  digest: Digest;
  supersedes: readonly Row[];
}

function rowsToPlan(office: Office, of: { now: Date; today: Day; since: Day }): ToPlan[] {
  const { now, today, since } = of;
  const { policy, holidays, publications } = office;
  const rows = [...office.rows.values()];
  const from = escalatingFrom({ holidays, since });
  const { changedSince, wavesSince, toldFrom } = calendarLookBack({ since, today });
  const isMoved = office.holidaysChangedOn >= changedSince;
  const escalates = ladderDays(today, { policy, holidays });
  const digests = planDigests({
    policy,
    holidays,
    publications,
    now,
    since,
    duties: [...office.duties.values()],
    people: [...office.people.values()].filter(({ following }) => following),
    unanswered: rows.filter(
      (row) => row.state === 'sent' && !row.isAcknowledged && row.day >= from && row.day < today,
    ),
    begun: rows.filter((row) => row.day > since && row.day < today),
    ...(isMoved
      ? { wavesSince, told: rows.filter((row) => row.day >= toldFrom && row.day < today) }
      : {}),
  });
  const older = Map.groupBy(
    rows.filter((row) => row.day < today && supersedes(row, now)),
    (row) => row.person,
  );
  const byPerson = new Map(digests.map((digest) => [digest.person, digest]));
  const fresh = digests.filter(({ person }) => !older.has(person));
  return [
    ...fresh.map((digest) => ({ digest, supersedes: [] })),
    ...[...older].map(([person, unsent]) => ({
      digest: mergedDigest(
        byPerson.get(person) ?? { person, day: today, entries: [], escalates },
        unsent,
      ),
      supersedes: unsent,
    })),
  ];
}

/** One transaction: it stores the new row once a key and ends the older ones that it replaces. */
function store(
  office: Office,
  of: { digest: Digest; older: readonly Row[]; now: Date; watch: Watch },
): void {
  const { person, day, entries, escalates } = of.digest;
  for (const row of of.older) {
    if (!supersedes(row, of.now)) continue;
    row.isGivenUp = isTooOldToRetry(row, of.now);
    row.state = 'cancelled';
  }
  const key = `digest:${day}:${person}`;
  const stored = office.rows.get(key);
  if (stored) {
    if (stored.body !== null || !['planned', 'held'].includes(stored.state)) return;
    Object.assign(stored, { entries: mergedDigest(of.digest, [stored]).entries, escalates });
    of.watch.stored(stored);
    return;
  }
  const row: Row = {
    key,
    person,
    day,
    entries,
    escalates,
    state: 'planned',
    body: null,
    retryKey: null,
    attempts: 0,
    firstAttemptAt: null,
    leaseUntil: null,
    notBefore: of.now,
    isAcknowledged: false,
    isGivenUp: false,
  };
  office.rows.set(key, row);
  office.open.add(row);
  of.watch.stored(row);
}

export function isOpenState(state: Row['state']): boolean {
  return state === 'planned' || state === 'held' || state === 'sending';
}
