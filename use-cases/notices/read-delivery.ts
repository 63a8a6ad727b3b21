import * as z from 'zod/mini';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { can } from '#domain/permissions.ts';
import { urgentFirst, viewDutiesForActor } from '../duties/duty-views.ts';
import { query } from '../use-case.ts';
import { dutiesOfNotice } from './notice-duties.ts';
import { ownDelivery } from './acknowledge-delivery.ts';

/** The duties of one's own reminder that one may still read, as they are now: the list that its button opens. */
export const readDelivery = query({
  name: 'delivery.read',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const { notice } = await ownDelivery(env, id);
    const found = await env.stores.duties.many(dutiesOfNotice(notice));
    const duties = found.filter((duty) => can(env.actor, 'duty.read', subjectOf(duty)));
    return { duties: await viewDutiesForActor(env, urgentFirst(env, duties)) };
  },
});
