import { isWithin } from '../centre/centre.ts';
import type { Centre } from '../centre/centre.ts';
import type { Grant } from '../permissions.ts';

/**
 * Who is told that a term of office ends: the officer and the head of the place, or the province for
 * its own committee.
 */
export function isToldOfTerm(
  { grants }: { grants: readonly Grant[] },
  { areaCode, level }: Pick<Centre, 'areaCode' | 'level'>,
): boolean {
  const roles = level === 'province' ? ['province'] : ['officer', 'districtHead'];
  return grants.some((held) => roles.includes(held.role) && isWithin(areaCode, held.areaCode));
}
