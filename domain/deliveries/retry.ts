/** LINE honours a retry key for 24 hours. An older message with an unknown outcome is not sent again. */
const retryWithinMs = 23 * 3_600_000;
const firstPauseMs = 60_000;
export const maxRetryPauseMs = 60 * 60_000;

/** An attempt before this time is too old to repeat. */
export function oldestRetry(wallNow: Date): Date {
  return new Date(wallNow.getTime() - retryWithinMs);
}

export function isTooOldToRetry(
  { firstAttemptAt }: { firstAttemptAt: Date | null },
  wallNow: Date,
): boolean {
  return firstAttemptAt !== null && firstAttemptAt < oldestRetry(wallNow);
}

/** The pause grows with each attempt. */
export function retryPauseMs(attempts: number, most: number = maxRetryPauseMs): number {
  return Math.min(firstPauseMs * 2 ** attempts, most);
}
