import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import type { Centre } from '#domain/centre/centre.ts';
import { isOwed } from '#domain/duty/duty.ts';
import { normalizeThai } from '#domain/thai/text.ts';
import type { Filter } from '#models/mongo/collection.ts';
import { areaPrefix } from '#models/mongo/area-prefix.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

export function centreRefOf(centre: Centre) {
  const { id, name, level, areaCode, districtName } = centre;
  return { id, name, level, areaCode, districtName };
}

/** Searches the actor's centres by name. The match is tolerant and also finds ศอชต ริมกก. */
export const listCentres = query({
  name: 'centres.list',
  input: z.object({ query: z.optional(z.string()) }),
  run: async (env, input) => {
    const wanted = normalizeThai(input.query ?? '');
    const centres = (await centresInReach(env)).filter((centre) =>
      normalizeThai(`${centre.name} อ.${centre.districtName}`).includes(wanted),
    );
    const duties = await env.stores.duties.ofCentres(centres.map((centre) => centre.id));
    const byCentre = Map.groupBy(duties, (duty) => duty.centre);
    const today = bangkokDay(env.now);
    const openFirst = centres.toSorted(
      (a, b) => Number(a.closedOn !== null) - Number(b.closedOn !== null),
    );
    return {
      centres: openFirst.map((centre) => {
        const own = (byCentre.get(centre.id) ?? []).filter((duty) => duty.state !== 'waived');
        return {
          centre: centreRefOf(centre),
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

async function centresInReach({ stores, actor }: UseCaseContext): Promise<Centre[]> {
  const scopes = actor.grants.flatMap((held): Filter[] => {
    if (held.role === 'admin') return [];
    return [
      held.role === 'member' ? { _id: held.centre ?? '' } : { areaCode: areaPrefix(held.areaCode) },
    ];
  });
  if (scopes.length === 0) return [];
  return stores.centres.find({ $or: scopes }, { sort: { areaCode: 1 } });
}
