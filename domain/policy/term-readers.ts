import { isWithin } from '../centre/centre.ts';
import type { Centre } from '../centre/centre.ts';
import type { Grant } from '../permissions.ts';

/** Told of a term that ends: officer and head of the place; for the province's own committee, the province. */
export function isToldOfTerm(
  { grants }: { grants: readonly Grant[] },
  { areaCode, level }: Pick<Centre, 'areaCode' | 'level'>,
): boolean {
  const roles = level === 'province' ? ['province'] : ['officer', 'districtHead'];
  return grants.some((held) => roles.includes(held.role) && isWithin(areaCode, held.areaCode));
}
