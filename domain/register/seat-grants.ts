import type { Grant } from '../permissions.ts';
import type { Member } from './register.ts';

interface Holder {
  id: string;
  grants: readonly Grant[];
}

interface Accepted {
  /** All rows of the centre's register, including members who left. */
  register: readonly Member[];
  person: Holder;
  centre: string;
}

interface Found {
  /** The register row this person is linked to; null without a link. */
  member: Member | null;
  grants: Grant[];
}

/**
 * The roles of a person of the centre after its register was accepted. A seat comes only from a row
 * that an officer or an invite linked to this person; an equal name gives nothing. A person without a
 * link stays a member of the centre without a seat. A linked person who has left the committee is no
 * longer a member.
 */
export function grantsAfterRegister({ register, person: { id, grants }, centre }: Accepted): Found {
  const linked = register.filter((row) => row.person === id);
  const member = linked.find((row) => row.until === null) ?? null;
  if (member === null && linked.length > 0)
    return { member, grants: grants.filter((grant) => grant.centre !== centre) };
  const seat = member?.position ?? null;
  return {
    member,
    grants: grants.map((grant) =>
      grant.role === 'member' && grant.centre === centre ? { ...grant, seat } : grant,
    ),
  };
}
