import {
  afterSend,
  hasRoom,
  isKnownUnsent,
  isLineAway,
  releasesHeld,
} from '#domain/deliveries/after-send.ts';
import type { SentKind } from '#domain/deliveries/after-send.ts';
import { entriesLeft } from '#domain/deliveries/digest-state.ts';
import { isTooOldToRetry } from '#domain/deliveries/retry.ts';
import { isSendingIn, sendingAreas } from '#domain/policy/sending-areas.ts';
import { isOpenState } from './office.ts';
import type { Luck, Office, Row, Watch } from './office.ts';

const leaseMs = 30_000;

/** One run of the sender. Returns false when its process was killed. */
export function send(office: Office, of: { now: Date; luck: () => Luck; watch: Watch }): boolean {
  const { now } = of;
  const rule = { id: '57', reminders: office.policy, hold: office.isHeld ? hold : null };
  const areas = sendingAreas([rule], {
    now,
    calendar: { in: () => office.holidays, country: office.holidays, provinces: [] },
  });
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

const hold = { by: 'province', at: new Date(0), reason: 'ทดลอง' };

interface Attempt {
  row: Row;
  now: Date;
  luck: () => Luck;
  watch: Watch;
  run: { isAway: boolean };
}

/**
 * One attempt. Body and key are stored before it, the outcome after it. Returns false when the process was
 * killed.
 */
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

/** LINE accepts a key once, and reports when the key is repeated. */
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
