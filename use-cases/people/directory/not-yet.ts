import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { areaCodeSchema, isOpenOn } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { areaLabelFor } from '#domain/centre/label.ts';
import { fullName } from '#domain/fields/people.ts';
import {
  accessFigures,
  accessOf,
  findCentres,
  membersNotYet,
  unreachedAreas,
} from '#domain/people/not-yet.ts';
import type { CentreAccess, SittingRow } from '#domain/people/not-yet.ts';
import { seatLabels } from '#domain/register/seats.ts';
import { query } from '#use-cases/use-case.ts';
import type { UseCaseContext } from '#use-cases/use-case.ts';
import {
  districtChoices,
  fromSchema,
  peopleAreas,
  peopleWithin,
  placesOf,
  searchSchema,
} from './read-directory.ts';

const pageSize = 30;

/** Centres whose register contains people without an account, and areas that no message reaches. */
export const readNotYet = query({
  name: 'directory.notYet',
  input: z.object({
    query: searchSchema,
    district: z.optional(areaCodeSchema),
    who: z.optional(z.enum(['leaders', 'all'])),
    from: fromSchema,
  }),
  run: async (env, { from = 0, who = 'leaders', ...filter }) => {
    const areas = peopleAreas(env);
    const [{ access, people }, places] = await Promise.all([
      accessWithin(env, areas),
      placesOf(env, areas),
    ]);
    const centres = findCentres(access, { ...filter, leaders: who === 'leaders' });
    const next = from + pageSize;
    const page = centres.slice(from, next);
    const rows = await env.stores.members.namesIn(page.map(({ centre }) => centre.id));
    const byCentre = Map.groupBy(rows, ({ centre }) => centre);
    return {
      figures: accessFigures(access),
      unreached: unreachedAreas({ areas: places, people }).map((area) => ({
        areaCode: area.id,
        name: areaLabelFor(area, env.actor.grants),
      })),
      districts: districtChoices(places),
      found: centres.length,
      centres: page.map((access) => ({
        ...centreView(access),
        missing: membersNotYet(byCentre.get(access.centre.id) ?? [], people).map(memberView),
      })),
      next: next < centres.length ? next : null,
    };
  },
});

/** The open centres of these areas with their members' accounts, and the people of the areas. */
export async function accessWithin(env: UseCaseContext, areas: readonly AreaCode[]) {
  const { stores, now } = env;
  const [people, committees, centres] = await Promise.all([
    peopleWithin(env, areas),
    stores.members.seatsWithin(areas),
    stores.centres.ofScopes(areas.map((within) => ({ within }))),
  ]);
  const today = bangkokDay(now);
  const open = centres.filter((centre) => isOpenOn(centre, today));
  return { access: accessOf({ centres: open, committees, people }), people };
}

function centreView({ centre, ...access }: CentreAccess) {
  const { id, name, level, areaCode, districtName } = centre;
  return { ...access, centre: { id, name, level, areaCode, districtName } };
}

function memberView(row: SittingRow) {
  return { id: row.id, name: fullName(row), seatLabel: seatLabels[row.position] };
}
