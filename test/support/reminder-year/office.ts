import { addDays, bangkokDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import {
  afterSend,
  hasRoom,
  isKnownUnsent,
  isLineAway,
  releasesHeld,
} from '#domain/deliveries/after-send.ts';
import type { SentKind } from '#domain/deliveries/after-send.ts';
import {
  calendarLookBack,
  completeSince,
  entriesLeft,
  mergedDigest,
  supersedes,
} from '#domain/deliveries/digest-state.ts';
import { isTooOldToRetry } from '#domain/deliveries/retry.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { isMorning, usualPolicy } from '#domain/policy/reminder-policy.ts';
import type { ReminderPolicy } from '#domain/policy/reminder-policy.ts';
import { isSendingIn, sendingAreas } from '#domain/policy/sending-areas.ts';
import { escalatingFrom, ladderDays } from '#domain/policy/ladder.ts';
import { planDigests } from '#domain/reminders.ts';
import type { DigestEntry, LadderDays, Reachable } from '#domain/policy/ladder.ts';
import type { Digest } from '#domain/reminders.ts';

/** Longer than the product looks back. Older rows are forgotten, so that a year costs less. */
export const rememberedDays = 70;

/** A row of the outbox, as far as digests need it. */
export interface Row {
  key: string;
  person: string;
  day: Day;
  entries: readonly DigestEntry[];
  escalates: LadderDays;
  state: 'planned' | 'held' | 'sending' | 'sent' | 'cancelled' | 'expired';
  /** What is sent; fixed before the first attempt. */
  body: readonly DigestEntry[] | null;
  retryKey: string | null;
  attempts: number;
  firstAttemptAt: Date | null;
  leaseUntil: Date | null;
  notBefore: Date;
  isAcknowledged: boolean;
  /** LINE did not answer for a day, so it is told again. */
  isGivenUp: boolean;
}

export interface OfficePerson extends Reachable {
  following: boolean;
}

/** What LINE does with the next attempt. `dies…`: the process is killed at that moment. */
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

/** What the office tells its watcher. */
export interface Watch {
  stored(row: Row): void;
  /** `isRepeated`: an earlier run for these days was killed. */
  planned(of: { today: Day; since: Day; isRepeated: boolean }): void;
  frozen(row: Row, now: Date): void;
  accepted(message: Accepted): void;
}

/** One province: its ledger, its outbox in memory, and LINE. Every decision is the product's own. */
export interface Office {
  duties: Map<string, Duty>;
  people: Map<string, OfficePerson>;
  policy: ReminderPolicy;
  holidays: Set<Day>;
  publications: ReadonlyMap<string, Day>;
  rows: Map<string, Row>;
  /** Those that are not over. */
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

const leaseMs = 30_000;

/**
 * Plans the morning, as the job does. With `dies` the process ends after so many rows; with `twins` two
 * processes plan from the same reading.
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

/** One transaction: the older ones end with the new one, which is stored once a key. */
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
  if (office.rows.has(key)) return;
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

/** One run of the sender. Returns false when its process died. */
export function send(office: Office, of: { now: Date; luck: () => Luck; watch: Watch }): boolean {
  const { now } = of;
  const rule = { id: '57', reminders: office.policy, hold: office.isHeld ? hold : null };
  const areas = sendingAreas([rule], { now, holidays: office.holidays });
  if (!isSendingIn(areas, '57')) return true;
  for (const row of office.open) if (!isOpenState(row.state)) office.open.delete(row);
  const open = [...office.open];
  if (releasesHeld(office.left))
    for (const row of open) if (row.state === 'held') row.state = 'planned';
  const run = { isAway: false };
  for (const row of open) {
    if (run.isAway) return true;
    const isOrphan = row.state === 'sending' && (row.leaseUntil ?? now) <= now;
    if (!isOrphan && !(row.state === 'planned' && row.notBefore <= now)) continue;
    row.state = 'sending';
    row.leaseUntil = new Date(now.getTime() + leaseMs);
    if (!attempt(office, { ...of, row, run })) return false;
  }
  return true;
}

function isOpenState(state: Row['state']): boolean {
  return state === 'planned' || state === 'held' || state === 'sending';
}

const hold = { by: 'province', at: new Date(0), reason: 'ทดลอง' };

interface Attempt {
  row: Row;
  now: Date;
  luck: () => Luck;
  watch: Watch;
  run: { isAway: boolean };
}

/** One attempt: body and key are stored before it, the outcome after it. False when the process died. */
function attempt(office: Office, { row, now, luck, watch, run }: Attempt): boolean {
  const fate = luck();
  if (fate === 'diesClaimed') return false;
  if (isTooOldToRetry(row, now)) {
    row.isGivenUp = true;
    return end(row, 'expired');
  }
  const isFresh = row.body === null;
  if (isFresh) {
    if (!hasRoom({ left: office.left, urgent: false })) return end(row, 'held');
    const person = office.people.get(row.person);
    if (!person?.following) return end(row, 'cancelled');
    const left = entriesLeft(row.entries, { duties: office.duties, person });
    if (left.length === 0) return end(row, 'cancelled');
    office.keys += 1;
    Object.assign(row, { body: left, retryKey: `key-${office.keys}`, firstAttemptAt: now });
    watch.frozen(row, now);
  }
  if (fate === 'diesFrozen') return false;
  const kind = answer(office, { row, now, fate, watch });
  if (fate === 'diesSent') return false;
  if (isLineAway(kind)) run.isAway = true;
  if (isFresh && isKnownUnsent(kind))
    Object.assign(row, { body: null, retryKey: null, firstAttemptAt: null });
  const { state, notBefore } = afterSend({ kind }, { attempts: row.attempts, now });
  if (state === 'failed') throw new Error('this LINE refuses no message');
  row.attempts += 1;
  if (notBefore) row.notBefore = notBefore;
  return end(row, state);
}

function end(row: Row, state: Row['state']): true {
  row.state = state;
  row.leaseUntil = null;
  return true;
}

/** LINE: it takes a key once, and says so when it comes again. */
function answer(office: Office, of: { row: Row; now: Date; fate: Luck; watch: Watch }): SentKind {
  const { row, now, fate, watch } = of;
  const { retryKey, body } = row;
  if (retryKey === null || body === null) throw new Error('no body');
  if (office.isLineAway || fate === 'notSent') return 'notSent';
  if (fate === 'unauthorized' || fate === 'rateLimit') return fate;
  if (fate === 'lostBefore') return 'unknown';
  const isKnown = office.acceptedKeys.has(retryKey);
  if (!isKnown && office.left <= 0) return 'monthlyLimit';
  if (!isKnown) {
    office.acceptedKeys.add(retryKey);
    office.left -= 1;
    watch.accepted({ person: row.person, entries: body, row, at: now });
  }
  return fate === 'lostAfter' ? 'unknown' : 'sent';
}
