import type { Grant } from '#domain/permissions.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * A person's roles with the seats that the registers give now, because an earlier seat must not come
 * back without its row. For a centre without a register, the stored seat is kept.
 */
export async function seatedGrants(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { person, grants }: { person: string; grants: readonly Grant[] },
): Promise<Grant[]> {
  const centres = grants.flatMap(({ centre }) => centre ?? []);
  const sitting = centres.length === 0 ? [] : await stores.members.sittingIn(centres);
  return grants.map((grant) => {
    const register = sitting.filter((row) => row.centre === grant.centre);
    if (register.length === 0) return grant;
    const seat = register.find((row) => row.person === person)?.position ?? null;
    return { ...grant, seat };
  });
}
