import * as z from 'zod/mini';
import { bangkokDay } from '../domain/calendar.ts';
import type { Centre } from '../domain/centre.ts';
import { isOwed } from '../domain/duty.ts';
import { can } from '../domain/permissions.ts';
import { Problem } from '../domain/problem.ts';
import { seatLabels } from '../domain/seats.ts';
import { normalizeThai } from '../domain/thai/text.ts';
import { mostUrgentFirst, seenBy } from '../domain/viewpoint.ts';
import type { Filter } from '../models/collection.ts';
import { within } from '../models/scope.ts';
import { viewDuties } from './duty-views.ts';
import { query } from './use-case.ts';
import type { Env } from './use-case.ts';

function refOf(centre: Centre) {
  const { id, name, level, areaCode, districtName } = centre;
  return { id, name, level, areaCode, districtName };
}

/** ศอช. in this person's reach, by name; the forgiving match finds ศอชต ริมกก too. */
export const listCentres = query({
  name: 'centres.list',
  input: z.object({ query: z.optional(z.string()) }),
  run: async (env, input) => {
    const wanted = normalizeThai(input.query ?? '');
    const centres = (await centresInReach(env)).filter((one) =>
      normalizeThai(`${one.name} อ.${one.districtName}`).includes(wanted),
    );
    const duties = await env.stores.duties.ofCentres(centres.map((one) => one.id));
    const byCentre = Map.groupBy(duties, (duty) => duty.centre);
    const today = bangkokDay(env.now);
    const openFirst = centres.toSorted(
      (a, b) => Number(a.closedOn !== null) - Number(b.closedOn !== null),
    );
    return {
      centres: openFirst.map((centre) => {
        const own = (byCentre.get(centre.id) ?? []).filter((duty) => duty.state !== 'waived');
        return {
          centre: refOf(centre),
          closedOn: centre.closedOn,
          done: own.filter((duty) => duty.state === 'accepted' || duty.state === 'inReview').length,
          total: own.length,
          late: own.filter(
            (duty) => isOwed(duty) && duty.reachedProvinceAt === null && today > duty.dueOn,
          ).length,
        };
      }),
    };
  },
});

async function centresInReach({ stores, actor }: Env): Promise<Centre[]> {
  const scopes = actor.grants.flatMap((held): Filter[] => {
    if (held.role === 'admin') return [];
    return [
      held.role === 'member' ? { _id: held.centre ?? '' } : { areaCode: within(held.areaCode) },
    ];
  });
  if (scopes.length === 0) return [];
  return stores.centres.find({ $or: scopes }, { sort: { areaCode: 1 } });
}

/** Why it ended, and the name of the one it was merged into. */
async function closingOf({ stores }: Env, { closing }: Centre) {
  if (!closing) return null;
  const into = closing.into === null ? null : await stores.centres.get(closing.into);
  return { reason: closing.reason, into: into ? { id: into.id, name: into.name } : null };
}

export const readCentre = query({
  name: 'centre.read',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const { stores, actor, now } = env;
    const centre = await stores.centres.get(id);
    if (!centre) throw new Problem('not-found');
    const subject = { areaCode: centre.areaCode, level: centre.level, centre: centre.id };
    if (!can(actor, 'centre.read', subject)) throw new Problem('not-allowed');
    const [members, duties, meeting] = await Promise.all([
      stores.members.sitting(id),
      stores.duties.ofCentres([id]),
      stores.meetings.next(id, bangkokDay(now)),
    ]);
    const sorted = mostUrgentFirst(duties.map((duty) => seenBy(actor, { duty, now }))).map(
      (seen) => seen.duty,
    );
    return {
      centre: refOf(centre),
      closedOn: centre.closedOn,
      closing: await closingOf(env, centre),
      members: members.map((one) => ({
        id: one.id,
        name: `${one.prefix}${one.first} ${one.last}`,
        position: one.position,
        positionLabel: seatLabels[one.position],
      })),
      duties: await viewDuties(env, sorted),
      nextMeetingOn: meeting?.on ?? null,
    };
  },
});
