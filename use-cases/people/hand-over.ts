import * as z from 'zod/mini';
import { areaCodeSchema, districtOf, provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { limits } from '#domain/limits.ts';
import { continuerOf, handOver, withGrant } from '#domain/people/hand-over.ts';
import type { HandOver, Part } from '#domain/people/hand-over.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { can, grantKeySchema } from '#domain/permissions.ts';
import type { Grant, GrantKey } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { HandOverRow } from '#models/hand-overs.ts';
import type { Person } from '#models/persons.ts';
import { requireLeavable, requireStillAllowed } from './require-not-last.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { closeRequests } from './close-requests.ts';
import { endRights } from './end-rights.ts';
import { notifyColleagues, notifyHolder, notifySuccessors } from './hand-over-notices.ts';
import type { Successor } from './hand-over-notices.ts';
import { movePlannedMessages } from './move-messages.ts';
import type { Passing } from './move-messages.ts';

const partSchema = z.object({ from: grantKeySchema, areaCode: areaCodeSchema, to: z.string() });

export const changeSchema = z.object({
  id: z.uuid(),
  person: z.string(),
  parts: z.array(partSchema).check(z.maxLength(limits.handOver.parts)),
  ends: z.array(grantKeySchema).check(z.maxLength(limits.handOver.parts)),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.handOver.reasonLetters)),
});
type RoleChange = z.infer<typeof changeSchema>;

/**
 * Hands a person's roles to successors by area, or ends them without a successor. Roles, drafts and
 * waiting messages are passed on in one transaction, which also ends the person's permissions. The
 * caller's id makes a repeated call return the first result.
 */
export const handOverRoles = command({
  name: 'person.handOver',
  input: changeSchema,
  run: (env, change) => changeRoles(env, change),
});

export async function changeRoles(env: UseCaseContext, asked: RoleChange) {
  const { stores } = env;
  const { id, person: holderId, parts, ends, reason } = asked;
  const known = await stores.handOvers.get(id);
  if (known && known.by !== env.actor.person) throw new Problem('not-allowed');
  if (known && known.person !== holderId) throw new Problem('conflict');
  if (known) return resultOf(known);
  const holder = await stores.persons.get(holderId);
  if (!holder) throw new Problem('not-found');
  const change = await planChange(env, { holder, parts, ends });
  await requireEndable(env, { holder, change });
  const successors = await successorsOf(env, { change, holder });
  const row = await store(env, { id, holder, change, successors, parts, reason });
  await notifySuccessors(env, { row, holder, change });
  await notifyHolder(env, { row, change, successors });
  await notifyColleagues(env, { row, name: holder.name });
  auditChange(env, row);
  return resultOf(row);
}

/** Refuses to end the last role of its kind, or a role that the actor may not end any more. */
export async function requireEndable(
  env: UseCaseContext,
  { holder, change }: { holder: Person; change: HandOver },
): Promise<void> {
  await requireStillAllowed(env, change);
  await requireLeavable(env, { person: holder.id, lost: lostRoles(change) });
}

interface Request {
  holder: Person;
  parts: readonly Part[];
  ends: readonly GrantKey[];
}

/** Refuses a change of roles that the actor may not make, and one that changes nothing. */
export async function planChange(
  env: UseCaseContext,
  { holder, parts, ends }: Request,
): Promise<HandOver> {
  const mayTake = ({ areaCode, role }: Grant): boolean =>
    can(env.actor, 'people.change', { areaCode, role });
  if (!holder.grants.some(mayTake)) throw new Problem('not-allowed');
  const tambons = await tambonsOf(env, holder.grants);
  const change = handOver({ grants: holder.grants, parts, ends, mayTake, tambons });
  if (!change || change.ended.length === 0) throw new Problem('invalid-input');
  return change;
}

export async function tambonsOf(
  { stores }: UseCaseContext,
  grants: readonly Grant[],
): Promise<AreaCode[]> {
  const districts = grants
    .filter(({ role, areaCode }) => role === 'officer' && districtOf(areaCode) === areaCode)
    .map(({ areaCode }) => areaCode);
  const areas = await stores.areas.withinAny(districts);
  return areas.flatMap(({ id, level }) => (level === 'tambon' ? [id] : []));
}

/** Roles that end without a successor. */
function lostRoles({ ended, received }: HandOver): Grant[] {
  const handed = [...received.values()].flat();
  return ended.filter(
    ({ role, areaCode }) =>
      !handed.some((grant) => grant.role === role && grant.areaCode === areaCode),
  );
}

/**
 * A successor must have a role in the same province, and must not be the person whose roles are
 * handed over.
 */
export async function successorsOf(
  env: UseCaseContext,
  { change, holder }: { change: HandOver; holder: Person },
): Promise<Successor[]> {
  const people = await env.stores.persons.many([...change.received.keys()]);
  return [...change.received].map(([id, grants]) => {
    const person = people.find((candidate) => candidate.id === id);
    if (!person || id === holder.id || !isInProvince(person, grants))
      throw new Problem('not-found');
    const added = grants.filter(
      (grant) => withGrant(person.grants, grant).length > person.grants.length,
    );
    return { person, added };
  });
}

function isInProvince({ grants }: Person, received: readonly Grant[]): boolean {
  const provinces = new Set(received.map(({ areaCode }) => provinceOf(areaCode)));
  return grants.some(({ areaCode }) => provinces.has(provinceOf(areaCode)));
}

interface Storing {
  id: string;
  holder: Person;
  change: HandOver;
  successors: readonly Successor[];
  parts: readonly Part[];
  reason: string;
}

async function store(env: UseCaseContext, storing: Storing): Promise<HandOverRow> {
  const { id, holder, change, successors, parts, reason } = storing;
  const { stores, now } = env;
  for (const { person, added } of successors) {
    await stores.persons.put({
      ...person,
      grants: added.reduce<Grant[]>(withGrant, [...person.grants]),
    });
    await closeRequests(env, { person: person.id, grants: added });
  }
  const passing = { ...change, parts, holder: holder.id };
  const drafts = await moveDrafts(env, passing);
  const messages = await movePlannedMessages(env, passing);
  const rows = await endRights(env, { person: holder, kept: change.kept });
  const [first] = change.ended;
  if (!first) throw new Problem('invalid-input');
  const row: HandOverRow = {
    id,
    areaCode: first.areaCode,
    person: holder.id,
    by: env.actor.person,
    at: now,
    reason,
    before: [...holder.grants],
    kept: change.kept,
    received: successors.map(({ person, added }) => ({ person: person.id, grants: added })),
    drafts,
    messages,
    rows,
    undoneAt: null,
  };
  await stores.handOvers.insert(row);
  return row;
}

/**
 * A draft that now only a successor may continue is passed to that successor. All other drafts stay
 * with their duty.
 */
async function moveDrafts(
  { stores }: UseCaseContext,
  passing: Passing,
): Promise<HandOverRow['drafts']> {
  const { holder } = passing;
  const held = await stores.drafts.heldBy(holder);
  const duties = await stores.duties.many(held.map(({ id }) => id));
  const moves = duties.flatMap((duty) => {
    const to = continuerOf({ action: 'draft.write', subject: subjectOf(duty) }, passing);
    return to === null ? [] : [{ duty: duty.id, to }];
  });
  for (const [to, group] of Map.groupBy(moves, (move) => move.to))
    await stores.drafts.giveTo(
      group.map((move) => move.duty),
      { from: holder, to },
    );
  return moves;
}

function auditChange(env: UseCaseContext, row: HandOverRow): void {
  const { areaCode, person, reason, before, kept } = row;
  env.audit({ subject: person, areaCode, note: reason, before, after: kept });
  for (const { person: successor, grants } of row.received)
    env.audit({ action: 'person.receive', subject: successor, areaCode, after: grants });
}

function resultOf({ id, at, kept, received, drafts }: HandOverRow) {
  return {
    id,
    undoUntil: new Date(at.getTime() + limits.handOver.undoMs),
    kept: kept.length,
    successors: received.length,
    drafts: drafts.length,
  };
}
