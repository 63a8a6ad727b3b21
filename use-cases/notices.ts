import { randomUUID } from 'node:crypto';
import { nextSendMoment } from '../domain/reminders.ts';
import type { Delivery, Notice } from '../models/deliveries.ts';
import type { Env } from './use-case.ts';

interface Plan {
  key: string;
  people: readonly string[];
  areaCode: string;
  notice: Notice;
  urgent?: boolean;
}

/** Stores what is to be said; the sender renders, freezes and sends it. Never to the one who did it. */
export async function notify(env: Env, plan: Plan): Promise<void> {
  const holidays = await env.stores.holidays.days();
  const notBefore = nextSendMoment(env.now, holidays);
  const others = plan.people.filter((id) => id !== env.actor.person);
  await env.stores.deliveries.plan(
    others.map((person) => plannedDelivery({ ...plan, person, notBefore, now: env.now })),
  );
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
