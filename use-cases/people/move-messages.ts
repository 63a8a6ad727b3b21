import { randomUUID } from 'node:crypto';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { continuerOf } from '#domain/people/hand-over.ts';
import type { HandOver, Part } from '#domain/people/hand-over.ts';
import type { Delivery } from '#models/deliveries.ts';
import type { HandOverRow } from '#models/hand-overs.ts';
import { dutiesOfNotice } from '../notices/notice-duties.ts';
import type { UseCaseContext } from '../use-case.ts';

/** A change of roles while drafts and messages are passed on. */
export type Passing = HandOver & { parts: readonly Part[]; holder: string };

/**
 * Passes unsent messages about one duty to the successor who is now responsible for the duty. Digests
 * are not passed on: the notice of the hand-over lists the open work, and the successor's own next
 * digest contains it.
 */
export async function movePlannedMessages(
  { stores }: UseCaseContext,
  passing: Passing,
): Promise<HandOverRow['messages']> {
  const planned = await stores.deliveries.plannedFor(passing.holder);
  const dutyOf = (delivery: Delivery): string | null => {
    const duties = delivery.notice.kind === 'digest' ? [] : dutiesOfNotice(delivery.notice);
    return duties.length === 1 ? (duties[0] ?? null) : null;
  };
  const duties = await stores.duties.many(planned.flatMap((delivery) => dutyOf(delivery) ?? []));
  const moved = planned.flatMap((delivery) => {
    const duty = duties.find(({ id }) => id === dutyOf(delivery));
    const work = duty && { action: 'duty.read' as const, subject: subjectOf(duty) };
    const person = work ? continuerOf(work, passing) : null;
    return person === null ? [] : [{ from: delivery.id, copy: copyFor(delivery, person) }];
  });
  for (const { from } of moved) await stores.deliveries.cancelOne(from, 'handed over');
  await stores.deliveries.plan(moved.map(({ copy }) => copy));
  return moved.map(({ from, copy }) => ({ from, to: copy.id }));
}

function copyFor(delivery: Delivery, person: string): Delivery {
  return { ...delivery, id: randomUUID(), key: `${delivery.key}>${person}`, person };
}

/** Returns messages that no successor has received yet. */
export async function returnMessages(
  { stores }: UseCaseContext,
  messages: HandOverRow['messages'],
): Promise<void> {
  for (const { from, to } of messages)
    if (await stores.deliveries.cancelOne(to, 'hand-over undone'))
      await stores.deliveries.replan(from);
}
