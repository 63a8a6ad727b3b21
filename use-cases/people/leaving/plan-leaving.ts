import * as z from 'zod/mini';
import { addDays, bangkokDay, daySchema } from '#domain/calendar.ts';
import { limits } from '#domain/limits.ts';
import { can, isSameGrant } from '#domain/permissions.ts';
import type { GrantKey } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { PlannedLeaving } from '#models/planned-leavings.ts';
import { command } from '#use-cases/use-case.ts';
import type { UseCaseContext } from '#use-cases/use-case.ts';
import { changeSchema, planChange, requireEndable, successorsOf } from '../hand-over.ts';

/**
 * Plans a hand-over or the end of roles for a later day. Nothing changes until then; the nightly job
 * makes the change. The caller's id makes a repeated call return the first plan.
 */
export const planLeaving = command({
  name: 'leaving.plan',
  input: z.extend(changeSchema, { on: daySchema }),
  run: async (env, { id, person: holderId, parts, ends, reason, on }) => {
    const { stores, actor, now } = env;
    const known = await stores.plannedLeavings.get(id);
    if (known && known.by !== actor.person) throw new Problem('not-allowed');
    if (known && known.person !== holderId) throw new Problem('conflict');
    if (known) return { id, on: known.on };
    const holder = await stores.persons.get(holderId);
    if (!holder) throw new Problem('not-found');
    const change = await planChange(env, { holder, parts, ends });
    await requireEndable(env, { holder, change });
    await successorsOf(env, { change, holder });
    requireLaterDay(env, on);
    const asked = rolesOf({ parts, ends });
    const areaCode = asked[0]?.areaCode;
    if (!areaCode) throw new Problem('invalid-input');
    // Locked so that of two concurrent plans for one role, the second sees the first.
    await stores.areas.lockRoles(areaCode);
    const open = (await stores.plannedLeavings.openOf(holderId)).flatMap(rolesOf);
    if (open.some((key) => asked.some(isSame(key)))) throw new Problem('leaving-planned');
    const about = { id, areaCode, person: holderId, by: actor.person, at: now, on };
    const state = { state: 'planned' as const, closedAt: null };
    await stores.plannedLeavings.insert({ ...about, ...state, parts, ends, reason });
    env.audit({ subject: holderId, areaCode, note: reason, after: { on } });
    return { id, on };
  },
});

/** Cancels a planned change before it is made. A second call changes nothing. */
export const cancelLeaving = command({
  name: 'leaving.cancel',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }) => {
    const { stores, now } = env;
    const plan = await stores.plannedLeavings.get(id);
    if (!plan || !mayCancel(env, plan)) throw new Problem('not-found');
    if (plan.state === 'cancelled') return {};
    if (plan.state !== 'planned') throw new Problem('wrong-state');
    await stores.plannedLeavings.put({ ...plan, state: 'cancelled', closedAt: now });
    env.audit({ subject: plan.person, areaCode: plan.areaCode, before: { on: plan.on } });
    return {};
  },
});

export function mayCancel({ actor }: UseCaseContext, plan: PlannedLeaving): boolean {
  return rolesOf(plan).every(({ areaCode, role }) =>
    can(actor, 'people.change', { areaCode, role }),
  );
}

/** Each role that the plan ends or hands over. */
export function rolesOf({ parts, ends }: Pick<PlannedLeaving, 'parts' | 'ends'>): GrantKey[] {
  const all = [...ends, ...parts.map(({ from }) => from)];
  return all.filter((key, index) => all.findIndex(isSame(key)) === index);
}

function isSame(key: GrantKey): (other: GrantKey) => boolean {
  return (other) => isSameGrant(key, other);
}

function requireLaterDay({ now }: UseCaseContext, on: PlannedLeaving['on']): void {
  const today = bangkokDay(now);
  if (on <= today || on > addDays(today, limits.handOver.aheadDays))
    throw new Problem('leaving-day');
}
