import type { Grant } from '../permissions.ts';
import { nameKeyOf } from './register.ts';
import type { Member } from './register.ts';

interface Holder {
  id: string;
  name: string;
  grants: readonly Grant[];
}

interface Matched {
  /** The member row of this person, now linked; null when unknown. */
  member: Member | null;
  grants: Grant[];
}

/**
 * The grants of a person after a register was accepted. A seat in the register replaces the grant's
 * seat. A person who left the committee loses the grant. A person never found in the register keeps
 * the invite's grant until linked to a row.
 */
export function grantsAfterRegister(
  register: readonly Member[],
  { id, name, grants }: Holder,
): Matched {
  const linked = register.filter((row) => row.person === id);
  const member = linked.find((row) => row.until === null) ?? byName(register, name);
  if (member) return { member, grants: grants.map((grant) => seatOf(grant, member)) };
  if (linked.length === 0) return { member: null, grants: [...grants] };
  const [{ centre } = { centre: '' }] = linked;
  return { member: null, grants: grants.filter((grant) => grant.centre !== centre) };
}

/**
 * The current row with this name that is not linked yet; null when there are several, so that a
 * person decides.
 */
function byName(register: readonly Member[], name: string): Member | null {
  const key = nameKeyOf(name);
  const named = register.filter((member) => member.until === null && member.nameKey === key);
  const [only] = named;
  return named.length === 1 && only && only.person === null ? only : null;
}

function seatOf(grant: Grant, member: Member): Grant {
  const isMember = grant.role === 'member' && grant.centre === member.centre;
  return isMember ? { ...grant, seat: member.position } : grant;
}
