import { can } from '#domain/permissions.ts';
import type { Grant, Role } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { UseCaseContext } from '../use-case.ts';

interface Ending {
  person: string;
  lost: readonly Grant[];
}

/**
 * Refuses to end the last role of its kind in a province, because a person must be left who can give
 * roles. Two calls at once are decided one after the other.
 */
export async function requireNotLast(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { person, lost }: Ending,
): Promise<void> {
  for (const { role, areaCode } of lost) {
    if (role !== 'province' && role !== 'admin') continue;
    await stores.areas.lockRoles(areaCode);
    if (await isOnly({ stores }, { person, role, areaCode })) throw new Problem('last-of-role');
  }
}

/** The last head of a district leaves by handing over, or the province decides. */
export async function requireHeadLeft(env: UseCaseContext, { person, lost }: Ending) {
  const { actor } = env;
  for (const { role, areaCode } of lost) {
    if (role !== 'districtHead') continue;
    if (can(actor, 'people.change', { areaCode, role: 'province' })) continue;
    if (await isOnly(env, { person, role, areaCode })) throw new Problem('last-head');
  }
}

async function isOnly(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { person, role, areaCode }: { person: string; role: Role; areaCode: Grant['areaCode'] },
): Promise<boolean> {
  const holders = await stores.persons.holding(role, [areaCode]);
  return holders.every((other) => other.id === person);
}

const deciding: ReadonlySet<Role> = new Set(['districtHead', 'province', 'admin']);

/**
 * Of two people who end each other's role at the same time, the second waits for the first and then
 * no longer has the right.
 */
export async function requireStillAllowed(
  { stores, actor }: UseCaseContext,
  { ended }: { ended: readonly Grant[] },
): Promise<void> {
  const areas = new Set(
    ended.filter(({ role }) => deciding.has(role)).map(({ areaCode }) => areaCode),
  );
  if (areas.size === 0) return;
  // In one order, so that two transactions do not wait for each other.
  for (const areaCode of [...areas].toSorted()) await stores.areas.lockRoles(areaCode);
  const grants = (await stores.persons.get(actor.person))?.grants ?? [];
  const mayStill = ended.every(({ role, areaCode }) =>
    can({ person: actor.person, grants }, 'people.change', { role, areaCode }),
  );
  if (!mayStill) throw new Problem('not-allowed');
}
