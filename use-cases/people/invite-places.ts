import * as z from 'zod/mini';
import { areaLabel } from '#domain/centre/centre.ts';
import type { Area, Centre } from '#domain/centre/centre.ts';
import { districtNote } from '#domain/centre/label.ts';
import { can, isWellFormed, roleSchema } from '#domain/permissions.ts';
import type { Grant, Role } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** A place as it is printed with a code: ศอช.ต.งิ้ว and อ.เทิง. */
export interface PlaceName {
  name: string;
  /** The district to print next to the name; empty when the name contains it. */
  district: string;
}

/** The places for which the reader may make codes, each with the roles that the reader may give there. */
export const readInvitePlaces = query({
  name: 'invite.places',
  input: z.object({}),
  run: async (env) => {
    const { areas, centres } = await placesInReach(env);
    const places = [
      ...areas.map((area) => ({ areaCode: area.id, centre: null, ...areaPlace(area) })),
      ...centres
        .filter(({ closedOn }) => closedOn === null)
        .map((centre) => ({
          areaCode: centre.areaCode,
          centre: centre.id,
          ...centrePlace(centre),
        })),
    ]
      .map((place) => ({ ...place, roles: rolesAt(env, place) }))
      .filter(({ roles }) => roles.length > 0);
    if (places.length === 0) throw new Problem('not-allowed');
    return { places };
  },
});

/** The areas and centres in which the reader sees people. */
export async function placesInReach({ stores, actor }: UseCaseContext) {
  const scopes = [
    ...new Set(
      actor.grants
        .map(({ areaCode }) => areaCode)
        .filter((areaCode) => can(actor, 'people.read', { areaCode })),
    ),
  ];
  const areas = await Promise.all(scopes.map((scope) => stores.areas.within(scope)));
  const centres = await Promise.all(scopes.map((scope) => stores.centres.within(scope)));
  return { areas: oncePerId(areas.flat()), centres: oncePerId(centres.flat()) };
}

function oncePerId<T extends { id: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

function rolesAt({ actor }: UseCaseContext, place: Pick<Grant, 'areaCode' | 'centre'>): Role[] {
  return roleSchema.options.filter(
    (role) =>
      isWellFormed({ ...place, role, seat: null }) &&
      can(actor, 'people.invite', { areaCode: place.areaCode, role }),
  );
}

function areaPlace(area: Area): PlaceName {
  return { name: areaLabel(area), district: districtNote(area) };
}

function centrePlace(centre: Centre): PlaceName {
  return { name: centre.name, district: districtNote(centre) };
}

/** The name of the place of each role. It includes the district, because codes are handed on to others. */
export async function placeNamesOf(
  { stores }: Pick<UseCaseContext, 'stores'>,
  grants: readonly Grant[],
): Promise<PlaceName[]> {
  const areas = await stores.areas.many([...new Set(grants.map(({ areaCode }) => areaCode))]);
  const centres = await stores.centres.many([
    ...new Set(grants.flatMap(({ centre }) => centre ?? [])),
  ]);
  const ofAreas = new Map(areas.map((area) => [area.id, areaPlace(area)]));
  const ofCentres = new Map(centres.map((centre) => [centre.id, centrePlace(centre)]));
  return grants.map(
    ({ centre, areaCode }) =>
      (centre === null ? undefined : ofCentres.get(centre)) ??
      ofAreas.get(areaCode) ?? { name: areaCode, district: '' },
  );
}
