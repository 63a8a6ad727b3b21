import * as z from 'zod/mini';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { can } from '#domain/permissions.ts';
import { urgentFirst, viewDutiesForActor } from '../duties/duty-views.ts';
import type { DutyView } from '#domain/duty/view.ts';
import { query } from '../use-case.ts';
import { dutiesOfNotice } from './notice-duties.ts';

/**
 * What a message to the actor was about, in its current state. Null when the message no longer
 * exists, was sent to another person, or is only about duties of a role that the actor no longer has.
 */
export const readDelivery = query({
  name: 'delivery.read',
  input: z.object({ id: z.string() }),
  run: async (env, { id }): Promise<{ duties: DutyView[] } | null> => {
    const delivery = await env.stores.deliveries.get(id);
    if (!delivery || delivery.person !== env.actor.person) return null;
    const duties = await env.stores.duties.many(dutiesOfNotice(delivery.notice));
    const own = duties.filter((duty) => can(env.actor, 'duty.acknowledge', subjectOf(duty)));
    if (duties.length > 0 && own.length === 0) return null;
    return { duties: await viewDutiesForActor(env, urgentFirst(env, own)) };
  },
});

/** A typed รับทราบ may acknowledge a reminder that is at most this old. */
const acknowledgedWithinMs = 3 * 24 * 60 * 60 * 1_000;

/** The actor's newest reminder that waits for รับทราบ; null if there is none. */
export const openDelivery = query({
  name: 'delivery.open',
  input: z.object({}),
  run: async ({ stores, actor, now }): Promise<{ id: string } | null> => {
    const since = new Date(now.getTime() - acknowledgedWithinMs);
    const delivery = await stores.deliveries.lastDigest(actor.person, since);
    return delivery && { id: delivery.id };
  },
});
