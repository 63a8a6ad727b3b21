import { bangkokDay } from '../calendar.ts';

/** A reminder of one morning that reached the person. */
export interface SentDigest {
  sentAt: Date;
  /** When the person acknowledged or opened it. */
  answeredAt: Date | null;
}

interface Reader {
  lastActiveAt?: Date | undefined;
  now: Date;
}

/** Reminders older than this are not counted. */
export const silenceWindowMs = 14 * 86_400_000;

/**
 * Mornings in a row, the newest first, on which a reminder stayed without an answer. Any use of the
 * system after a reminder is an answer. The reminder of today is not counted: the day is not over.
 */
export function silentDaysOf(
  digests: readonly SentDigest[],
  { lastActiveAt, now }: Reader,
): number {
  const today = bangkokDay(now);
  const earlier = digests
    .filter(({ sentAt }) => bangkokDay(sentAt) < today)
    .toSorted((a, b) => b.sentAt.getTime() - a.sentAt.getTime());
  const isAnswered = ({ sentAt, answeredAt }: SentDigest): boolean =>
    answeredAt !== null || (lastActiveAt !== undefined && lastActiveAt > sentAt);
  const answered = earlier.findIndex(isAnswered);
  const silent = answered === -1 ? earlier : earlier.slice(0, answered);
  return new Set(silent.map(({ sentAt }) => bangkokDay(sentAt))).size;
}
