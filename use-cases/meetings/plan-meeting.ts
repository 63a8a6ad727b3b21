import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import type { Centre } from '#domain/centre/centre.ts';
import {
  isAhead,
  isSamePlan,
  meetingPlanSchema,
  meetingTimeText,
  planProblem,
  reasonSchema,
} from '#domain/meeting/planned-meeting.ts';
import type { MeetingPlan } from '#domain/meeting/planned-meeting.ts';
import { leftToAnnounce } from '#domain/announcements/announcement.ts';
import { Problem } from '#domain/problem.ts';
import { nextSendMoment } from '#domain/send-window.ts';
import type { StoredMeeting } from '#models/meetings.ts';
import { withdrawNotices } from '../notices/notices.ts';
import { readQuota } from '../notices/quota.ts';
import { sendTimesOf } from '../notices/send-times.ts';
import { command, query, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { findMeeting } from './read-meeting.ts';
import { meetingReaders, tellOfMeeting } from './tell-meeting.ts';

/** Who will be told and when, before a meeting is announced. */
export const previewMeeting = query({
  name: 'meeting.preview',
  input: z.object({ centre: z.string() }),
  run: async (env, { centre: id }) => {
    const centre = await requireCentre(env, id);
    const [{ people, unreached }, quota, times] = await Promise.all([
      meetingReaders(env, centre),
      readQuota(env),
      sendTimesOf(env, centre.areaCode),
    ]);
    return {
      people: people.length,
      unreached: unreached.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'th')),
      left: quota && leftToAnnounce(quota),
      nextSendAt: nextSendMoment(withdrawNotices(env), times),
    };
  },
});

/** Announces a meeting. The client makes the id, so that a request that is sent again announces nothing twice. */
export const planMeeting = command({
  name: 'meeting.plan',
  input: z.object({ id: z.uuid(), centre: z.string(), plan: meetingPlanSchema }),
  run: async (env, { id, centre: centreId, plan }) => {
    const centre = await requireCentre(env, centreId);
    const known = await env.stores.meetings.get(id);
    if (known) {
      if (known.centre !== centre.id || known.announcedBy !== env.actor.person)
        throw new Problem('not-allowed');
      return { told: 0 };
    }
    if (centre.closedOn !== null) throw new Problem('centre-closed');
    await requireFree(env, { plan, centre, id });
    const meeting: StoredMeeting = {
      id,
      centre: centre.id,
      areaCode: centre.areaCode,
      ...plan,
      duty: null,
      announcedBy: env.actor.person,
      by: env.actor.person,
      sequence: 0,
      changedAt: env.now,
      cancelled: null,
    };
    await env.stores.meetings.insert(meeting);
    return decided(env, { centre, meeting, before: null, what: 'announced' });
  },
});

const versionSchema = { id: z.string(), sequence: z.int() };

/** Moves a meeting or its place. The same values again change nothing and tell nobody. */
export const changeMeeting = command({
  name: 'meeting.change',
  input: z.object({ ...versionSchema, plan: meetingPlanSchema }),
  run: async (env, { id, sequence, plan }) => {
    const { centre, meeting: before } = await requireMeeting(env, id);
    if (isSamePlan(plan, planOf(before)) && !before.cancelled) return { told: 0 };
    requireVersion(before, sequence);
    if (before.cancelled) throw new Problem('meeting-changed');
    await requireFree(env, { plan, centre, id });
    const meeting = await replace(env, { before, change: plan });
    return decided(env, { centre, meeting, before, what: 'changed' });
  },
});

/** Cancels a meeting with a reason. It can be restored until its day is over. */
export const cancelMeeting = command({
  name: 'meeting.cancel',
  input: z.object({ ...versionSchema, reason: reasonSchema }),
  run: async (env, { id, sequence, reason }) => {
    const { centre, meeting: before } = await requireMeeting(env, id);
    // A second tap changes nothing.
    if (before.cancelled) return { told: 0 };
    requireVersion(before, sequence);
    const change = { cancelled: { at: env.now, reason } };
    const meeting = await replace(env, { before, change });
    return decided(env, { centre, meeting, before, what: 'cancelled' });
  },
});

export const restoreMeeting = command({
  name: 'meeting.restore',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const { centre, meeting: before } = await requireMeeting(env, id);
    if (!before.cancelled) return { told: 0 };
    await requireFree(env, { plan: planOf(before), centre, id });
    const meeting = await replace(env, { before, change: { cancelled: null } });
    return decided(env, { centre, meeting, before, what: 'restored' });
  },
});

async function requireCentre(env: UseCaseContext, id: string): Promise<Centre> {
  const centre = await env.stores.centres.get(id);
  if (!centre) throw new Problem('not-found');
  const { areaCode, level } = centre;
  requirePermission(env, { action: 'meeting.plan', subject: { areaCode, level, centre: id } });
  return centre;
}

/** A meeting that is not over, and whose centre the actor may call together. */
async function requireMeeting(env: UseCaseContext, id: string) {
  const found = await findMeeting(env, id);
  await requireCentre(env, found.centre.id);
  if (!isAhead(found.meeting, env.now)) throw new Problem('meeting-past');
  return found;
}

/** A report names no time: such a meeting is taken to be at the end of its day. */
function planOf({ on, startAt, place }: StoredMeeting): MeetingPlan {
  return { on, startAt: startAt || '23:59', place };
}

function requireVersion({ sequence = 0 }: StoredMeeting, seen: number): void {
  if (sequence !== seen) throw new Problem('meeting-changed');
}

async function requireFree(
  { stores, now }: UseCaseContext,
  of: { plan: MeetingPlan; centre: Centre; id: string },
): Promise<void> {
  const coming = await stores.meetings.comingOf([of.centre.id], bangkokDay(now));
  const taken = coming.filter(({ id }) => id !== of.id).map(({ on }) => on);
  const problem = planProblem(of.plan, { now, taken });
  if (problem) throw new Problem(problem);
}

async function replace(
  { stores, actor, now }: UseCaseContext,
  of: { before: StoredMeeting; change: Partial<StoredMeeting> },
): Promise<StoredMeeting> {
  const { before, change } = of;
  const sequence = (before.sequence ?? 0) + 1;
  const meeting = { ...before, ...change, sequence, by: actor.person, changedAt: now };
  await stores.meetings.put(meeting);
  return meeting;
}

async function decided(
  env: UseCaseContext,
  of: Parameters<typeof tellOfMeeting>[1],
): Promise<{ told: number }> {
  const { centre, meeting } = of;
  const { on, startAt = '', place } = meeting;
  env.audit({
    subject: centre.id,
    areaCode: centre.areaCode,
    note: [meetingTimeText({ on, startAt }), place, meeting.cancelled?.reason]
      .filter(Boolean)
      .join(' · '),
  });
  return { told: await tellOfMeeting(env, of) };
}
