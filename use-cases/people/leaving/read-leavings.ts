import { isSameGrant } from '#domain/permissions.ts';
import type { Person } from '#models/persons.ts';
import type { UseCaseContext } from '#use-cases/use-case.ts';
import { grantViews } from '../grant-views.ts';
import { mayCancel, rolesOf } from './plan-leaving.ts';

/** The planned changes of these roles of a person, nearest day first. */
export async function leavingsOf(
  env: UseCaseContext,
  { id, grants }: Pick<Person, 'id' | 'grants'>,
) {
  const plans = await env.stores.plannedLeavings.openOf(id);
  const named = plans.flatMap(({ by, parts }) => [by, ...parts.map(({ to }) => to)]);
  const people = await env.stores.persons.many([...new Set(named)]);
  const nameOf = (person: string): string => people.find((one) => one.id === person)?.name ?? '';
  const views = plans.map(async (plan) => {
    const ended = grants.filter((grant) => rolesOf(plan).some((key) => isSameGrant(key, grant)));
    return {
      id: plan.id,
      on: plan.on,
      roles: await grantViews(env, ended),
      to: [...new Set(plan.parts.map(({ to }) => nameOf(to)))],
      reason: plan.reason,
      by: nameOf(plan.by),
      mayCancel: mayCancel(env, plan),
    };
  });
  return (await Promise.all(views)).filter(({ roles }) => roles.length > 0);
}
