import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { districtOf, isWithin, provinceOf } from '#domain/centre/centre.ts';
import { areaLabelFor } from '#domain/centre/label.ts';
import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { isWorkOf } from '#domain/people/open-work.ts';
import { can } from '#domain/permissions.ts';
import type { Grant } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { Person } from '#models/persons.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { grantViews } from './grant-views.ts';
import { tambonsOf } from './hand-over.ts';

/**
 * What a hand-over of a person's roles needs: the roles that the actor may take away, their tambons
 * with open work, the drafts that the person holds, and the possible successors.
 */
export const readHandOver = query({
  name: 'person.handOver.read',
  input: z.object({ person: z.string() }),
  run: async (env, { person: id }) => {
    const { stores, actor } = env;
    const person = await stores.persons.get(id);
    if (!person) throw new Problem('not-found');
    const takeable = person.grants.filter(({ areaCode, role }) =>
      can(actor, 'people.change', { areaCode, role }),
    );
    if (takeable.length === 0) throw new Problem('not-allowed');
    const drafts = (await stores.drafts.heldBy(id)).filter((draft) =>
      takeable.some(({ areaCode }) => isWithin(draft.areaCode, areaCode)),
    );
    return {
      person: { id, name: person.name },
      roles: await rolesOf(env, takeable),
      others: await grantViews(
        env,
        person.grants.filter((grant) => !takeable.includes(grant)),
      ),
      drafts: drafts.length,
      candidates: await candidatesFor(env, { person, takeable }),
    };
  },
});

async function rolesOf(env: UseCaseContext, grants: readonly Grant[]) {
  const views = await grantViews(env, grants);
  const duties = await env.stores.duties.demandedOfScopes(
    grants.map(({ areaCode }) => ({ within: areaCode })),
  );
  const tambons = await env.stores.areas.many(await tambonsOf(env, grants));
  const today = bangkokDay(env.now);
  return views.map((view) => {
    const work = duties.filter((duty) => isWorkOf(duty, { grant: view, today }));
    return {
      role: view,
      open: countOpen(work, today),
      tambons: tambons
        .filter((area) => view.role === 'officer' && isWithin(area.id, view.areaCode))
        .map((area) => ({
          areaCode: area.id,
          name: areaLabelFor(area, env.actor.grants),
          open: countOpen(
            work.filter((duty) => isWithin(duty.areaCode, area.id)),
            today,
          ),
        })),
    };
  });
}

function countOpen(duties: readonly Duty[], today: Day) {
  return { owed: duties.length, late: duties.filter(({ dueOn }) => dueOn < today).length };
}

/** Sorts officials of the same districts first, then those of the province, each by name. */
async function candidatesFor(
  env: UseCaseContext,
  { person, takeable }: { person: Person; takeable: readonly Grant[] },
) {
  const provinces = [...new Set(takeable.map(({ areaCode }) => provinceOf(areaCode)))];
  const districts = new Set(takeable.map(({ areaCode }) => districtOf(areaCode)));
  const roles = ['officer', 'districtHead', 'province'] as const;
  const people = await Promise.all(
    provinces.map((scope) => env.stores.persons.holdingWithin(roles, scope)),
  );
  const isNear = ({ grants }: Person): boolean =>
    grants.some(({ areaCode }) => districts.has(districtOf(areaCode)));
  const others = people.flat().filter((candidate) => candidate.id !== person.id);
  const sorted = others.toSorted(
    (a, b) => Number(isNear(b)) - Number(isNear(a)) || a.name.localeCompare(b.name, 'th'),
  );
  const views = await grantViews(
    env,
    sorted.flatMap(({ grants }) => grants),
  );
  return sorted.map(({ id, name, grants, following }) => ({
    id,
    name,
    following,
    roles: views.splice(0, grants.length),
  }));
}
