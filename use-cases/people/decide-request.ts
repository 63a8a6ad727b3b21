import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { hasGrant } from '#domain/people/hand-over.ts';
import { isSameGrant } from '#domain/permissions.ts';
import type { Grant } from '#domain/permissions.ts';
import { withOwnName } from '#domain/people/own-name.ts';
import { Problem } from '#domain/problem.ts';
import type { JoinRequest } from '#models/join-requests.ts';
import type { Person } from '#models/persons.ts';
import { notify, withdrawNotices } from '../notices/notices.ts';
import { command, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { requestedGrant } from './ask-to-join.ts';
import { endRights } from './end-rights.ts';
import { namedRoles } from './hand-over-notices.ts';
import { requireFreeRow, requireOpenCentre, sitsIn } from './require-place.ts';
import { seatedGrants } from './seated-grants.ts';

export interface Decided {
  request: JoinRequest;
  /** False when another decision was made first; `request` contains that decision. */
  isFirst: boolean;
  undoUntil: Date | null;
}

/**
 * Accepts a request and gives the role. If a register row is chosen, the person is linked to it and
 * gets its seat. When two heads decide at the same time, the first decision counts, and the second
 * head is told about it.
 */
export const acceptRequest = command({
  name: 'joinRequest.accept',
  input: z.object({ id: z.uuid(), member: z._default(z.nullable(z.string()), null) }),
  run: async (env, { id, member }): Promise<Decided> => {
    const { stores, now } = env;
    const request = await readDecidable(env, id);
    if (request.state !== 'asked') return { request, isFirst: false, undoUntil: null };
    const person = await stores.persons.get(request.person);
    if (!person) throw new Problem('not-found');
    if (request.centre !== null) requireOpenCentre(await stores.centres.get(request.centre));
    const row = await requireFreeRow(env, { member, centre: request.centre });
    if (row && (await sitsIn(env, { person: person.id, centre: row.centre })))
      throw new Problem('person-seated');
    const asked = requestedGrant(request);
    // The person may have joined with a code in the meantime. Without a row, the seat from the code
    // is kept.
    const before = person.grants.find((held) => isSameGrant(held, asked)) ?? null;
    const grant = { ...asked, seat: row?.position ?? before?.seat ?? null };
    await stores.persons.put({
      ...withOwnName(person, request.name),
      phone: person.phone ?? request.phone,
      grants: [...person.grants.filter((held) => held !== before), grant],
      joinedAt: person.joinedAt ?? now,
    });
    if (row) await stores.members.put({ ...row, person: person.id, linkedBy: 'officer' });
    const given = { grant, before, member: row?.id ?? null };
    return decide(env, { ...request, state: 'accepted', given });
  },
});

/** Refuses a request. The person reads the reason. */
export const refuseRequest = command({
  name: 'joinRequest.refuse',
  input: z.object({
    id: z.uuid(),
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.handOver.reasonLetters)),
  }),
  run: async (env, { id, reason }): Promise<Decided> => {
    const request = await readDecidable(env, id);
    if (request.state !== 'asked') return { request, isFirst: false, undoUntil: null };
    return decide(env, { ...request, state: 'refused', reason });
  },
});

/** Undoes one's own decision while its undo button is shown. A second call changes nothing. */
export const undoRequestDecision = command({
  name: 'joinRequest.undo',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }): Promise<{ request: JoinRequest }> => {
    const { stores, actor, now } = env;
    const request = await readDecidable(env, id);
    const { decidedAt, decidedBy, given } = request;
    if (request.state === 'asked') return { request };
    if (decidedBy !== actor.person || decidedAt === null) throw new Problem('not-allowed');
    const { shownMs, graceMs } = limits.undo;
    if (now.getTime() - decidedAt.getTime() > shownMs + graceMs) throw new Problem('undo-late');
    await stores.deliveries.cancel(decisionKey(request));
    const person = given ? await stores.persons.get(request.person) : null;
    if (given && person) await takeBack(env, { given, person });
    const open = {
      ...request,
      state: 'asked' as const,
      decidedBy: null,
      decidedAt: null,
      reason: null,
      given: null,
    };
    await stores.joinRequests.put(open);
    env.audit({ subject: `joinRequest:${id}`, areaCode: request.areaCode, before: request.state });
    return { request: open };
  },
});

/**
 * Takes back the role and the register row that a decision gave, and restores the role the person had
 * before. A role that has ended since, and a row that another person has now, are not changed.
 */
async function takeBack(
  env: UseCaseContext,
  { given, person }: { given: NonNullable<JoinRequest['given']>; person: Person },
): Promise<void> {
  const { member, grant, before } = given;
  if (member) await env.stores.members.free(member, person.id);
  if (!hasGrant(person.grants, grant)) return;
  const others = person.grants.filter((held) => !isSameGrant(held, grant));
  const grants = before ? [...others, before] : others;
  const kept = await seatedGrants(env, { person: person.id, grants });
  await endRights(env, { person, kept });
}

/** The request, if the actor may give its role. */
export async function readDecidable(env: UseCaseContext, id: string): Promise<JoinRequest> {
  const request = await env.stores.joinRequests.get(id);
  if (!request || request.state === 'withdrawn') throw new Problem('not-found');
  const { areaCode, role } = request;
  requirePermission(env, { action: 'people.invite', subject: { areaCode, role } });
  return request;
}

async function decide(env: UseCaseContext, changed: JoinRequest): Promise<Decided> {
  const { stores, actor, now } = env;
  const request = { ...changed, decidedBy: actor.person, decidedAt: now };
  const { id, areaCode } = request;
  await stores.joinRequests.put(request);
  env.audit({ subject: `joinRequest:${id}`, areaCode, note: request.reason, after: request.given });
  const [role] = await namedRoles(env, [grantOf(request)]);
  if (role)
    await notify(env, {
      key: decisionKey(request),
      people: [request.person],
      areaCode,
      urgent: true,
      from: withdrawNotices(env),
      notice: {
        kind: 'joinDecided',
        request: id,
        role,
        isAccepted: request.state === 'accepted',
        reason: request.reason,
        by: actor.name,
      },
    });
  return { request, isFirst: true, undoUntil: new Date(now.getTime() + limits.undo.shownMs) };
}

function grantOf(request: JoinRequest): Grant {
  return request.given?.grant ?? requestedGrant(request);
}

/** The key prefix of the message about this decision. Undoing the decision removes the message. */
function decisionKey({ id, decidedAt }: JoinRequest): string {
  return `join-decided:${id}:${decidedAt?.getTime() ?? 0}:`;
}
