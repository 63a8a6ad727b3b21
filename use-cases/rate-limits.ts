import { bangkokDay } from '#domain/calendar.ts';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import type { ProblemCode } from '#domain/problem.ts';
import type { Stores } from '#models/mongo/connect.ts';
import type { RateCount } from '#models/rate-counters.ts';
import type { RequestContext } from './use-case.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

function minuteWindow(now: Date): Date {
  return new Date((Math.floor(now.getTime() / minuteMs) + 1) * minuteMs);
}

/** The day window ends at midnight in Bangkok. */
export function dayWindow(now: Date): Date {
  return new Date(Date.parse(`${bangkokDay(now)}T00:00:00+07:00`) + dayMs);
}

/** A refusal that says when the person may try again. */
export function refusedUntil(code: ProblemCode, of: { now: Date; until: Date }): Problem {
  const seconds = Math.max(1, Math.ceil((of.until.getTime() - of.now.getTime()) / 1_000));
  return new Problem(code, { details: { retryAfterSeconds: seconds } });
}

/**
 * Counts a read workbook, or a file link that was made or opened, for this person and minute, across
 * all processes. Refuses with `too-many-workbooks`. It counts before the work, so that concurrent
 * requests cannot exceed the limit.
 */
export async function requireFileAllowance({
  db,
  actor,
  now,
}: Pick<RequestContext, 'db' | 'actor' | 'now'>): Promise<void> {
  const until = minuteWindow(now);
  const count = await db.stores.rateCounters.add({ key: `file:${actor.person}:minute`, until });
  if (count > limits.request.filesPerPersonMinute)
    throw refusedUntil('too-many-workbooks', { now, until });
}

/** Counts a page of open data for this key and minute, across all processes. */
export async function requireOpenAllowance(
  { stores, now }: { stores: Pick<Stores, 'rateCounters'>; now: Date },
  key: string,
): Promise<void> {
  const until = minuteWindow(now);
  const count = await stores.rateCounters.add({ key: `open:${key}:minute`, until });
  if (count > limits.openData.pagesPerMinute) throw refusedUntil('too-many-pages', { now, until });
}

interface CodeTry {
  stores: Pick<Stores, 'rateCounters'>;
  now: Date;
  person: string;
  /** The network address of the caller; missing in chat. */
  address?: string | undefined;
}

const refusals = new Set<ProblemCode>(['invite-invalid', 'group-code-invalid']);

/**
 * Runs one try of an invite or group code. The try is counted before it runs, and removed from the
 * count if the code was right, so that concurrent tries cannot exceed the limit. A person over the
 * limit is refused without a try. An address over its limit is refused only when the code is wrong,
 * so that other people behind the same address can still join.
 */
export async function countingWrongCodes<T>(of: CodeTry, work: () => Promise<T>): Promise<T> {
  const { stores, now, person, address } = of;
  const minute = { key: `code:${person}:minute`, until: minuteWindow(now) };
  const day = { key: `code:${person}:day`, until: dayWindow(now) };
  const { perPersonMinute, perPersonDay, perAddressMinute } = limits.code;
  const add = (counted: RateCount, by: number) => stores.rateCounters.add(counted, by);
  const takeBack = () => Promise.all([add(minute, -1), add(day, -1)]);
  // A try refused by the minute limit does not count for the day.
  if ((await add(minute, 1)) > perPersonMinute)
    throw refusedUntil('too-many-codes', { now, until: minute.until });
  if ((await add(day, 1)) > perPersonDay)
    throw refusedUntil('too-many-codes', { now, until: day.until });
  try {
    const done = await work();
    await takeBack();
    return done;
  } catch (error) {
    if (!(error instanceof Problem) || !refusals.has(error.code)) {
      await takeBack();
      throw error;
    }
    const near = { key: `code:${address ?? ''}:address`, until: minuteWindow(now) };
    if (address !== undefined && (await add(near, 1)) > perAddressMinute)
      throw refusedUntil('too-many-codes', { now, until: near.until });
    throw error;
  }
}
