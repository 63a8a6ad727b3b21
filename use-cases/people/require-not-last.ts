import { Problem } from '#domain/problem.ts';
import type { Grant } from '#domain/permissions.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * Refuses to end a role that nobody else of the province has: somebody must be able to give roles. Two
 * calls at once are decided one after the other.
 */
export async function requireNotLast(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { person, lost }: { person: string; lost: readonly Grant[] },
): Promise<void> {
  for (const { role, areaCode } of lost) {
    if (role !== 'province' && role !== 'admin') continue;
    await stores.areas.lockRoles(areaCode);
    const holders = await stores.persons.holding(role, [areaCode]);
    if (holders.every((other) => other.id === person)) throw new Problem('last-of-role');
  }
}
