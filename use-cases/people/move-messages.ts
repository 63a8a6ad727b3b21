import { randomUUID } from 'node:crypto';
import { successorFor } from '#domain/people/hand-over.ts';
import type { Part } from '#domain/people/hand-over.ts';
import type { Delivery } from '#models/deliveries.ts';
import { dutiesOfNotice } from '../notices/notice-duties.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * Passes unsent messages about one duty to the successor of its area. Digests are not passed on:
 * the notice of the hand-over lists the open work, and the successor's own next digest contains it.
 */
export async function movePlannedMessages(
  { stores }: UseCaseContext,
  { holder, parts }: { holder: string; parts: readonly Part[] },
): Promise<void> {
  const planned = await stores.deliveries.plannedFor(holder);
  const about = planned.flatMap((delivery) => {
    const duties = dutiesOfNotice(delivery.notice);
    return duties.length === 1 && delivery.notice.kind !== 'digest' ? [{ delivery, duties }] : [];
  });
  const duties = await stores.duties.many(about.flatMap((message) => message.duties));
  const areaOf = new Map(duties.map((duty) => [duty.id, duty.areaCode]));
  const moved: Delivery[] = [];
  for (const {
    delivery,
    duties: [id = ''],
  } of about) {
    const areaCode = areaOf.get(id);
    const to = areaCode === undefined ? null : successorFor(parts, areaCode);
    if (to === null) continue;
    await stores.deliveries.cancelOne(delivery.id, 'handed over');
    moved.push({ ...delivery, id: randomUUID(), key: `${delivery.key}>${to}`, person: to });
  }
  await stores.deliveries.plan(moved);
}
