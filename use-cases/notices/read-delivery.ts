import * as z from 'zod/mini';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { can } from '#domain/permissions.ts';
import { urgentFirst, viewDutiesForActor } from '../duties/duty-views.ts';
import type { DutyView } from '#domain/duty/view.ts';
import { query } from '../use-case.ts';
import { dutiesOfNotice } from './notice-duties.ts';

/**
 * What a message to the actor was about and they may still read, in its current state; null when it is gone or was
 * sent to another person.
 */
export const readDelivery = query({
  name: 'delivery.read',
  input: z.object({ id: z.string() }),
  run: async (env, { id }): Promise<{ duties: DutyView[] } | null> => {
    const delivery = await env.stores.deliveries.get(id);
    if (!delivery || delivery.person !== env.actor.person) return null;
    const found = await env.stores.duties.many(dutiesOfNotice(delivery.notice));
    const duties = found.filter((duty) => can(env.actor, 'duty.read', subjectOf(duty)));
    return { duties: await viewDutiesForActor(env, urgentFirst(env, duties)) };
  },
});
