import { can } from '#domain/permissions.ts';
import type { Grant, Role } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { UseCaseContext } from '../use-case.ts';

interface Ending {
  person: string;
  lost: readonly Grant[];
}

/**
 * Refuses to end the last role of its kind. A province must keep a person who can give roles. The
 * last head of a district must hand over, or the province must decide. Concurrent calls are decided
 * one after the other.
 */
export async function requireLeavable(env: UseCaseContext, ending: Ending): Promise<void> {
  await lockRoles(env, ending.lost);
  for (const { role, areaCode } of ending.lost) {
    const refusal = refusalOf(env, { role, areaCode });
    if (refusal && (await isOnly(env, { person: ending.person, role, areaCode })))
      throw new Problem(refusal);
  }
}

function refusalOf(
  { actor }: UseCaseContext,
  { role, areaCode }: Pick<Grant, 'role' | 'areaCode'>,
): 'last-of-role' | 'last-head' | null {
  if (role === 'province' || role === 'admin') return 'last-of-role';
  const isProvince = can(actor, 'people.change', { areaCode, role: 'province' });
  return role === 'districtHead' && !isProvince ? 'last-head' : null;
}

async function isOnly(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { person, role, areaCode }: { person: string; role: Role; areaCode: Grant['areaCode'] },
): Promise<boolean> {
  const holders = await stores.persons.holding(role, [areaCode]);
  return holders.every((other) => other.id === person);
}

const deciding: ReadonlySet<Role> = new Set(['districtHead', 'province', 'admin']);

/** Locks the areas of the roles that can change other people's roles. Returns false when there are none. */
async function lockRoles(
  { stores }: Pick<UseCaseContext, 'stores'>,
  grants: readonly Grant[],
): Promise<boolean> {
  const areas = new Set(
    grants.filter(({ role }) => deciding.has(role)).map(({ areaCode }) => areaCode),
  );
  // Always locked in the same order, so that two transactions cannot block each other.
  for (const areaCode of [...areas].toSorted()) await stores.areas.lockRoles(areaCode);
  return areas.size > 0;
}

/**
 * When two people end each other's role at the same time, the second waits for the first and then no
 * longer has the permission.
 */
export async function requireStillAllowed(
  { stores, actor }: UseCaseContext,
  { ended }: { ended: readonly Grant[] },
): Promise<void> {
  if (!(await lockRoles({ stores }, ended))) return;
  const grants = (await stores.persons.get(actor.person))?.grants ?? [];
  const mayStill = ended.every(({ role, areaCode }) =>
    can({ person: actor.person, grants }, 'people.change', { role, areaCode }),
  );
  if (!mayStill) throw new Problem('not-allowed');
}
