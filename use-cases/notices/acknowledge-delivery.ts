import * as z from 'zod/mini';
import { Problem } from '#domain/problem.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Acknowledges a reminder to the actor, which stops its escalation. */
export async function ownDelivery(env: UseCaseContext, id: string) {
  const delivery = await env.stores.deliveries.get(id);
  if (!delivery) throw new Problem('not-found');
  if (delivery.person !== env.actor.person) throw new Problem('not-allowed');
  return delivery;
}

/** รับทราบ */
export const acknowledgeDelivery = command({
  name: 'delivery.acknowledged',
  input: z.object({ id: z.string() }),
  run: async (env, { id }): Promise<{ first: boolean }> => {
    const delivery = await ownDelivery(env, id);
    if (delivery.acknowledgedAt) return { first: false };
    await env.stores.deliveries.mark(id, { acknowledgedAt: env.now });
    env.audit({ subject: id, areaCode: delivery.areaCode });
    return { first: true };
  },
});

/** A person acknowledges a reminder by opening its link from chat, or with the answer ทำแล้ว. */
export const markDeliverySeen = command({
  name: 'delivery.seen',
  input: z.object({ id: z.string(), answer: z.optional(z.enum(['seen', 'done'])) }),
  run: async (env, { id, answer }) => {
    const delivery = await ownDelivery(env, id);
    if (delivery.seenAt && (answer ?? 'seen') === 'seen') return {};
    await env.stores.deliveries.mark(id, {
      seenAt: delivery.seenAt ?? env.now,
      acknowledgedAt: delivery.acknowledgedAt ?? env.now,
    });
    env.audit({ subject: id, areaCode: delivery.areaCode, note: answer ?? 'seen' });
    return {};
  },
});
