import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import type { Centre } from '#domain/centre/centre.ts';
import { centreLabel } from '#domain/centre/label.ts';
import { isAhead } from '#domain/meeting/planned-meeting.ts';
import { can } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { StoredMeeting } from '#models/meetings.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** A meeting and its centre, for those who may read the centre. */
export async function findMeeting(
  { stores, actor }: Pick<UseCaseContext, 'stores' | 'actor'>,
  id: string,
): Promise<{ meeting: StoredMeeting; centre: Centre }> {
  const meeting = await stores.meetings.get(id);
  const centre = meeting && (await stores.centres.get(meeting.centre));
  if (!meeting || !centre) throw new Problem('not-found');
  const { areaCode, level } = centre;
  if (!can(actor, 'centre.read', { areaCode, level, centre: centre.id }))
    throw new Problem('not-allowed');
  return { meeting, centre };
}

/** One meeting: when, where, whether it is cancelled, and what the reader may do. */
export const readMeeting = query({
  name: 'meeting.read',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const { meeting, centre } = await findMeeting(env, id);
    return viewOfMeeting(env, { meeting, centre });
  },
});

/** The coming meetings of a centre, the next first; cancelled ones until their day is over. */
export async function meetingsAhead(env: UseCaseContext, centre: Centre) {
  const meetings = await env.stores.meetings.aheadOf([centre.id], bangkokDay(env.now));
  return meetings.map((meeting) => viewOfMeeting(env, { meeting, centre }));
}

export function viewOfMeeting(
  { actor, now }: Pick<UseCaseContext, 'actor' | 'now'>,
  { meeting, centre }: { meeting: StoredMeeting; centre: Centre },
) {
  const { id, on, startAt = '', place, sequence = 0, cancelled = null, changedAt } = meeting;
  const { areaCode, level } = centre;
  return {
    id,
    centre: { id: centre.id, label: centreLabel(centre, actor.grants) },
    on,
    startAt,
    place,
    sequence,
    changedAt: changedAt ?? null,
    cancelled: cancelled && { reason: cancelled.reason },
    isOver: !isAhead(meeting, now),
    mayPlan: can(actor, 'meeting.plan', { areaCode, level, centre: centre.id }),
  };
}
export type MeetingView = ReturnType<typeof viewOfMeeting>;
