import { bangkokDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { WaitingDuty } from '#models/waiting-duties.ts';
import { isWorkOf } from '#domain/people/open-work.ts';
import type { Grant } from '#domain/permissions.ts';
import type { UseCaseContext } from '#use-cases/use-case.ts';

interface RoleHolder {
  id: string;
  grants: readonly Grant[];
}

/** For each of these people, by id, the duties that wait for the person. */
export async function openWorkOf(
  { stores, now }: UseCaseContext,
  people: readonly RoleHolder[],
): Promise<Map<string, Duty[]>> {
  const today = bangkokDay(now);
  const duties = await stores.duties.demandedOfScopes(scopesOf(people));
  return new Map(
    people.map(({ id, grants }) => [
      id,
      duties.filter((duty) => grants.some((grant) => isWorkOf(duty, { grant, today }))),
    ]),
  );
}

/** How many duties wait for each of these people, by the id of the person. */
export async function countOpenWork(
  { stores, now }: UseCaseContext,
  people: readonly RoleHolder[],
): Promise<Map<string, number>> {
  const today = bangkokDay(now);
  const duties = await stores.duties.waitingIn(scopesOf(people), today);
  const isOf = (duty: WaitingDuty, { grants }: RoleHolder) =>
    grants.some((grant) => isWorkOf(duty, { grant, today }));
  return new Map(
    people.map((person) => [
      person.id,
      duties.reduce((sum, duty) => sum + (isOf(duty, person) ? duty.count : 0), 0),
    ]),
  );
}

/** Committee members and admins have no duties of their own. */
function scopesOf(people: readonly RoleHolder[]) {
  const areas = people
    .flatMap(({ grants }) => grants)
    .filter(({ role }) => role !== 'member' && role !== 'admin')
    .map(({ areaCode }) => areaCode);
  return [...new Set(areas)].map((within) => ({ within }));
}
