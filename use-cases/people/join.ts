import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import type { Centre } from '#domain/centre/centre.ts';
import { fullName } from '#domain/fields/people.ts';
import { inviteCodeOf } from '#domain/people/invite-code.ts';
import { canJoinWith } from '#domain/people/invite.ts';
import type { Grant } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { Member } from '#domain/register/register.ts';
import type { Invite } from '#models/invites.ts';
import type { Person as StoredPerson } from '#models/persons.ts';
import { countingWrongCodes } from '../rate-limits.ts';
import { command, execute, query } from '../use-case.ts';
import type { UseCaseContext, Person, RequestContext } from '../use-case.ts';
import { grantViews } from './grant-views.ts';

/** A closed centre takes no members. */
export function requireOpenCentre(centre: Centre | null): void {
  if (centre && centre.closedOn !== null) throw new Problem('centre-closed');
}

/** Adds a code's role to those the person has; the same code again changes nothing. */
export const join = command({
  name: 'join',
  input: z.object({ code: z.string() }),
  run: async (env, { code }): Promise<{ grant: Grant; person: StoredPerson }> => {
    const person = await env.stores.persons.get(env.actor.person);
    if (!person) throw new Problem('not-signed-in');
    const known = await findInvite(env, code);
    const held = person.grants.find((grant) => isSamePlace(grant, known.grant));
    if (held) return { grant: held, person };
    if (known.grant.centre) requireOpenCentre(await env.stores.centres.get(known.grant.centre));
    const invite = await env.stores.invites.take(known.id, { person: person.id, at: env.now });
    if (!invite) throw new Problem('invite-invalid');
    const grant = await seatedGrant(env, { invite, person });
    const joined = {
      ...person,
      grants: [...person.grants, grant],
      joinedAt: person.joinedAt ?? env.now,
    };
    await env.stores.persons.put(joined);
    env.audit({
      subject: person.id,
      areaCode: grant.areaCode,
      note: `${grant.role} ${bangkokDay(env.now)}`,
      after: grant,
    });
    return { grant, person: joined };
  },
});

/** What a code would give, before the person says yes. Refuses a code that does not work. */
export const previewJoin = query({
  name: 'join.preview',
  input: z.object({ code: z.string() }),
  run: async (env, { code }) => {
    const invite = await findInvite(env, code);
    const { stores, now, actor } = env;
    const isHeld = actor.grants.some((grant) => isSamePlace(grant, invite.grant));
    if (!isHeld && !canJoinWith(invite, now)) throw new Problem('invite-invalid');
    const row = await rowOf(env, invite);
    const seat = row?.position ?? invite.grant.seat;
    // The reader's own areas say nothing about the new place: it is named in full.
    const [grant] = await grantViews({ stores, actor: { ...actor, grants: [] } }, [
      { ...invite.grant, seat },
    ]);
    if (!grant) throw new Problem('invite-invalid');
    return { code: invite.id, grant, isHeld, rowName: row ? fullName(row) : null };
  },
});

/** The stored invite of a typed code; a text that is no code and an unknown code are refused alike. */
async function findInvite({ stores }: UseCaseContext, typed: string): Promise<Invite> {
  const code = inviteCodeOf(typed);
  const invite = code === null ? null : await stores.invites.get(code);
  if (!invite) throw new Problem('invite-invalid');
  return invite;
}

/**
 * The grant with its seat. An invite that names a register row links the person to it and gives the seat
 * of the row. A seat without a row counts only until the centre has a register.
 */
async function seatedGrant(
  env: UseCaseContext,
  { invite, person }: { invite: Invite; person: StoredPerson },
): Promise<Grant> {
  const { grant } = invite;
  if (grant.centre === null) return grant;
  const { members } = env.stores;
  if ((await members.sitting(grant.centre)).length === 0) return grant;
  const row = await rowOf(env, invite);
  if (!row || row.person !== null) return { ...grant, seat: null };
  await members.put({ ...row, person: person.id, linkedBy: 'invite' });
  return { ...grant, seat: row.position };
}

/** The sitting member the invite names; null when the row has gone or belongs to another name by now. */
async function rowOf(
  { stores }: UseCaseContext,
  { member, memberName }: Invite,
): Promise<Member | null> {
  const row = member === null ? null : await stores.members.get(member);
  return row && row.until === null && row.nameKey === memberName ? row : null;
}

/** One look at a code from outside; wrong codes are counted as in joinLimited. */
export function previewJoinLimited(
  situation: RequestContext,
  { code, address }: { code: unknown; address?: string },
) {
  const { db, now, actor } = situation;
  const tried = { stores: db.stores, now, person: actor.person, address };
  return countingWrongCodes(tried, () => execute(previewJoin, { situation, input: { code } }));
}

/** One try of a code from outside, by API or chat; wrong tries are counted. */
export function joinLimited(
  situation: RequestContext,
  of: { code: unknown; address?: string },
): Promise<{ grant: Grant; person: StoredPerson }> {
  const { db, now, actor } = situation;
  const tried = { stores: db.stores, now, person: actor.person, address: of.address };
  return countingWrongCodes(tried, () => execute(join, { situation, input: { code: of.code } }));
}

export function isSamePlace(a: Grant, b: Grant): boolean {
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
