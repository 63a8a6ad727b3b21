import { Problem } from '#domain/problem.ts';
import type { Person } from '#models/persons.ts';
import type { UseCaseContext } from '../use-case.ts';

const neededRoles: ReadonlySet<string> = new Set(['districtHead', 'province', 'admin']);

/** True for the only person with a role that every district or province must have. */
export async function isLastHolder(
  { stores }: Pick<UseCaseContext, 'stores'>,
  person: Pick<Person, 'id' | 'grants'>,
): Promise<boolean> {
  for (const { role, areaCode } of person.grants) {
    if (!neededRoles.has(role)) continue;
    const holders = await stores.persons.holding(role, [areaCode]);
    if (holders.every((holder) => holder.id === person.id)) return true;
  }
  return false;
}

export async function requireNotLastHolder(
  env: Pick<UseCaseContext, 'stores'>,
  person: Pick<Person, 'id' | 'grants'>,
): Promise<void> {
  if (await isLastHolder(env, person)) throw new Problem('last-holder');
}

/**
 * Checks the same inside the transaction that ends the roles. When two people are erased or handed
 * over at the same time, the second transaction sees what the first did.
 */
export async function isLastHolderNow(
  { stores }: Pick<UseCaseContext, 'stores'>,
  person: Pick<Person, 'id' | 'grants'>,
): Promise<boolean> {
  const needed = person.grants.filter(({ role }) => neededRoles.has(role));
  // Always locked in the same order, so that two transactions cannot block each other.
  const areas = new Set(needed.map(({ areaCode }) => areaCode));
  for (const areaCode of [...areas].toSorted()) await stores.areas.lockRoles(areaCode);
  return isLastHolder({ stores }, person);
}
