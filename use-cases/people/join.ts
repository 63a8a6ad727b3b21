import { randomBytes, randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import type { Centre } from '#domain/centre/centre.ts';
import type { Grant } from '#domain/permissions.ts';
import { grantSchema, isWellFormed } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { Person as StoredPerson } from '#models/persons.ts';
import { countingWrongCodes } from '../rate-limits.ts';
import { command, requirePermission, execute } from '../use-case.ts';
import type { UseCaseContext, Person, RequestContext } from '../use-case.ts';

/** Characters that are not confused on paper: no 0 O 1 I L. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const inviteCodeLength = 8;

export function newInviteCode(): string {
  return [...randomBytes(inviteCodeLength)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('');
}

/** Accepts lower case, spaces and dashes, as people type it. */
export function inviteCodeOf(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  const ok = code.length === inviteCodeLength && /^[A-HJKMNP-Z2-9]+$/.test(code);
  return ok ? code : null;
}

export const createInvite = command({
  name: 'invite.create',
  input: z.object({ ...grantSchema.shape, uses: z.int(), days: z.int() }),
  run: async (env, { uses, days, ...given }) => {
    const { areaCode, role } = given;
    requirePermission(env, { action: 'people.invite', subject: { areaCode, role } });
    await demandPlace(env, given);
    const expiresAt = new Date(env.now.getTime() + days * 86_400_000);
    const code = newInviteCode();
    await env.stores.invites.insert({
      id: code,
      grant: given,
      by: env.actor.person,
      createdAt: env.now,
      expiresAt,
      usesLeft: uses,
    });
    env.audit({ subject: `invite:${given.areaCode}`, areaCode: given.areaCode, note: given.role });
    return { code, expiresAt };
  },
});

/** The role must fit the area's level; a member's centre must be in the area. */
async function demandPlace({ stores }: UseCaseContext, given: Grant): Promise<void> {
  const centre = given.centre === null ? null : await stores.centres.get(given.centre);
  const misplaced = given.centre !== null && centre?.areaCode !== given.areaCode;
  if (misplaced || !isWellFormed(given)) throw new Problem('invalid-input');
  demandOpen(centre);
}

/** Refuses a seat on the committee of a closed centre. */
function demandOpen(centre: Centre | null): void {
  if (centre && centre.closedOn !== null) throw new Problem('centre-closed');
}

/** Adds the code's role to the person's grants. The same code twice adds it once. */
export const join = command({
  name: 'join',
  input: z.object({ code: z.string() }),
  run: async (env, { code }): Promise<{ grant: Grant; person: StoredPerson }> => {
    const person = await env.stores.persons.get(env.actor.person);
    const wanted = inviteCodeOf(code);
    if (!person) throw new Problem('not-signed-in');
    if (!wanted) throw new Problem('invite-invalid');
    const known = await env.stores.invites.get(wanted);
    if (known && person.grants.some((grant) => sameGrant(grant, known.grant)))
      return { grant: known.grant, person };
    if (known?.grant.centre) demandOpen(await env.stores.centres.get(known.grant.centre));
    const invite = await env.stores.invites.take(wanted, env.now);
    if (!invite) throw new Problem('invite-invalid');
    const joined = {
      ...person,
      grants: [...person.grants, invite.grant],
      joinedAt: person.joinedAt ?? env.now,
    };
    await env.stores.persons.put(joined);
    env.audit({
      subject: person.id,
      areaCode: invite.grant.areaCode,
      note: `${invite.grant.role} ${bangkokDay(env.now)}`,
    });
    return { grant: invite.grant, person: joined };
  },
});

/** Tries a code from the API or chat. Wrong tries are counted. */
export function joinLimited(
  situation: RequestContext,
  of: { code: unknown; address?: string },
): Promise<{ grant: Grant; person: StoredPerson }> {
  const { db, now, actor } = situation;
  const tried = { stores: db.stores, now, person: actor.person, address: of.address };
  return countingWrongCodes(tried, () => execute(join, { situation, input: { code: of.code } }));
}

function sameGrant(a: Grant, b: Grant): boolean {
  return a.role === b.role && a.areaCode === b.areaCode && a.centre === b.centre;
}

/**
 * The person for a LINE user id, created at the first contact. Without a grant they may do nothing.
 */
export async function personOf(
  { stores }: Pick<UseCaseContext, 'stores'>,
  line: { userId: string; name?: string },
): Promise<StoredPerson> {
  const found = await stores.persons.byLine(line.userId);
  if (found) return found;
  const fresh = strangerOf(line);
  await stores.persons.insertMissing([fresh], 'lineUserId');
  return (await stores.persons.byLine(line.userId)) ?? fresh;
}

/** A person without a grant who is not stored yet. */
export function strangerOf(line: { userId: string; name?: string }): StoredPerson {
  return {
    id: randomUUID(),
    lineUserId: line.userId,
    name: line.name ?? '',
    grants: [],
    following: false,
    joinedAt: null,
    followChangedAt: null,
  };
}

export function actorOf(person: StoredPerson): Person {
  return { person: person.id, name: person.name, grants: person.grants };
}
