import { addDays, workingDayOnOrBefore } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { isOwed } from '../duty/duty.ts';
import type { Duty } from '../duty/duty.ts';
import { isTooOldToRetry } from './retry.ts';
import { isStillDue } from '../reminders.ts';
import { isAbove } from '../policy/ladder.ts';
import type { DigestEntry, Reachable } from '../policy/ladder.ts';
import type { Digest } from '../reminders.ts';

/**
 * The last day whose digests are complete. On the first start no day is known, so only today's waves
 * count as due.
 */
export function completeSince(
  last: Day | null,
  { today, holidays }: { today: Day; holidays: ReadonlySet<Day> },
): Day {
  const yesterday = addDays(today, -1);
  if (last === null) return workingDayOnOrBefore(yesterday, holidays);
  return last < today ? last : yesterday;
}

/**
 * Merges older unsent digests into today's. For each duty, today's entry is used first, then the
 * newest older one.
 */
export function mergedDigest(
  today: Digest,
  older: readonly { day: string; entries: readonly DigestEntry[] }[],
): Digest {
  const entries = new Map(today.entries.map((entry) => [entry.duty, entry]));
  for (const digest of older.toSorted((a, b) => b.day.localeCompare(a.day)))
    for (const entry of digest.entries)
      if (!entries.has(entry.duty)) entries.set(entry.duty, entry);
  return { ...today, entries: [...entries.values()] };
}

interface Unsent {
  state: string;
  body: unknown;
  firstAttemptAt: Date | null;
  leaseUntil: Date | null;
}

/**
 * True for an unsent digest of an earlier morning that today's digest replaces. A digest that may
 * have reached LINE is replaced only when its retry key is too old; until then it is sent again under
 * that key.
 */
export function supersedes(row: Unsent, wallNow: Date): boolean {
  const { state, body, leaseUntil } = row;
  if (state === 'expired') return true;
  const isWaiting = state === 'held' || state === 'planned';
  if (isWaiting && body === null) return true;
  const isFree = isWaiting || (state === 'sending' && (leaseUntil ?? wallNow) <= wallNow);
  return isFree && isTooOldToRetry(row, wallNow);
}

/** Longer than any series of days off, and so longer than a change of holidays can move a wave. */
const calendarDays = 14;

/**
 * After a change of holidays, waves of the last days count again, and digests since `toldFrom` are
 * read. So a wave that moved is neither lost nor sent twice. Changes made since `changedSince` are
 * considered.
 */
export function calendarLookBack({ since, today }: { since: Day; today: Day }) {
  return {
    changedSince: addDays(today, -2 * calendarDays),
    wavesSince: addDays(since, -calendarDays),
    toldFrom: addDays(since, -2 * calendarDays),
  };
}

/** The entries that are still true when the digest is sent. */
export function entriesLeft<E extends DigestEntry>(
  entries: readonly E[],
  { duties, person }: { duties: ReadonlyMap<string, Duty>; person: Reachable },
): E[] {
  return entries.filter((entry) => {
    const duty = duties.get(entry.duty);
    if (!duty || !isOwed(duty)) return false;
    if (entry.escalatedFrom !== null) return duty.dueOn === entry.dueOn && isAbove(duty, person);
    return isStillDue(duty, { person, dueOn: entry.dueOn });
  });
}
