import { districtOf, provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { randomUUID } from 'node:crypto';
import type { ReviewStage, Duty } from '#domain/duty/duty.ts';
import { undoWindowMs } from '#domain/duty/undo.ts';
import type { Delivery } from '#models/deliveries.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { UseCaseContext } from '../use-case.ts';

interface Plan {
  key: string;
  people: readonly string[];
  areaCode: AreaCode | '';
  notice: Notice;
  urgent?: boolean;
  /**
   * The earliest time to send. Messages that are often followed by similar ones wait a little, so
   * that they can be combined.
   */
  from?: Date;
}

/**
 * Stores notices. The sender later writes the messages and sends them inside the send window. The
 * actor never gets one.
 */
export async function notify(env: UseCaseContext, plan: Plan): Promise<void> {
  const notBefore = plan.from ?? env.now;
  const others = plan.people.filter((id) => id !== env.actor.person);
  await env.stores.deliveries.plan(
    others.map((person) => plannedDelivery({ ...plan, person, notBefore, now: env.now })),
  );
}

/** The key prefix of messages about the decision that led to this version of the duty. */
export function decisionKey({ id, version }: Pick<Duty, 'id' | 'version'>): string {
  return `decision:${id}:${version}:`;
}

/**
 * Plans messages for the time when the decision can no longer be undone. Undoing the decision removes
 * them.
 */
export async function notifyOfDecision(
  env: UseCaseContext,
  { duty, ...plan }: Omit<Plan, 'key' | 'from' | 'areaCode'> & { duty: Duty },
): Promise<void> {
  const key = decisionKey(duty) + plan.notice.kind;
  await notify(env, { ...plan, key, areaCode: duty.areaCode, from: withdrawNotices(env) });
}

/** The time from which a decision made now can no longer be undone. */
export function withdrawNotices({ now }: Pick<UseCaseContext, 'now'>): Date {
  return new Date(now.getTime() + undoWindowMs);
}

/** The people who review reports at this stage. */
export async function reviewersAt(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { duty, desk }: { duty: Pick<Duty, 'areaCode'>; desk: ReviewStage },
): Promise<string[]> {
  const people = await (desk === 'district'
    ? stores.persons.holding('districtHead', [districtOf(duty.areaCode)])
    : stores.persons.holding('province', [provinceOf(duty.areaCode)]));
  return people.map((person) => person.id);
}

export function plannedDelivery(
  plan: Omit<Plan, 'people'> & { person: string; notBefore: Date; now: Date },
): Delivery {
  return {
    id: randomUUID(),
    key: `${plan.key}:${plan.person}`,
    person: plan.person,
    areaCode: plan.areaCode,
    notice: plan.notice,
    state: 'planned',
    urgent: plan.urgent ?? false,
    notBefore: plan.notBefore,
    body: null,
    retryKey: null,
    attempts: 0,
    firstAttemptAt: null,
    leaseUntil: null,
    plannedAt: plan.now,
    sentAt: null,
    acknowledgedAt: null,
    seenAt: null,
    reason: null,
  };
}
