import { limits } from '../limits.ts';
import { maxRetryPauseMs, retryPauseMs } from './retry.ts';

/** What is known after an attempt to send; see `SendOutcome` of the LINE client. */
export type SentKind =
  | 'sent'
  | 'unknown'
  | 'notSent'
  | 'unauthorized'
  | 'monthlyLimit'
  | 'rateLimit'
  | 'refused';

/** Longest pause before the next try of a message that was not sent. */
const notSentBackOffMs = 5 * 60_000;

/** LINE refused the attempt or never got it. Nothing was sent, so the next one may carry a new text. */
export function isKnownUnsent(kind: SentKind): boolean {
  return ['monthlyLimit', 'rateLimit', 'notSent', 'unauthorized'].includes(kind);
}

/** LINE is unreachable or refuses us altogether: the rest of the run waits. */
export function isLineAway(kind: SentKind): boolean {
  return kind === 'notSent' || kind === 'unauthorized';
}

interface AfterSend {
  state: 'sent' | 'failed' | 'held' | 'planned';
  reason: string | null;
  notBefore?: Date;
}

/** What becomes of a message after an attempt. */
export function afterSend(
  outcome: { kind: SentKind; reason?: string },
  { attempts, now }: { attempts: number; now: Date },
): AfterSend {
  const { kind, reason = null } = outcome;
  if (kind === 'sent') return { state: 'sent', reason: null };
  if (kind === 'refused') return { state: 'failed', reason };
  if (kind === 'monthlyLimit') return { state: 'held', reason };
  const most = isKnownUnsent(kind) ? notSentBackOffMs : maxRetryPauseMs;
  const notBefore = new Date(now.getTime() + retryPauseMs(attempts, most));
  return { state: 'planned', reason, notBefore };
}

/** May a message be sent with so many left this month? Only urgent ones use the reserve. */
export function hasRoom({ left, urgent }: { left: number; urgent: boolean }): boolean {
  return left > (urgent ? 0 : limits.quota.reserve);
}

/** Held messages are tried again when so many are left. */
export function releasesHeld(left: number): boolean {
  return left > limits.quota.reserve;
}
