import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { fullName } from '#domain/fields/people.ts';
import { limits } from '#domain/limits.ts';
import { inviteCodeOf } from '#domain/people/invite-code.ts';
import { canJoinWith } from '#domain/people/invite.ts';
import { withOwnName } from '#domain/people/own-name.ts';
import { can, isSameGrant } from '#domain/permissions.ts';
import type { Grant } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { Member } from '#domain/register/register.ts';
import { isSigningSeat } from '#domain/register/seats.ts';
import { splitPersonName } from '#domain/thai/person-name.ts';
import type { Invite } from '#models/invites.ts';
import type { Person as StoredPerson } from '#models/persons.ts';
import { countingWrongCodes } from '../rate-limits.ts';
import { command, execute, query } from '../use-case.ts';
import type { UseCase, UseCaseContext, Person, RequestContext } from '../use-case.ts';
import { plannedDelivery } from '../notices/notices.ts';
import { closeRequests } from './close-requests.ts';
import { grantViews } from './grant-views.ts';
import { namedRoles } from './hand-over-notices.ts';
import { requireOpenCentre, sitsIn } from './require-place.ts';

/** The name that the person typed. The chat leaves it out, because the name can be corrected later. */
const ownNameSchema = z.optional(
  z.string().check(z.trim(), z.minLength(2), z.maxLength(limits.joinRequest.nameLetters)),
);

/** Adds the role of a code to the person's roles. Using the same code again changes nothing. */
export const join = command({
  name: 'join',
  input: z.object({ code: z.string(), name: ownNameSchema }),
  run: async (env, { code, name }): Promise<{ grant: Grant; person: StoredPerson }> => {
    const { stores, actor, now, audit } = env;
    const person = await stores.persons.get(actor.person);
    if (!person) throw new Problem('not-signed-in');
    const { invite, grant, row, held } = await readOffer(env, { code, grants: person.grants });
    if (held && !row) return { grant: held, person };
    if (row && (await sitsIn(env, { person: person.id, centre: row.centre })))
      throw new Problem('already-seated');
    const taking = { person: person.id, at: now, before: held ?? null, row: row?.id ?? null };
    if (!(await stores.invites.take(invite.id, taking))) throw new Problem('invite-invalid');
    if (row) await stores.members.put({ ...row, person: person.id, linkedBy: 'invite' });
    const others = person.grants.filter((other) => other !== held);
    const joinedAt = person.joinedAt ?? now;
    const named = withOwnName(person, ownNameIn({ invite, row }) || fullNameIn(name));
    const joined = { ...named, grants: [...others, grant], joinedAt };
    await stores.persons.put(joined);
    await closeRequests(env, { person: person.id, grants: [grant] });
    const { areaCode, role } = grant;
    audit({ subject: person.id, areaCode, note: `${role} ${bangkokDay(now)}`, after: grant });
    if (env.channel === 'app')
      await announceInChat(env, { person: joined, grant, code: invite.id });
    return { grant, person: joined };
  },
});

/**
 * The person's name in the register row that the code names, or in the list from which the code was
 * made.
 */
function ownNameIn({ invite, row }: Pick<Offer, 'invite' | 'row'>): string {
  if (row) return fullName(row);
  return invite.batch ? invite.note : '';
}

function fullNameIn(typed: string | undefined): string {
  return typed === undefined ? '' : fullName(splitPersonName(typed));
}

/**
 * Sends a card in the chat, which also shows the menu of the new role. It is sent at any hour,
 * because the person is using the app now.
 */
async function announceInChat(
  env: UseCaseContext,
  { person, grant, code }: { person: StoredPerson; grant: Grant; code: string },
): Promise<void> {
  const [role] = await namedRoles(env, [grant]);
  if (!role || !person.following) return;
  await env.stores.deliveries.plan([
    plannedDelivery({
      key: `joined:${code}:${env.now.getTime()}`,
      person: person.id,
      areaCode: grant.areaCode,
      urgent: true,
      notBefore: env.now,
      now: env.now,
      notice: { kind: 'joined', code, role },
    }),
  ]);
}

/** Shows what a code would give, before the person confirms. Refuses an invalid code. */
export const previewJoin = query({
  name: 'join.preview',
  input: z.object({ code: z.string() }),
  run: async (env, { code }) => {
    const { stores, now, actor } = env;
    const { invite, grant, row, held } = await readOffer(env, { code, grants: actor.grants });
    const isHeld = held !== undefined && row === null;
    if (!isHeld && !canJoinWith(invite, now)) throw new Problem('invite-invalid');
    // The place has its full name, because it may be outside the reader's own areas.
    const [view] = await grantViews({ stores, actor: { ...actor, grants: [] } }, [
      isHeld ? held : grant,
    ]);
    if (!view) throw new Problem('invite-invalid');
    const person = await stores.persons.get(actor.person);
    return {
      code: invite.id,
      grant: view,
      isHeld,
      isNameNeeded: person?.lineName === undefined && ownNameIn({ invite, row }) === '',
      rowName: row ? fullName(row) : null,
    };
  },
});

interface Offer {
  invite: Invite;
  /** The role with the seat that the person would get. */
  grant: Grant;
  /** The register row to which the person would be linked. */
  row: Member | null;
  /** The role that the person already has for this place. */
  held: Grant | undefined;
}

/**
 * What a code offers to a person with these roles. An invite that names a register row gives the seat
 * of the row. A seat without a row is given only while the centre has no register, and only to one
 * person.
 */
async function readOffer(
  env: UseCaseContext,
  { code, grants }: { code: string; grants: readonly Grant[] },
): Promise<Offer> {
  const { stores } = env;
  const invite = await findInvite(env, code);
  const { grant } = invite;
  const held = grants.find((other) => isSameGrant(other, grant));
  if (grant.centre === null) return { invite, grant, row: null, held };
  if (!held) requireOpenCentre(await stores.centres.get(grant.centre));
  const row = await freeRowOf(env, invite);
  const seat = row?.position ?? ((await isSeatFree(env, grant)) ? grant.seat : null);
  return { invite, grant: { ...grant, seat }, row, held };
}

/**
 * Whether a seat without a row can be given: the centre must have no register, and the seat must not
 * let another person sign already.
 */
async function isSeatFree(
  { stores, actor }: UseCaseContext,
  { centre, seat }: Grant,
): Promise<boolean> {
  if (centre === null || seat === null) return false;
  if ((await stores.members.sitting(centre)).length > 0) return false;
  if (!isSigningSeat(seat)) return true;
  const others = (await stores.persons.ofCentre(centre)).filter(({ id }) => id !== actor.person);
  return !others.some(({ grants }) =>
    grants.some((held) => held.centre === centre && held.seat === seat),
  );
}

/** The stored invite for a typed code. Unknown codes and texts that are not codes get the same refusal. */
async function findInvite({ stores }: UseCaseContext, typed: string): Promise<Invite> {
  const code = inviteCodeOf(typed);
  const invite = code === null ? null : await stores.invites.get(code);
  if (!invite || !(await mayMakerStillInvite({ stores }, invite)))
    throw new Problem('invite-invalid');
  return invite;
}

/**
 * A code becomes invalid when its maker loses the permission to invite. Codes of the operator have no
 * such person.
 */
async function mayMakerStillInvite(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { by, grant: { areaCode, role } }: Invite,
): Promise<boolean> {
  if (by === 'shell') return true;
  const maker = await stores.persons.get(by);
  return maker !== null && can(actorOf(maker), 'people.invite', { areaCode, role });
}

/**
 * The register row that the invite names. Null when the row no longer exists, is already linked, or
 * has another name now.
 */
async function freeRowOf(
  { stores }: UseCaseContext,
  { member, memberName }: Invite,
): Promise<Member | null> {
  const row = member === null ? null : await stores.members.get(member);
  const isFree = row?.person === null && row.until === null && row.nameKey === memberName;
  return isFree ? row : null;
}

export interface Tried {
  code: unknown;
  name?: unknown;
  address?: string;
}

/** Previews a code and counts wrong codes, which may come from the API or the chat. */
export function previewJoinLimited(situation: RequestContext, tried: Tried) {
  return countingTries(situation, { useCase: previewJoin, tried });
}

export function joinLimited(situation: RequestContext, tried: Tried) {
  return countingTries(situation, { useCase: join, tried });
}

export function countingTries<S extends z.ZodMiniType, O>(
  situation: RequestContext,
  { useCase, tried: { code, name, address } }: { useCase: UseCase<S, O>; tried: Tried },
): Promise<O> {
  const { db, now, actor } = situation;
  const attempt = { stores: db.stores, now, person: actor.person, address };
  return countingWrongCodes(attempt, () => execute(useCase, { situation, input: { code, name } }));
}

/**
 * The person for a LINE user id. The person is created at the first contact, and may do nothing
 * without a role.
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

/** A person without a role who is not stored yet. */
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
  const { id, name, grants, notice } = person;
  return { person: id, name, grants, ...(notice ? { noticeVersion: notice.version } : {}) };
}
