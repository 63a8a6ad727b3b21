import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { areaLabel } from '#domain/centre/centre.ts';
import { Problem } from '#domain/problem.ts';
import { inviteCodeOf } from '#domain/people/invite-code.ts';
import { newInviteCode } from './invites.ts';
import { countingWrongCodes } from '../rate-limits.ts';
import { command, requirePermission, execute } from '../use-case.ts';
import type { UseCaseContext, RequestContext } from '../use-case.ts';

const codeHours = 24;
const binders = ['districtHead', 'province'];

/** A code with which a chat group becomes the board of one's area; an earlier unused one ends. */
export const createGroupCode = command({
  name: 'group.code',
  input: z.object({}),
  run: async (env): Promise<{ code: string; place: string; expiresAt: Date }> => {
    const { stores, actor, now } = env;
    const areaCode = actor.grants.find(({ role }) => binders.includes(role))?.areaCode ?? '';
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

/** The code is the permission: whoever types it in a group was given it. The same again is the same. */
export const bindGroup = command({
  name: 'group.bound',
  input: z.object({ groupId: z.string(), code: z.string() }),
  run: async (env, { groupId, code: typed }): Promise<{ place: string }> => {
    const { stores, now } = env;
    const code = inviteCodeOf(typed);
    if (!code) throw new Problem('group-code-invalid');
    const known = await stores.groups.byCode(code);
    if (known?.groupId === groupId) return { place: await placeNamed(env, known.areaCode) };
    const bound = await stores.groups.bind(code, { groupId, now });
    if (!bound) throw new Problem('group-code-invalid');
    await stores.groups.releaseOthers(groupId, bound.id);
    const { areaCode } = bound;
    env.audit({ subject: `group:${areaCode}`, areaCode, after: groupId });
    return { place: await placeNamed(env, areaCode) };
  },
});

/**
 * One try of a group code. Wrong tries are counted by LINE user id: a stranger in a group is not stored
 * and has no id of ours.
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

/** The account was taken out of the group: its board ends. */
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

export async function placeNamed({ stores }: UseCaseContext, areaCode: string): Promise<string> {
  const area = await stores.areas.get(areaCode);
  return area ? areaLabel(area) : '';
}
