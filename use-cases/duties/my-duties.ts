import type { ReviewScope } from '#models/duties.ts';
import type { Scope } from '#models/mongo/scope.ts';
import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { areaCodeSchema, isWithin } from '#domain/centre/centre.ts';
import { yearInView } from '#domain/letter/letter.ts';
import { can } from '#domain/permissions.ts';
import type { Actor } from '#domain/permissions.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { dutiesForActor, urgentFirst, viewDutiesForActor } from './duty-views.ts';
import type { DutyView } from '#domain/duty/view.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

interface Mine {
  /** Duties that the actor fills in, or watches as a member; most urgent first. */
  duties: DutyView[];
  /** Duties that wait for a review by the actor. */
  queue: DutyView[];
  /** Extension requests that the actor decides; nearest date first. */
  asked: DutyView[];
  sentCount: number;
  total: number;
}

/** The maximum length of the review queue. Reviewers work from the top, so more is not needed. */
const queueLimit = 100;

/** งานของฉัน and สถานะ: the duties of the actor, and the reports that the actor must review. */
export const myDuties = query({
  name: 'duties.mine',
  input: z.object({}),
  run: async (env): Promise<Mine> => {
    const [own, queue, asked] = await Promise.all([ownDuties(env), reviewQueue(env), askedOf(env)]);
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

async function ownDuties({ stores, actor, inTransaction }: UseCaseContext): Promise<Duty[]> {
  const centres = actor.grants.flatMap((grant) =>
    grant.role === 'member' && grant.centre ? [grant.centre] : [],
  );
  const scopes = [...ownScopes(actor), ...centres.map((centre) => ({ centre }))];
  const duties = await (inTransaction
    ? stores.duties.ofScopes(scopes)
    : stores.duties.ofScopesTogether(scopes));
  return duties.filter(
    (duty) =>
      !(duty.extra && duty.state === 'accepted') &&
      (centres.includes(duty.centre) || can(actor, 'draft.write', subjectOf(duty))),
  );
}

/**
 * Officers fill in for their tambons; district heads and the province only for their own centre.
 */
function ownScopes({ grants }: Actor): Scope[] {
  return grants.flatMap((grant): Scope[] => {
    if (grant.role === 'officer') return [{ within: grant.areaCode }];
    if (grant.role === 'districtHead' || grant.role === 'province')
      return [{ area: grant.areaCode }];
    return [];
  });
}

async function reviewQueue({ stores, actor }: UseCaseContext): Promise<Duty[]> {
  const stages = actor.grants.flatMap(({ role, areaCode: within }): ReviewScope[] => {
    if (role === 'districtHead') return [{ stage: 'district' as const, within }];
    return role === 'province' ? [{ stage: 'province' as const, within }] : [];
  });
  return stages.length === 0 ? [] : stores.duties.inReview(stages, queueLimit);
}

/** Requests that wait for a decision, without those of waived duties. */
async function askedOf({ stores, actor }: UseCaseContext): Promise<Duty[]> {
  const areas = actor.grants.flatMap(({ role, areaCode }) =>
    role === 'province' ? [areaCode] : [],
  );
  if (areas.length === 0) return [];
  const duties = await stores.duties.withExtensionRequest(areas, queueLimit);
  return duties.filter((duty) => duty.state !== 'waived');
}

/** All duties of one area, for the chat command "สถานะ <place>". */
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
      (grant) => grant.role !== 'member' && isWithin(areaCode, grant.areaCode),
    );
    const duties = wholeArea
      ? await env.stores.duties.within(areaCode)
      : await env.stores.duties.ofCentres(readable.map((centre) => centre.id));
    const views = await viewDutiesForActor(env, urgentFirst(env, duties));
    return {
      duties: views,
      queue: [],
      asked: [],
      ...countOf(env, duties),
    };
  },
});
