import { limits } from '../limits.ts';
import { maxRetryPauseMs, retryPauseMs } from './retry.ts';

/** The result of an attempt to send; see `SendOutcome` of the LINE client. */
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

/** True when LINE refused the attempt or never got it. Then the next attempt may carry a new text. */
export function isKnownUnsent(kind: SentKind): boolean {
  return ['monthlyLimit', 'rateLimit', 'notSent', 'unauthorized'].includes(kind);
}

/** True when LINE is unreachable or refuses all our requests. The rest of the run then waits. */
export function isLineAway(kind: SentKind): boolean {
  return kind === 'notSent' || kind === 'unauthorized';
}

interface AfterSend {
  state: 'sent' | 'failed' | 'held' | 'planned';
  reason: string | null;
  notBefore?: Date;
}

/** The new state of a message after an attempt. */
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

/**
 * Whether a message may be sent when this many are left this month. Only urgent messages may use the
 * reserve.
 */
export function hasRoom({ left, urgent }: { left: number; urgent: boolean }): boolean {
  return left > (urgent ? 0 : limits.quota.reserve);
}

/** Whether this many remaining messages are enough to send held messages again. */
export function releasesHeld(left: number): boolean {
  return left > limits.quota.reserve;
}
