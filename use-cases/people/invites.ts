import { randomInt } from 'node:crypto';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { fullName } from '#domain/fields/people.ts';
import { limits } from '#domain/limits.ts';
import { inviteAlphabet, inviteCodeLength, inviteCodeOf } from '#domain/people/invite-code.ts';
import { inviteExpiry, inviteStateOf, usesForCommittee } from '#domain/people/invite.ts';
import { can, grantSchema, roleSchema } from '#domain/permissions.ts';
import type { Grant } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { Member } from '#domain/register/register.ts';
import { isSigningSeat } from '#domain/register/seats.ts';
import type { Invite } from '#models/invites.ts';
import { command, query, requireAreas, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { grantViews } from './grant-views.ts';
import { placeNamesOf } from './invite-places.ts';
import { requireFreeRow, requirePlace } from './require-place.ts';

interface NewInvite {
  grant: Grant;
  /** The register row the code is for; null when the code names none. */
  row: Member | null;
  uses: number;
  days: number;
  note: string;
  by: string;
  now: Date;
  batch?: Invite['batch'];
}

/** An unused invite with a new code, not stored yet. */
export function newInvite(order: NewInvite): Invite {
  const { grant, row, uses, days, note, by, now, batch } = order;
  return {
    id: newInviteCode(),
    grant,
    member: row?.id ?? null,
    memberName: row?.nameKey ?? null,
    note,
    ...(batch === undefined ? {} : { batch }),
    by,
    createdAt: now,
    expiresAt: inviteExpiry(now, days),
    uses,
    usesLeft: uses,
    revokedAt: null,
    takenBy: [],
  };
}

export function newInviteCode(): string {
  return Array.from(
    { length: inviteCodeLength },
    () => inviteAlphabet[randomInt(inviteAlphabet.length)],
  ).join('');
}

const { uses: maxUses, days: maxDays, places: maxPlaces, noteLetters } = limits.invite;
const usesSchema = z.int().check(z.minimum(1), z.maximum(maxUses));
const daysSchema = z.int().check(z.minimum(1), z.maximum(maxDays));
const noteSchema = z._default(z.string().check(z.trim(), z.maxLength(noteLetters)), '');
const memberSchema = z._default(z.nullable(z.string()), null);

/** Makes one code for one place. */
export const createInvite = command({
  name: 'invite.create',
  input: z.object({
    ...grantSchema.shape,
    uses: usesSchema,
    days: daysSchema,
    note: noteSchema,
    member: memberSchema,
  }),
  run: async (env, { uses, days, note, member, ...grant }) => {
    const { id, expiresAt } = await addInvite(env, { grant, uses, days, note, member });
    return { code: id, expiresAt };
  },
});

/**
 * Makes a code for each of several places, such as all tambons of a district, in one transaction. If
 * no number of uses is given, each code is for as many people as sit on the committee.
 */
export const createInvites = command({
  name: 'invites.create',
  input: z.object({
    role: roleSchema,
    places: z
      .array(z.object({ areaCode: areaCodeSchema, centre: z.nullable(z.string()) }))
      .check(z.minLength(1), z.maxLength(maxPlaces)),
    uses: z.nullable(usesSchema),
    days: daysSchema,
    note: noteSchema,
  }),
  run: async (env, { role, places, uses, days, note }) => {
    const invites: Invite[] = [];
    for (const place of places) {
      const sitting = place.centre && uses === null ? await sittingIn(env, place.centre) : 1;
      const grant = { ...place, role, seat: null };
      const count = uses ?? usesForCommittee(sitting);
      invites.push(await addInvite(env, { grant, uses: count, days, note, member: null }));
    }
    return { invites: await viewInvites(env, invites) };
  },
});

/**
 * The codes of the reader's areas, newest first. A code gives its role to anybody who reads it, so
 * only codes are listed that the reader could make too.
 */
export const listInvites = query({
  name: 'invites.list',
  input: z.object({}),
  run: async (env) => {
    return { invites: await viewInvites(env, await invitesInReach(env)) };
  },
});

export async function invitesInReach(env: UseCaseContext): Promise<Invite[]> {
  const { stores, actor } = env;
  const areas = requireAreas(env, 'people.read');
  return (await stores.invites.inAreas(areas)).filter(({ grant: { areaCode, role } }) =>
    can(actor, 'people.invite', { areaCode, role }),
  );
}

/** Ends a code. People who have joined with it keep their roles. */
export const revokeInvite = command({
  name: 'invite.revoke',
  input: z.object({ code: z.string() }),
  run: async (env, { code }) => {
    const invite = await env.stores.invites.get(inviteCodeOf(code) ?? '');
    if (!invite) throw new Problem('not-found');
    requireInviter(env, invite.grant);
    if (invite.revokedAt === null) {
      await env.stores.invites.put({ ...invite, revokedAt: env.now });
      env.audit({ subject: `invite:${invite.grant.areaCode}`, areaCode: invite.grant.areaCode });
    }
    return {};
  },
});

interface Order {
  grant: Grant;
  uses: number;
  days: number;
  note: string;
  member: string | null;
  /** The list that the code was made from. */
  batch?: Invite['batch'];
}

/** Checks the permission and the place, then stores the code. */
export async function addInvite(env: UseCaseContext, order: Order): Promise<Invite> {
  const { grant, uses, days, note, member, batch } = order;
  requireInviter(env, grant);
  await requirePlace(env, grant);
  const row = await requireFreeRow(env, { member, centre: grant.centre });
  const invite = newInvite({
    grant,
    row,
    note,
    days,
    batch,
    by: env.actor.person,
    now: env.now,
    uses: row === null && !isSigningSeat(grant.seat) ? uses : 1,
  });
  await env.stores.invites.insert(invite);
  const { areaCode, role } = grant;
  env.audit({ subject: `invite:${areaCode}`, areaCode, note: role });
  return invite;
}

export function requireInviter(env: UseCaseContext, { areaCode, role }: Grant): void {
  requirePermission(env, { action: 'people.invite', subject: { areaCode, role } });
}

async function sittingIn({ stores }: UseCaseContext, centre: string): Promise<number> {
  return (await stores.members.sitting(centre)).length;
}

export async function viewInvites(env: UseCaseContext, invites: readonly Invite[]) {
  const { stores, now } = env;
  const grants = await grantViews(
    env,
    invites.map((invite) => invite.grant),
  );
  const places = await placeNamesOf(
    env,
    invites.map((invite) => invite.grant),
  );
  const people = await stores.persons.many(peopleIn(invites));
  const names = new Map(people.map((person) => [person.id, person.name]));
  const rows = await stores.members.many(invites.flatMap(({ member }) => member ?? []));
  const rowNames = new Map(rows.map((row) => [row.id, fullName(row)]));
  return invites.flatMap((invite, index) => {
    const grant = grants[index];
    const place = places[index];
    if (!grant || !place) return [];
    const { id: code, note, createdAt, expiresAt, uses, usesLeft, member } = invite;
    return {
      code,
      grant,
      place,
      personName: invite.batch ? note : null,
      rowName: member === null ? null : (rowNames.get(member) ?? null),
      note,
      by: names.get(invite.by) ?? null,
      createdAt,
      expiresAt,
      uses,
      used: uses - usesLeft,
      state: inviteStateOf(invite, now),
      takenBy: invite.takenBy.map(({ person, at }) => ({ name: names.get(person) ?? '', at })),
    };
  });
}

function peopleIn(invites: readonly Invite[]): string[] {
  return [
    ...new Set(invites.flatMap(({ by, takenBy }) => [by, ...takenBy.map(({ person }) => person)])),
  ];
}
