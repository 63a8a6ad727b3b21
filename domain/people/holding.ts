import { isWithin } from '../centre/centre.ts';
import type { AreaCode } from '../centre/centre.ts';
import type { Grant, Role } from '../permissions.ts';

/** The people who hold this role for the area. */
export function peopleHolding<P extends { grants: readonly Grant[] }>(
  people: readonly P[],
  { role, areaCode }: { role: Role; areaCode: AreaCode },
): P[] {
  return people.filter((person) =>
    person.grants.some((grant) => grant.role === role && isWithin(areaCode, grant.areaCode)),
  );
}
