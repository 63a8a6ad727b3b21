import { bangkokDay } from '../calendar.ts';

/** A morning reminder that reached the person. */
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
 * The number of consecutive mornings, counted back from the newest, on which the person did not
 * answer a reminder. Any use of the system after a reminder counts as an answer. Today's reminder is
 * left out, because the day is not over.
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
