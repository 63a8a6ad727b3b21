import { randomUUID } from 'node:crypto';
import type { Duty } from '#domain/duty/duty.ts';
import { limits } from '#domain/limits.ts';
import type { SendOutcome } from '#bot/line/line-client.ts';
import { enlarge } from '#bot/messages/parts/enlarge.ts';
import { messagesOfNotice } from '#bot/messages/notice.ts';
import type { Message } from '#bot/line/line-client.ts';
import type { Delivery, Outcome } from '#models/deliveries.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Person } from '#models/persons.ts';
import { actorOf } from '#use-cases/people/join.ts';
import { recheckNotice } from './recheck-notice.ts';
import { isTooOldToRetry } from '#domain/deliveries/retry.ts';
import { afterSend, isKnownUnsent, isLineAway } from '#domain/deliveries/after-send.ts';
import type { JobTools } from './job.ts';

/** What all messages of one run of the sender share. */
export interface Sending {
  room: { take(urgent: boolean): boolean; close(): void };
  /** True when LINE is unreachable. The remaining messages then wait for the next run. */
  line: { isAway: boolean };
  /** Stores an outcome. Concurrent calls share one write. */
  settle: (outcome: Outcome) => Promise<unknown>;
}

/** A claimed message, with the data that was just read for its group. */
export interface Claimed {
  delivery: Delivery;
  /** Messages to the same person that are sent in the same push. */
  carried: readonly Delivery[];
  person: Person | undefined;
  duties: ReadonlyMap<string, Duty>;
}

/** Makes one attempt. Body and retry key are stored before it, its outcome after it. */
export async function deliverOne(
  tools: JobTools,
  { claimed, sending }: { claimed: Claimed; sending: Sending },
): Promise<Delivery['state']> {
  const { delivery } = claimed;
  const record = (to: After & { delivery: Delivery; thawed?: boolean }) =>
    recordOutcome(tools, { ...to, carried: claimed.carried.length > 0, sending });
  if ((delivery.claims ?? 0) > limits.event.claims)
    return record({ delivery, ...parked(tools, delivery) });
  if (isTooOldToRetry(delivery, tools.wallClock()))
    return record({ delivery, state: 'expired', reason: 'outcome unknown for a day' });
  if (delivery.body === null && !sending.room.take(delivery.urgent))
    return record({ delivery, state: 'held', reason: 'monthly quota' });
  const frozen = delivery.body === null ? await renderOnce(tools, claimed) : delivery;
  if (typeof frozen === 'string') return record({ delivery, state: 'cancelled', reason: frozen });
  const { body, retryKey } = frozen;
  if (body === null || retryKey === null) throw new Error('a frozen delivery has a body and a key');
  const outcome = await tools.line.push({ body, retryKey });
  noteOutcome(tools, { delivery, outcome, sending });
  return record({
    delivery: frozen,
    thawed: delivery.body === null && isKnownUnsent(outcome.kind),
    ...afterSend(outcome, { attempts: frozen.attempts, now: tools.clock() }),
  });
}

/** Reports to the run and to the log how an attempt ended. */
function noteOutcome(
  { log }: JobTools,
  of: { delivery: Delivery; outcome: SendOutcome; sending: Sending },
): void {
  const { delivery, outcome, sending } = of;
  if (outcome.kind === 'monthlyLimit') sending.room.close();
  if (isLineAway(outcome.kind)) sending.line.isAway = true;
  if (outcome.kind === 'refused' || outcome.kind === 'unauthorized')
    log.error({ delivery: delivery.id, ...outcome }, 'delivery not accepted');
}

/** Parks a message whose sending process died each time, so that it cannot end further processes. */
function parked({ log }: JobTools, delivery: Delivery): After {
  const reason = 'its sender died each time it was taken';
  log.error({ delivery: delivery.id, claims: limits.event.claims, reason }, 'delivery parked');
  return { state: 'parked', reason };
}

/**
 * Checks what is still true, then stores body and retry key before the first attempt. They are stored
 * only while we have the lease, so that two senders never store two bodies. A returned string says
 * why nothing is sent.
 */
async function renderOnce(tools: JobTools, claimed: Claimed): Promise<Delivery | string> {
  const { delivery, person, duties: known } = claimed;
  if (!person?.following) return 'not a friend of the account';
  const worth = await recheckNotice(tools, { delivery, person, known });
  if (!worth) return 'nothing left to say';
  const messages = await withCarried(tools, {
    claimed,
    person,
    own: { kind: delivery.notice.kind, messages: render(tools, { delivery, person, worth }) },
  });
  const body = JSON.stringify({ to: person.lineUserId, messages });
  const frozen = {
    body,
    retryKey: randomUUID(),
    firstAttemptAt: tools.wallClock(),
    notice: worth.notice,
  };
  const mine = { id: delivery.id, state: 'sending', body: null, leaseUntil: delivery.leaseUntil };
  return (await tools.db.stores.deliveries.update(mine, { $set: frozen })) ?? 'taken over';
}

/** The order in one push: reminders first, then other events, then terms and meetings. */
const laterKinds = ['terms', 'meeting'];

function rankOf(kind: Notice['kind']): number {
  return kind === 'digest' ? 0 : 1 + Math.max(0, laterKinds.indexOf(kind) + 1);
}

interface Part {
  kind: Notice['kind'];
  messages: readonly Message[];
}

/**
 * The messages of one push, in order. A message that is no longer true is cancelled. A message that
 * does not fit is planned again for a push of its own.
 */
async function withCarried(
  tools: JobTools,
  { claimed, person, own }: { claimed: Claimed; person: Person; own: Part },
): Promise<Message[]> {
  const { deliveries } = tools.db.stores;
  const { delivery: carrier, carried, duties: known } = claimed;
  const parts = [own];
  const told: { id: string; notice: Notice }[] = [];
  for (const delivery of carried) {
    const worth = await recheckNotice(tools, { delivery, person, known });
    const messages = worth ? render(tools, { delivery, person, worth }) : [];
    const room = limits.chat.messages - parts.flatMap((part) => part.messages).length;
    if (worth && messages.length > 0 && messages.length <= room) {
      parts.push({ kind: delivery.notice.kind, messages });
      told.push({ id: delivery.id, notice: worth.notice });
    } else
      await deliveries.settleCarried(
        carrier.id,
        messages.length > 0
          ? { state: 'planned', carriedBy: null }
          : { state: 'cancelled', reason: 'nothing left to say' },
        [delivery.id],
      );
  }
  await deliveries.setAll(
    told.map(({ id, notice }) => ({ filter: { id, state: 'carried' }, fields: { notice } })),
  );
  return parts.toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind)).flatMap((part) => part.messages);
}

interface Rendering {
  delivery: Delivery;
  person: Person;
  worth: NonNullable<Awaited<ReturnType<typeof recheckNotice>>>;
}

function render(tools: JobTools, { delivery, person, worth }: Rendering): readonly Message[] {
  const messages = messagesOfNotice({
    notice: worth.notice,
    duties: worth.duties,
    actor: actorOf(person),
    links: tools.links,
    now: tools.clock(),
    delivery: delivery.id,
  });
  return person.bigCards ? enlarge(messages) : messages;
}

interface After {
  state: Delivery['state'];
  reason: string | null;
  notBefore?: Date;
}

/**
 * Stores an outcome, also for the messages in the same push. Before these are planned again for
 * pushes of their own, the stored body with their texts is removed. So if the process dies in
 * between, no message is sent twice.
 */
async function recordOutcome(
  tools: JobTools,
  to: After & { delivery: Delivery; carried: boolean; thawed?: boolean; sending: Sending },
): Promise<Delivery['state']> {
  const { delivery, state, reason, notBefore, thawed = false, carried, sending } = to;
  const { deliveries } = tools.db.stores;
  const sent = state === 'sent' ? { sentAt: tools.clock() } : {};
  const isOver = overStates.has(state);
  if (carried && isOver) await deliveries.settleCarried(delivery.id, { state, reason, ...sent });
  await sending.settle({
    delivery,
    fields: {
      state,
      reason,
      leaseUntil: null,
      claims: 0,
      ...(notBefore ? { notBefore } : {}),
      ...sent,
      ...(thawed ? { body: null, retryKey: null, firstAttemptAt: null } : {}),
      ...(delivery.body === null ? {} : { attempts: delivery.attempts + 1 }),
    },
  });
  const isReleased = thawed || state === 'held' || state === 'cancelled';
  if (carried && !isOver && isReleased)
    await deliveries.settleCarried(delivery.id, { state: 'planned', carriedBy: null });
  return state;
}

const overStates: ReadonlySet<Delivery['state']> = new Set(['sent', 'failed', 'expired', 'parked']);
