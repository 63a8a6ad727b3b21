import { randomUUID } from 'node:crypto';
import { announcementKey } from '#domain/announcements/announcement.ts';
import { limits } from '#domain/limits.ts';
import type { SendOutcome } from '#bot/line/line-client.ts';
import { announcementCard } from '#bot/messages/announcement.ts';
import type { Announcement, AnnouncementBlock } from '#models/announcements.ts';
import type { Delivery } from '#models/deliveries.ts';
import { noticeOf } from '#use-cases/announcements/follow-announcement.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import type { JobTools } from './job.ts';
import { isTooOldToRetry, retryPauseMs } from '#domain/deliveries/retry.ts';

/** Longer than one request can take, so that a block of a dead process is released soon afterwards. */
const leaseMs = 60_000;

interface Run {
  /** The announcements whose blocks may be sent. */
  announcements: readonly string[];
  /** How many messages are left this month. */
  room: { left: number };
}

/** Makes one attempt for the next block. Body and retry key are stored before it, its outcome after it. */
export async function sendBlock(tools: JobTools, run: Run): Promise<'next' | 'stop'> {
  const { announcements, announcementBlocks } = tools.db.stores;
  const wallNow = tools.wallClock();
  const leaseUntil = new Date(wallNow.getTime() + leaseMs);
  const block = await announcementBlocks.claim(run.announcements, {
    now: tools.clock(),
    wallNow,
    leaseUntil,
  });
  if (!block) return 'stop';
  const announcement = await announcements.get(block.announcement);
  if (!announcement) throw new Error(`no announcement of block ${block.id}`);
  if (isTooOldToRetry(block, wallNow)) {
    const reason = 'outcome unknown for a day';
    await end(tools, { announcement, block, state: 'expired', reason });
    return 'next';
  }
  if (block.body === null && run.room.left - block.people.length < limits.quota.reserve) {
    await wait(tools, { block, reason: 'monthly quota' });
    return 'stop';
  }
  const frozen = block.body === null ? await renderOnce(tools, { announcement, block }) : block;
  if (frozen === null) return 'next';
  const { body, retryKey } = frozen;
  if (body === null || retryKey === null) {
    await end(tools, { announcement, block: frozen, state: 'sent', reason: null });
    return 'next';
  }
  const outcome = await tools.line.multicast({ body, retryKey });
  return settle(tools, { announcement, block: frozen, outcome, run });
}

interface Sent {
  announcement: Announcement;
  block: AnnouncementBlock;
}

/**
 * Stores body and key while we have the lease. The body stays empty when nobody in the block can be
 * reached.
 */
async function renderOnce(
  tools: JobTools,
  { announcement, block }: Sent,
): Promise<AnnouncementBlock | null> {
  const { persons, announcementBlocks } = tools.db.stores;
  const people = await persons.many(block.people);
  const friends = people.filter(({ following }) => following);
  const reached = new Set(friends.map(({ id }) => id));
  const others = block.people.filter((id) => !reached.has(id));
  await tools.db.stores.deliveries.plan(
    rowsOf(tools, { announcement, people: others, state: 'cancelled', reason: notFriend }),
  );
  const messages = [announcementCard(noticeOf(announcement, { isReminder: false }), tools.links)];
  const body = JSON.stringify({ to: friends.map(({ lineUserId }) => lineUserId), messages });
  return announcementBlocks.settle(
    block,
    friends.length === 0
      ? { people: [] }
      : {
          people: friends.map(({ id }) => id),
          body,
          retryKey: randomUUID(),
          firstAttemptAt: tools.wallClock(),
        },
  );
}

const notFriend = 'not a friend of the account';

async function settle(
  tools: JobTools,
  { announcement, block, outcome, run }: Sent & { outcome: SendOutcome; run: Run },
): Promise<'next' | 'stop'> {
  if (outcome.kind === 'sent') {
    run.room.left -= block.people.length;
    await end(tools, { announcement, block, state: 'sent', reason: null });
    return 'next';
  }
  const { reason } = outcome;
  tools.log.error({ block: block.id, ...outcome }, 'announcement not accepted');
  if (outcome.kind === 'unknown') {
    await wait(tools, { block, reason });
    return 'next';
  }
  if (outcome.kind === 'refused') {
    await refused(tools, { announcement, block, reason });
    return 'next';
  }
  // LINE accepted nothing, so the next attempt may have another body.
  await wait(tools, { block: { ...block, body: null }, reason });
  return 'stop';
}

/**
 * LINE refuses a whole block for one unknown recipient and then sends nothing. The block is halved,
 * and the halves are sent with keys of their own, until only the refused recipient is left in a
 * block.
 */
async function refused(
  tools: JobTools,
  { announcement, block, reason }: Sent & { reason: string },
): Promise<void> {
  const [first] = block.people;
  if (first === undefined || block.people.length === 1)
    return end(tools, { announcement, block, state: 'failed', reason });
  const half = Math.ceil(block.people.length / 2);
  const fresh = { ...block, state: 'planned', notBefore: tools.clock(), ...unrendered } as const;
  await tools.db.transaction(async () => {
    const blocks = tools.db.stores.announcementBlocks;
    if ((await blocks.remove({ id: block.id, leaseUntil: block.leaseUntil })) === 0) return;
    await blocks.insertMissing([
      { ...fresh, id: `${block.id}a`, people: block.people.slice(0, half) },
      { ...fresh, id: `${block.id}b`, people: block.people.slice(half) },
    ]);
  });
}

const unrendered = {
  body: null,
  retryKey: null,
  firstAttemptAt: null,
  leaseUntil: null,
  attempts: 0,
} as const;

/** Plans the block again for later. A block without a body gets a new one. */
async function wait(
  tools: JobTools,
  { block, reason }: { block: AnnouncementBlock; reason: string },
): Promise<void> {
  const at = new Date(tools.clock().getTime() + retryPauseMs(block.attempts));
  await tools.db.stores.announcementBlocks.settle(block, {
    ...(block.body === null ? unrendered : { leaseUntil: null }),
    state: 'planned',
    notBefore: at,
    attempts: block.attempts + 1,
    reason,
  });
}

interface End extends Sent {
  state: 'sent' | 'failed' | 'expired';
  reason: string | null;
}

/** Ends a block and adds a row to the outbox for each of its people. */
async function end(tools: JobTools, { announcement, block, state, reason }: End): Promise<void> {
  const { people } = block;
  await tools.db.transaction(async () => {
    const { announcementBlocks, deliveries } = tools.db.stores;
    const set = { state: state === 'sent' ? state : ('failed' as const), reason, leaseUntil: null };
    if (!(await announcementBlocks.settle(block, { ...set, body: null }))) return;
    await deliveries.plan(rowsOf(tools, { announcement, people, state, reason }));
  });
  for (const _person of people) tools.countDelivery(state);
}

function rowsOf(
  tools: JobTools,
  of: {
    announcement: Announcement;
    people: readonly string[];
    state: Delivery['state'];
    reason: string | null;
  },
): Delivery[] {
  const { announcement, people, state, reason } = of;
  const now = tools.clock();
  const notice = noticeOf(announcement, { isReminder: false });
  const key = announcementKey(announcement.id).slice(0, -1);
  const { areaCode, sendAt } = announcement;
  return people.map((person) => ({
    ...plannedDelivery({ key, areaCode, notice, person, notBefore: sendAt, now }),
    state,
    reason,
    sentAt: state === 'sent' ? now : null,
  }));
}
