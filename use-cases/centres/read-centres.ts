import type { Scope } from '#models/mongo/scope.ts';
import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import type { Centre } from '#domain/centre/centre.ts';
import { normalizeThai } from '#domain/thai/text.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

export function centreRefOf(centre: Centre) {
  const { id, name, level, areaCode, districtName } = centre;
  return { id, name, level, areaCode, districtName };
}

/** Searches the actor's centres by name. Spelling is compared loosely, so ศอชต ริมกก is found too. */
export const listCentres = query({
  name: 'centres.list',
  input: z.object({ query: z.optional(z.string()) }),
  run: async (env, input) => {
    const wanted = normalizeThai(input.query ?? '');
    const centres = (await centresInReach(env)).filter((centre) =>
      normalizeThai(`${centre.name} อ.${centre.districtName}`).includes(wanted),
    );
    const counts = await env.stores.duties.countByCentre(
      centres.map((centre) => centre.id),
      bangkokDay(env.now),
    );
    const ofCentre = new Map(counts.map(({ centre, ...count }) => [centre, count]));
    const openFirst = centres.toSorted(
      (a, b) => Number(a.closedOn !== null) - Number(b.closedOn !== null),
    );
    return {
      centres: openFirst.map((centre) => ({
        centre: centreRefOf(centre),
        closedOn: centre.closedOn,
        ...(ofCentre.get(centre.id) ?? { done: 0, total: 0, late: 0 }),
      })),
    };
  },
});

async function centresInReach({ stores, actor }: UseCaseContext): Promise<Centre[]> {
  return stores.centres.ofScopes(
    actor.grants.flatMap((grant): Scope[] => {
      if (grant.role === 'admin') return [];
      return grant.role === 'member'
        ? [{ centre: grant.centre ?? '' }]
        : [{ within: grant.areaCode }];
    }),
  );
}
