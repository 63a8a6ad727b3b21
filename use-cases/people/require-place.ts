import type { Centre } from '#domain/centre/centre.ts';
import { isWellFormed } from '#domain/permissions.ts';
import type { Grant, GrantKey } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { Member } from '#domain/register/register.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Refuses a closed centre, because it takes no members. */
export function requireOpenCentre(centre: Centre | null): void {
  if (centre && centre.closedOn !== null) throw new Problem('centre-closed');
}

/**
 * Refuses a place that does not fit the role. The area must exist and have the role's level; a
 * member's centre must be in the area and open.
 */
export async function requirePlace(
  { stores }: UseCaseContext,
  key: GrantKey & { seat?: Grant['seat'] },
): Promise<void> {
  const area = await stores.areas.get(key.areaCode);
  const centre = key.centre === null ? null : await stores.centres.get(key.centre);
  const isElsewhere = key.centre !== null && centre?.areaCode !== key.areaCode;
  if (!area || isElsewhere || !isWellFormed({ ...key, seat: key.seat ?? null }))
    throw new Problem('invalid-input');
  requireOpenCentre(centre);
}

/**
 * The register row to link a role to. It must be in this centre, of a sitting member, and not linked
 * to a person.
 */
export async function requireFreeRow(
  { stores }: UseCaseContext,
  { member, centre }: { member: string | null; centre: string | null },
): Promise<Member | null> {
  if (member === null) return null;
  const row = await stores.members.get(member);
  if (!row || row.centre !== centre || row.until !== null) throw new Problem('not-found');
  if (row.person !== null) throw new Problem('conflict');
  return row;
}

/** Whether the person is linked to a row in the centre's register. */
export async function sitsIn(
  { stores }: UseCaseContext,
  { person, centre }: { person: string; centre: string },
): Promise<boolean> {
  return (await stores.members.linkedTo(person)).some((row) => row.centre === centre);
}
