import { isWithin } from '../centre/centre.ts';
import type { AreaCode } from '../centre/centre.ts';
import { can, isSameGrant } from '../permissions.ts';
import type { Action, Grant, GrantKey, Subject } from '../permissions.ts';

/** One area of one role, given to one successor. An officer's district can be divided into its tambons. */
export interface Part {
  from: GrantKey;
  areaCode: AreaCode;
  to: string;
}

interface Leaving {
  grants: readonly Grant[];
  parts: readonly Part[];
  /**
   * Roles that end without a successor. For a district that is divided, the tambons not handed over
   * end too.
   */
  ends: readonly GrantKey[];
  /** Says which roles the person who decides may take away. */
  mayTake: (grant: Grant) => boolean;
  /** The tambons of the person's districts, needed when a district is divided. */
  tambons: readonly AreaCode[];
}

export interface HandOver {
  /** The roles the person has afterwards. */
  kept: Grant[];
  /** Every role that ends as a whole or in part. */
  ended: Grant[];
  /** The roles that each successor receives. */
  received: ReadonlyMap<string, Grant[]>;
}

/**
 * Divides a person's roles between successors. Null when a part is not allowed: a role that the
 * person does not have or that may not be taken, an area outside that role, the same area twice, or a
 * committee seat, which only a register can give.
 */
export function handOver(leaving: Leaving): HandOver | null {
  const isPlanned =
    leaving.parts.every((part) => isPossible(part, leaving)) &&
    leaving.ends.every((key) => findTakeable(key, leaving) !== null) &&
    !hasOverlap(leaving.parts);
  if (!isPlanned) return null;
  const kept: Grant[] = [];
  const ended: Grant[] = [];
  for (const grant of leaving.grants) {
    const ends = leaving.ends.some((key) => isSameGrant(key, grant));
    const remaining = ends ? [] : restOf(grant, leaving);
    kept.push(...remaining);
    if (!remaining.includes(grant)) ended.push(grant);
  }
  return { kept, ended, received: receivedBy(leaving.parts) };
}

/** Adds a role to a person's roles, unless a present role covers it already. */
export function withGrant(grants: readonly Grant[], added: Grant): Grant[] {
  const covers = (held: Grant): boolean =>
    held.role === added.role &&
    held.centre === added.centre &&
    isWithin(added.areaCode, held.areaCode);
  return grants.some(covers) ? [...grants] : [...grants, added];
}

interface Change {
  before: readonly Grant[];
  kept: readonly Grant[];
}

/**
 * The roles a person has after a change is undone. Roles that it ended come back, and later changes
 * stay. Null when a part of a role it divided has been taken away since; that later change must be
 * undone first.
 */
export function restoredGrants(held: readonly Grant[], { before, kept }: Change): Grant[] | null {
  const pieces = kept.filter((grant) => !hasGrant(before, grant));
  if (!pieces.every((piece) => withGrant(held, piece).length === held.length)) return null;
  const ended = before.filter((grant) => !hasGrant(kept, grant));
  return ended.reduce<Grant[]>(
    withGrant,
    held.filter((grant) => !hasGrant(pieces, grant)),
  );
}

export function hasGrant(grants: readonly Grant[], key: GrantKey): boolean {
  return grants.some((grant) => isSameGrant(grant, key));
}

function findTakeable(key: GrantKey, { grants, mayTake }: Leaving): Grant | null {
  const grant = grants.find((held) => isSameGrant(held, key));
  return grant && mayTake(grant) ? grant : null;
}

function isPossible({ from, areaCode }: Part, leaving: Leaving): boolean {
  const grant = findTakeable(from, leaving);
  if (!grant || grant.role === 'member') return false;
  if (areaCode === grant.areaCode) return true;
  const isTambon = leaving.tambons.includes(areaCode) && isWithin(areaCode, grant.areaCode);
  return grant.role === 'officer' && isTambon;
}

function hasOverlap(parts: readonly Part[]): boolean {
  return parts.some((part, index) =>
    parts
      .slice(index + 1)
      .some(
        (other) =>
          isSameGrant(part.from, other.from) &&
          (isWithin(part.areaCode, other.areaCode) || isWithin(other.areaCode, part.areaCode)),
      ),
  );
}

/**
 * What remains of a role when parts of its area are handed over: the whole role, some tambons or
 * nothing.
 */
function restOf(grant: Grant, { parts, tambons }: Leaving): Grant[] {
  const handed = parts.filter((part) => isSameGrant(part.from, grant)).map((part) => part.areaCode);
  if (handed.length === 0) return [grant];
  if (handed.includes(grant.areaCode)) return [];
  return tambons
    .filter((code) => isWithin(code, grant.areaCode) && !handed.includes(code))
    .map((areaCode) => ({ ...grant, areaCode }));
}

function receivedBy(parts: readonly Part[]): Map<string, Grant[]> {
  const received = new Map<string, Grant[]>();
  for (const { from, areaCode, to } of parts) {
    const grants = received.get(to) ?? [];
    received.set(to, withGrant(grants, { role: from.role, areaCode, centre: null, seat: null }));
  }
  return received;
}

/**
 * Who continues work that the person could do before: the successor with the smallest area around it
 * whose new roles allow it. Null while the person may still do it, or when no successor may.
 */
export function continuerOf(
  work: { action: Action; subject: Subject },
  { kept, parts, received }: HandOver & { parts: readonly Part[] },
): string | null {
  const { action, subject } = work;
  if (can({ person: '', grants: kept }, action, subject)) return null;
  const around = parts
    .filter((part) => isWithin(subject.areaCode, part.areaCode))
    .toSorted((a, b) => b.areaCode.length - a.areaCode.length);
  const isAble = ({ to }: Part): boolean =>
    can({ person: to, grants: received.get(to) ?? [] }, action, subject);
  return around.find(isAble)?.to ?? null;
}
