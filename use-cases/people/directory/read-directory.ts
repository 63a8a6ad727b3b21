import * as z from 'zod/mini';
import { areaCodeSchema, isWithin } from '#domain/centre/centre.ts';
import type { Area, AreaCode } from '#domain/centre/centre.ts';
import { fullName } from '#domain/fields/people.ts';
import {
  activityOf,
  activitySchema,
  countReach,
  findPeople,
  peopleOrderSchema,
  reachFilterSchema,
  reachOf,
} from '#domain/people/directory.ts';
import { roleSchema } from '#domain/permissions.ts';
import { seatLabels } from '#domain/register/seats.ts';
import type { Person } from '#models/persons.ts';
import { query, requireAreas } from '#use-cases/use-case.ts';
import type { UseCaseContext } from '#use-cases/use-case.ts';
import { grantViews } from '../grant-views.ts';
import type { GrantView } from '../grant-views.ts';
import { countOpenWork } from './open-work.ts';
import { silenceOf } from './silence.ts';

const pageSize = 50;
export const searchSchema = z.optional(z.string().check(z.maxLength(80)));
export const fromSchema = z.optional(
  z.coerce.number().check(z.int(), z.minimum(0), z.maximum(100_000)),
);

/** The areas whose people the actor may see. Refuses an actor without such an area. */
export function peopleAreas(env: Pick<UseCaseContext, 'actor'>): AreaCode[] {
  return requireAreas(env, 'people.read');
}

export function isInAreas(areas: readonly AreaCode[], code: AreaCode): boolean {
  return areas.some((area) => isWithin(code, area));
}

/** The people with a role in the reader's areas, in pages. People whom messages do not reach come first. */
export const readDirectory = query({
  name: 'directory.read',
  input: z.object({
    query: searchSchema,
    role: z.optional(roleSchema),
    district: z.optional(areaCodeSchema),
    reach: z.optional(reachFilterSchema),
    activity: z.optional(activitySchema),
    sort: z.optional(peopleOrderSchema),
    from: fromSchema,
  }),
  run: async (env, { from = 0, ...filter }) => {
    const areas = peopleAreas(env);
    const [all, places] = await Promise.all([listedPeople(env, areas), placesOf(env, areas)]);
    const matches = findPeople(all, filter);
    const page = matches.slice(from, from + pageSize);
    const [rows, work] = await Promise.all([
      rowNames(env, { areas, people: page.map(({ id }) => id) }),
      countOpenWork(env, page),
    ]);
    const next = from + pageSize;
    return {
      total: all.length,
      counts: countReach(all),
      found: matches.length,
      districts: districtChoices(places),
      people: page.map(({ places: _places, ...person }) => ({
        ...person,
        rows: rows.get(person.id) ?? [],
        work: work.get(person.id) ?? 0,
      })),
      next: next < matches.length ? next : null,
    };
  },
});

async function listedPeople(env: UseCaseContext, areas: readonly AreaCode[]) {
  const people = await peopleWithin(env, areas);
  const [views, silence] = await Promise.all([
    grantViews(
      env,
      people.flatMap(({ grants }) => grants),
    ),
    silenceOf(env, people),
  ]);
  return people.map((person) => {
    const grants = views.splice(0, person.grants.length);
    return {
      id: person.id,
      name: person.name,
      lineName: person.lineName ?? null,
      grants,
      places: [person.lineName ?? '', ...grants.map(placeOf)].join(' '),
      joinedAt: person.joinedAt,
      activity: activityOf(person, env.now),
      reach: reachOf(person),
      silentDays: silence.get(person.id) ?? 0,
    };
  });
}

function placeOf({ areaName, centreName }: GrantView): string {
  return `${areaName} ${centreName ?? ''}`;
}

/** The people of these areas, each with only the roles they have there. */
export async function peopleWithin(
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
    [...byPerson].map(([person, linked]) => [
      person,
      linked.map((row) => ({ name: fullName(row), seatLabel: seatLabels[row.position] })),
    ]),
  );
}

/** The areas inside these areas, and these. */
export async function placesOf({ stores }: UseCaseContext, areas: readonly AreaCode[]) {
  return (await Promise.all(areas.map((area) => stores.areas.within(area)))).flat();
}

/** The districts in these areas, offered as a filter. */
export function districtChoices(places: readonly Area[]) {
  const districts = places.filter(({ level }) => level === 'district');
  return districts.map(({ id, name }) => ({ areaCode: id, name: `อ.${name}` }));
}
