import * as z from 'zod/mini';
import { areaCodeSchema, isWithin } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { fullName } from '#domain/fields/people.ts';
import {
  activityOf,
  countReach,
  findPeople,
  reachOf,
  reachSchema,
} from '#domain/people/directory.ts';
import { accessFigures, accessOf, findCentres, unreachedAreas } from '#domain/people/not-yet.ts';
import type { CentreAccess } from '#domain/people/not-yet.ts';
import { can, roleSchema } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { isOpenOn } from '#domain/centre/centre.ts';
import { areaLabelFor } from '#domain/centre/label.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { seatLabels } from '#domain/register/seats.ts';
import type { Person } from '#models/persons.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { grantViews } from './grant-views.ts';
import type { GrantView } from './grant-views.ts';

const pageSize = 50;
const centrePageSize = 30;
const searchSchema = z.optional(z.string().check(z.maxLength(80)));
const fromSchema = z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(100_000)));

/** The areas whose people the actor may see. Refuses an actor without one. */
export function peopleAreas({ actor }: Pick<UseCaseContext, 'actor'>): AreaCode[] {
  const areas = actor.grants
    .map(({ areaCode }) => areaCode)
    .filter((areaCode) => can(actor, 'people.read', { areaCode }));
  if (areas.length === 0) throw new Problem('not-allowed');
  return [...new Set(areas)];
}

export function isInAreas(areas: readonly AreaCode[], code: AreaCode): boolean {
  return areas.some((area) => isWithin(code, area));
}

/** Everybody with a role in the reader's areas, those whom messages do not reach first, in pages. */
export const readDirectory = query({
  name: 'directory.read',
  input: z.object({
    query: searchSchema,
    role: z.optional(roleSchema),
    district: z.optional(areaCodeSchema),
    reach: z.optional(reachSchema),
    from: fromSchema,
  }),
  run: async (env, { from = 0, ...filter }) => {
    const areas = peopleAreas(env);
    const all = await listedPeople(env, areas);
    const found = findPeople(all, filter);
    const page = found.slice(from, from + pageSize);
    const rows = await rowNames(env, { areas, people: page.map(({ id }) => id) });
    const next = from + pageSize;
    return {
      total: all.length,
      counts: countReach(all),
      found: found.length,
      districts: await districtChoices(env, areas),
      people: page.map(({ places: _places, ...person }) => ({
        ...person,
        rows: rows.get(person.id) ?? [],
      })),
      next: next < found.length ? next : null,
    };
  },
});

async function listedPeople(env: UseCaseContext, areas: readonly AreaCode[]) {
  const people = await peopleWithin(env, areas);
  const views = await grantViews(
    env,
    people.flatMap(({ grants }) => grants),
  );
  let at = 0;
  return people.map((person) => {
    const grants = views.slice(at, (at += person.grants.length));
    return {
      id: person.id,
      name: person.name,
      lineName: person.lineName ?? null,
      grants,
      places: [person.lineName ?? '', ...grants.map(placeOf)].join(' '),
      joinedAt: person.joinedAt,
      activity: activityOf(person, env.now),
      reach: reachOf(person),
    };
  });
}

function placeOf({ areaName, centreName }: GrantView): string {
  return `${areaName} ${centreName ?? ''}`;
}

/** People of the areas, with only the roles they have there. */
async function peopleWithin(
  { stores }: UseCaseContext,
  areas: readonly AreaCode[],
): Promise<Person[]> {
  return (await stores.persons.within(areas)).map((person) => ({
    ...person,
    grants: person.grants.filter(({ areaCode }) => isInAreas(areas, areaCode)),
  }));
}

async function rowNames(
  { stores }: UseCaseContext,
  { areas, people }: { areas: readonly AreaCode[]; people: readonly string[] },
) {
  const rows = (await stores.members.ofPeople(people)).filter(({ areaCode }) =>
    isInAreas(areas, areaCode),
  );
  const byPerson = Map.groupBy(rows, (row) => row.person);
  return new Map(
    [...byPerson].map(([person, own]) => [
      person,
      own.map((row) => ({ name: fullName(row), seatLabel: seatLabels[row.position] })),
    ]),
  );
}

/** Districts to choose from; one is no choice. */
async function districtChoices({ stores }: UseCaseContext, areas: readonly AreaCode[]) {
  const places = await Promise.all(areas.map((area) => stores.areas.within(area)));
  const districts = places.flat().filter(({ level }) => level === 'district');
  return districts.map(({ id, name }) => ({ areaCode: id, name: `อ.${name}` }));
}

/** Centres whose register names people without an account, and areas that no message reaches. */
export const readNotYet = query({
  name: 'directory.notYet',
  input: z.object({
    query: searchSchema,
    district: z.optional(areaCodeSchema),
    who: z.optional(z.enum(['leaders', 'all'])),
    from: fromSchema,
  }),
  run: async (env, { from = 0, who = 'leaders', ...filter }) => {
    const { stores, actor, now } = env;
    const areas = peopleAreas(env);
    const [people, rows, centres, places] = await Promise.all([
      peopleWithin(env, areas),
      stores.members.sittingWithin(areas),
      stores.centres.ofScopes(areas.map((within) => ({ within }))),
      Promise.all(areas.map((area) => stores.areas.within(area))),
    ]);
    const today = bangkokDay(now);
    const open = centres.filter((centre) => isOpenOn(centre, today));
    const all = accessOf({ centres: open, rows, people });
    const found = findCentres(all, { ...filter, leaders: who === 'leaders' });
    const next = from + centrePageSize;
    return {
      figures: accessFigures(all),
      unreached: unreachedAreas({ areas: places.flat(), people }).map((area) => ({
        areaCode: area.id,
        name: areaLabelFor(area, actor.grants),
      })),
      districts: await districtChoices(env, areas),
      found: found.length,
      centres: found.slice(from, next).map(centreView),
      next: next < found.length ? next : null,
    };
  },
});

function centreView({ centre, missing, ...access }: CentreAccess) {
  const { id, name, level, areaCode, districtName } = centre;
  return {
    ...access,
    centre: { id, name, level, areaCode, districtName },
    missing: missing.map((row) => ({
      id: row.id,
      name: fullName(row),
      seatLabel: seatLabels[row.position],
    })),
  };
}
