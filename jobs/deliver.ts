import type { Day } from '#domain/calendar.ts';
import { randomUUID } from 'node:crypto';
import { isInSendWindow, nextSendMoment } from '#domain/send-window.ts';
import type { SendOutcome } from '#bot/line/line-client.ts';
import { refreshMenuOf } from '#bot/rich-menu/refresh.ts';
import { messagesOfNotice } from '#bot/messages/notice.ts';
import type { Delivery } from '#models/deliveries.ts';
import type { Person } from '#models/persons.ts';
import { actorOf } from '#use-cases/people/join.ts';
import { limits } from '#domain/limits.ts';
import { recheckNotice } from './support/recheck-notice.ts';
import { quotaBudget } from './support/quota.ts';
import type { Job, JobTools } from './support/job.ts';

const concurrency = 32;
/** Longer than one push may take, so that deliveries of a dead process are released soon after. */
const leaseMs = 30_000;
/**
 * LINE honours a retry key for 24 hours. An older delivery with an unknown outcome is not retried.
 */
const retryWithinMs = 23 * 3_600_000;
const firstBackOffMs = 60_000;
const maxBackOffMs = 60 * 60_000;
/** Longest pause before the next try of a message that was not sent. */
const notSentBackOffMs = 5 * 60_000;

/** Sends planned deliveries inside the send window: at most once per retry key, and none is lost. */
export const deliver: Job = {
  name: 'deliver',
  schedule: { every: 1 },
  run: async (tools) => {
    const { deliveries, holidays } = tools.db.stores;
    const days = await holidays.days();
    if (!isInSendWindow(tools.clock(), days)) return false;
    if (!(await deliveries.isAnythingDue({ now: tools.clock(), wallNow: tools.wallClock() })))
      return {};
    const room = await quotaBudget(tools);
    const tally: Record<string, number> = {};
    const line = { isAway: false };
    const worker = async (orphans: boolean): Promise<void> => {
      while (!line.isAway) {
        const now = tools.clock();
        const wallNow = tools.wallClock();
        const leaseUntil = new Date(wallNow.getTime() + leaseMs);
        const taken = await deliveries.claim({ now, wallNow, leaseUntil, orphans });
        if (!taken) return;
        const state = await deliverOne(tools, { delivery: taken, room, holidays: days, line });
        if (state === 'sent' && taken.notice.kind !== 'digest') await changeMenu(tools, taken);
        tally[state] = (tally[state] ?? 0) + 1;
        tools.countDelivery(state);
      }
    };
    // Handle deliveries of dead processes one at a time: otherwise we cannot know which one ended
    // its process.
    const kinds = [true, ...Array.from({ length: concurrency }, () => false)];
    const ended = await Promise.allSettled(kinds.map(worker));
    const broken = ended.find((result) => result.status === 'rejected');
    if (broken) throw broken.reason;
    return tally;
  },
};

/** The rich menu shows a person's duties, so a notice changes it. After a failure the morning job updates it. */
async function changeMenu(tools: JobTools, { person }: Delivery): Promise<void> {
  const found = await tools.db.stores.persons.get(person);
  if (!found) return;
  const { db, line, log } = tools;
  await refreshMenuOf({ db, line, now: tools.clock() }, found).catch((error: unknown) =>
    log.error({ person, error: String(error) }, 'menu not changed'),
  );
}

interface One {
  delivery: Delivery;
  room: { take(urgent: boolean): boolean; close(): void };
  holidays: ReadonlySet<Day>;
  /** LINE is unreachable: the rest waits for the next run. */
  line: { isAway: boolean };
}

async function deliverOne(tools: JobTools, one: One): Promise<Delivery['state']> {
  const { delivery, room } = one;
  if ((delivery.claims ?? 0) > limits.event.claims) return park(tools, delivery);
  if (isTooOld(delivery, tools.wallClock()))
    return recordOutcome(tools, {
      delivery,
      state: 'expired',
      reason: 'outcome unknown for a day',
    });
  if (delivery.body === null && !room.take(delivery.urgent)) {
    return recordOutcome(tools, { delivery, state: 'held', reason: 'monthly quota' });
  }
  const frozen = delivery.body === null ? await renderOnce(tools, delivery) : delivery;
  if (typeof frozen === 'string')
    return recordOutcome(tools, { delivery, state: 'cancelled', reason: frozen });
  const { body, retryKey } = frozen;
  if (body === null || retryKey === null) throw new Error('a frozen delivery has a body and a key');
  const outcome = await tools.line.push({ body, retryKey });
  if (outcome.kind === 'monthlyLimit') room.close();
  if (outcome.kind === 'notSent' || outcome.kind === 'unauthorized') one.line.isAway = true;
  if (outcome.kind === 'refused' || outcome.kind === 'unauthorized')
    tools.log.error({ delivery: delivery.id, ...outcome }, 'delivery not accepted');
  const thawed = delivery.body === null && isKnownUnsent(outcome);
  return recordOutcome(tools, {
    delivery: frozen,
    thawed,
    ...afterSend(tools, { delivery: frozen, outcome, holidays: one.holidays }),
  });
}

/** LINE refused the first attempt. Nothing was sent, so the next one may carry a new text. */
function isKnownUnsent({ kind }: SendOutcome): boolean {
  return ['monthlyLimit', 'rateLimit', 'notSent', 'unauthorized'].includes(kind);
}

/** Parks a delivery whose sending process died each time, so that it ends no other process. */
async function park(tools: JobTools, delivery: Delivery): Promise<Delivery['state']> {
  const reason = 'its sender died each time it was taken';
  tools.log.error(
    { delivery: delivery.id, claims: limits.event.claims, reason },
    'delivery parked',
  );
  return recordOutcome(tools, { delivery, state: 'parked', reason });
}

function isTooOld(delivery: Delivery, wallNow: Date): boolean {
  const first = delivery.firstAttemptAt;
  return first !== null && wallNow.getTime() - first.getTime() > retryWithinMs;
}

/**
 * Checks what is still true, then stores body and retry key before the first attempt. It stores
 * them only while the lease is ours, so that two senders never store two bodies. A returned string
 * says why nothing is sent.
 */
async function renderOnce(tools: JobTools, delivery: Delivery): Promise<Delivery | string> {
  const { stores } = tools.db;
  const person = await stores.persons.get(delivery.person);
  if (!person?.following) return 'not a friend of the account';
  const worth = await recheckNotice(tools, { delivery, person });
  if (!worth) return 'nothing left to say';
  const body = JSON.stringify({
    to: person.lineUserId,
    messages: render(tools, { delivery, person, worth }),
  });
  const frozen = {
    body,
    retryKey: randomUUID(),
    firstAttemptAt: tools.wallClock(),
    notice: worth.notice,
  };
  const mine = { id: delivery.id, state: 'sending', body: null, leaseUntil: delivery.leaseUntil };
  return (await stores.deliveries.update(mine, { $set: frozen })) ?? 'taken over';
}

interface Rendering {
  delivery: Delivery;
  person: Person;
  worth: NonNullable<Awaited<ReturnType<typeof recheckNotice>>>;
}

function render(tools: JobTools, { delivery, person, worth }: Rendering) {
  return messagesOfNotice({
    notice: worth.notice,
    duties: worth.duties,
    actor: actorOf(person),
    links: tools.links,
    now: tools.clock(),
    delivery: delivery.id,
  });
}

interface After {
  state: Delivery['state'];
  reason: string | null;
  notBefore?: Date;
}

function afterSend(
  tools: JobTools,
  of: { delivery: Delivery; outcome: SendOutcome; holidays: ReadonlySet<Day> },
): After {
  const { outcome, delivery } = of;
  if (outcome.kind === 'sent') return { state: 'sent', reason: null };
  if (outcome.kind === 'refused') return { state: 'failed', reason: outcome.reason };
  if (outcome.kind === 'monthlyLimit') return { state: 'held', reason: outcome.reason };
  const most = isKnownUnsent(outcome) ? notSentBackOffMs : maxBackOffMs;
  const wait = Math.min(firstBackOffMs * 2 ** delivery.attempts, most);
  const notBefore = nextSendMoment(new Date(tools.clock().getTime() + wait), of.holidays);
  return { state: 'planned', reason: outcome.reason, notBefore };
}

async function recordOutcome(
  tools: JobTools,
  to: After & { delivery: Delivery; thawed?: boolean },
): Promise<Delivery['state']> {
  const { delivery, state, reason, notBefore, thawed } = to;
  await tools.db.stores.deliveries.update(
    { id: delivery.id, state: 'sending', leaseUntil: delivery.leaseUntil },
    {
      $set: {
        state,
        reason,
        leaseUntil: null,
        claims: 0,
        ...(notBefore ? { notBefore } : {}),
        ...(state === 'sent' ? { sentAt: tools.clock() } : {}),
        ...(thawed ? { body: null, retryKey: null, firstAttemptAt: null } : {}),
      },
      ...(delivery.body === null ? {} : { $inc: { attempts: 1 } }),
    },
  );
  return state;
}
