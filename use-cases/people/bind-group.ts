import type { AreaCode } from '#domain/centre/centre.ts';
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { areaLabel } from '#domain/centre/centre.ts';
import { can } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { inviteCodeOf } from '#domain/people/invite-code.ts';
import { actorOf } from './join.ts';
import { newInviteCode } from './invites.ts';
import { countingWrongCodes } from '../rate-limits.ts';
import { command, requirePermission, execute, requireAreaOf } from '../use-case.ts';
import type { UseCaseContext, RequestContext } from '../use-case.ts';

const codeHours = 24;
const binderRoles = ['districtHead', 'province'] as const;

/**
 * Creates a code that makes a chat group the board of the actor's area. An earlier code that was not
 * used is deleted.
 */
export const createGroupCode = command({
  name: 'group.code',
  input: z.object({}),
  run: async (env): Promise<{ code: string; place: string; expiresAt: Date }> => {
    const { stores, actor, now } = env;
    const areaCode = requireAreaOf(env, binderRoles);
    requirePermission(env, { action: 'group.bind', subject: { areaCode } });
    await stores.groups.remove({ by: actor.person, groupId: null });
    const code = newInviteCode();
    const expiresAt = new Date(now.getTime() + codeHours * 3_600_000);
    const made = { areaCode, code, by: actor.person, at: now, expiresAt };
    await stores.groups.insert({ id: randomUUID(), ...made, groupId: null, boundAt: null });
    env.audit({ subject: `group:${areaCode}`, areaCode });
    return { code, expiresAt, place: await placeNamed(env, areaCode) };
  },
});

/**
 * Binds the group to the area. The code itself is the permission. Binding again with the same code
 * succeeds.
 */
export const bindGroup = command({
  name: 'group.bound',
  input: z.object({ groupId: z.string(), code: z.string() }),
  run: async (env, { groupId, code: typed }): Promise<{ place: string }> => {
    const { stores, now } = env;
    const code = inviteCodeOf(typed);
    if (!code) throw new Problem('group-code-invalid');
    const known = await stores.groups.byCode(code);
    if (known?.groupId === groupId) return { place: await placeNamed(env, known.areaCode) };
    if (!known || !(await mayStillBind(env, known))) throw new Problem('group-code-invalid');
    const bound = await stores.groups.bind(code, { groupId, now });
    if (!bound) throw new Problem('group-code-invalid');
    await stores.groups.releaseOthers(groupId, bound.id);
    const { areaCode } = bound;
    env.audit({ subject: `group:${areaCode}`, areaCode, after: groupId });
    return { place: await placeNamed(env, areaCode) };
  },
});

/** The code becomes invalid when the person who asked for it loses the role. */
async function mayStillBind(
  { stores }: UseCaseContext,
  { by, areaCode }: { by: string; areaCode: AreaCode },
): Promise<boolean> {
  const person = await stores.persons.get(by);
  return person !== null && can(actorOf(person), 'group.bind', { areaCode });
}

/**
 * Tries a group code. Wrong tries are counted by LINE user id, because strangers in a group have no
 * person id in the system.
 */
export function bindGroupLimited(
  situation: RequestContext,
  of: { groupId: string; code: string; lineUserId: string },
): Promise<{ place: string }> {
  const { groupId, code, lineUserId } = of;
  const tried = { stores: situation.db.stores, now: situation.now, person: lineUserId };
  return countingWrongCodes(tried, () =>
    execute(bindGroup, { situation, input: { groupId, code } }),
  );
}

/** Removes the board when the account was removed from the group. */
export const releaseGroup = command({
  name: 'group.released',
  input: z.object({ groupId: z.string() }),
  run: async (env, { groupId }) => {
    const bound = await env.stores.groups.boundTo(groupId);
    if (!bound) return {};
    await env.stores.groups.remove({ groupId });
    const { areaCode } = bound;
    env.audit({ subject: `group:${areaCode}`, areaCode, before: groupId });
    return {};
  },
});

export async function placeNamed({ stores }: UseCaseContext, areaCode: AreaCode): Promise<string> {
  const area = await stores.areas.get(areaCode);
  return area ? areaLabel(area) : '';
}
