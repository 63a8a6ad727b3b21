import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { areaCodeSchema, isWithin } from '#domain/centre/centre.ts';
import { yearInView } from '#domain/letter/letter.ts';
import { can } from '#domain/permissions.ts';
import type { Actor } from '#domain/permissions.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { trusted } from '#models/mongo/collection.ts';
import type { Filter } from '#models/mongo/collection.ts';
import { areaPrefix } from '#models/mongo/area-prefix.ts';
import { dutiesForActor, urgentFirst, viewDutiesForActor } from './duty-views.ts';
import type { DutyView } from './duty-views.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

interface Mine {
  /** Duties the actor fills in, or follows as a member; most urgent first. */
  duties: DutyView[];
  /** Duties that wait for the actor's review. */
  queue: DutyView[];
  /** Extension requests the actor decides; nearest date first. */
  asked: DutyView[];
  sentCount: number;
  total: number;
}

/** Maximum length of the review queue. Reviewers work from the top. */
const queueLimit = 100;

/** งานของฉัน and สถานะ: the actor's own duties, and their review queue. */
export const myDuties = query({
  name: 'duties.mine',
  input: z.object({}),
  run: async (env): Promise<Mine> => {
    const own = await ownDuties(env);
    const queue = await reviewQueue(env);
    const asked = await askedOf(env);
    const views = await viewDutiesForActor(env, [
      ...urgentFirst(env, own),
      ...urgentFirst(env, queue),
      ...dutiesForActor(env, asked),
    ]);
    const from = own.length + queue.length;
    return {
      duties: views.slice(0, own.length),
      queue: views.slice(own.length, from),
      asked: views.slice(from),
      ...countOf(env, own),
    };
  },
});

/** Counts the demanded duties of this year. */
function countOf(
  { now }: UseCaseContext,
  duties: readonly Duty[],
): Pick<Mine, 'sentCount' | 'total'> {
  const all = duties.filter((duty) => !duty.extra && duty.state !== 'waived');
  const year = yearInView(
    all.map((duty) => duty.fiscalYear),
    bangkokDay(now),
  );
  const demanded = all.filter((duty) => duty.fiscalYear === year);
  return { sentCount: demanded.filter(isSent).length, total: demanded.length };
}

function isSent(duty: Duty): boolean {
  return duty.state === 'inReview' || duty.state === 'accepted';
}

async function ownDuties({ stores, actor }: UseCaseContext): Promise<Duty[]> {
  const centres = actor.grants.flatMap((held) =>
    held.role === 'member' && held.centre ? [held.centre] : [],
  );
  const scopes = ownScopes(actor);
  if (centres.length + scopes.length === 0) return [];
  const found = await stores.duties.current({
    $or: [...scopes, ...(centres.length > 0 ? [{ centre: trusted({ $in: centres }) }] : [])],
  });
  return found.filter(
    (duty) =>
      !(duty.extra && duty.state === 'accepted') &&
      (centres.includes(duty.centre) || can(actor, 'draft.write', subjectOf(duty))),
  );
}

/**
 * Officers fill in for their tambons; district heads and the province only for their own centre.
 */
function ownScopes({ grants }: Actor): Filter[] {
  return grants.flatMap((held): Filter[] => {
    if (held.role === 'officer') return [{ areaCode: areaPrefix(held.areaCode) }];
    if (held.role === 'districtHead' || held.role === 'province')
      return [{ areaCode: held.areaCode }];
    return [];
  });
}

async function reviewQueue({ stores, actor }: UseCaseContext): Promise<Duty[]> {
  const desks = actor.grants.flatMap((held): Filter[] => {
    if (held.role === 'districtHead')
      return [{ reviewAt: 'district', areaCode: areaPrefix(held.areaCode) }];
    return held.role === 'province'
      ? [{ reviewAt: 'province', areaCode: areaPrefix(held.areaCode) }]
      : [];
  });
  if (desks.length === 0) return [];
  return stores.duties.current(
    { state: 'inReview', $or: desks },
    { sort: { dueOn: 1, submittedAt: 1 }, limit: queueLimit },
  );
}

/** Requests without a decision. Waived duties need none. */
async function askedOf({ stores, actor }: UseCaseContext): Promise<Duty[]> {
  const places = actor.grants.flatMap((held): Filter[] =>
    held.role === 'province' ? [{ areaCode: areaPrefix(held.areaCode) }] : [],
  );
  if (places.length === 0) return [];
  const found = await stores.duties.current(
    { 'extension.state': 'asked', $or: places },
    { sort: { dueOn: 1, _id: 1 }, limit: queueLimit },
  );
  return found.filter((duty) => duty.state !== 'waived');
}

/** All duties of one area, for "สถานะ <place>". */
export const placeDuties = query({
  name: 'duties.place',
  input: z.object({ areaCode: areaCodeSchema }),
  run: async (env, { areaCode }): Promise<Mine | null> => {
    const centres = await env.stores.centres.find({ areaCode });
    const readable = centres.filter((centre) =>
      can(env.actor, 'duty.read', {
        areaCode: centre.areaCode,
        level: centre.level,
        centre: centre.id,
      }),
    );
    if (readable.length === 0) return null;
    const wholeArea = env.actor.grants.some(
      (held) => held.role !== 'member' && isWithin(areaCode, held.areaCode),
    );
    const duties = wholeArea
      ? await env.stores.duties.within(areaCode)
      : await env.stores.duties.ofCentres(readable.map((one) => one.id));
    const views = await viewDutiesForActor(env, urgentFirst(env, duties));
    return {
      duties: views,
      queue: [],
      asked: [],
      ...countOf(env, duties),
    };
  },
});
