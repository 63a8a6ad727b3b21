import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { districtOf, isWithin, provinceOf } from '#domain/centre/centre.ts';
import { hasGrant } from '#domain/people/hand-over.ts';
import type { GrantKey } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { Database } from '#models/mongo/connect.ts';
import type { Person } from '#models/persons.ts';
import type { PlannedLeaving } from '#models/planned-leavings.ts';
import { notify } from '#use-cases/notices/notices.ts';
import { command, execute, system } from '#use-cases/use-case.ts';
import { namedRoles } from '../hand-over-notices.ts';
import { changeRoles } from '../hand-over.ts';
import { actorOf } from '../join.ts';
import { rolesOf } from './plan-leaving.ts';

interface Running {
  now: Date;
  /**
   * Called for an error that is not a refusal. The other changes continue, and the next run tries
   * this one again.
   */
  onFailure: (plan: string, error: unknown) => void;
}

/**
 * Makes the changes whose day has come. Each is made as the person who planned it, with the
 * permissions that this person has today.
 */
export async function runLeavings(db: Database, { now, onFailure }: Running) {
  let done = 0;
  let failed = 0;
  for (const plan of await db.stores.plannedLeavings.dueOn(bangkokDay(now))) {
    try {
      const outcome = await runOne(db, { plan, now });
      if (outcome === 'done') done += 1;
      if (outcome === 'failed') failed += 1;
    } catch (error) {
      onFailure(plan.id, error);
    }
  }
  return { done, failed };
}

type Outcome = 'done' | 'failed' | 'unchanged';

/** `unchanged`: the plan was cancelled or carried out in the meantime, or its roles have ended. */
async function runOne(
  db: Database,
  { plan, now }: { plan: PlannedLeaving; now: Date },
): Promise<Outcome> {
  const planner = await db.stores.persons.get(plan.by);
  const situation = { db, now, channel: 'job' as const };
  const input = { id: plan.id };
  try {
    const actor = planner ? actorOf(planner) : { ...system, grants: [] };
    return await execute(carryOut, { situation: { ...situation, actor }, input });
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'busy') throw error;
    return execute(giveUp, { situation: { ...situation, actor: system }, input });
  }
}

const carryOut = command({
  name: 'person.handOver',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }): Promise<Outcome> => {
    const { stores, now } = env;
    const plan = await stores.plannedLeavings.get(id);
    if (plan?.state !== 'planned') return 'unchanged';
    const holder = await stores.persons.get(plan.person);
    const parts = plan.parts.filter(({ from }) => hasRole(holder, from));
    const ends = plan.ends.filter((key) => hasRole(holder, key));
    if (rolesOf(plan).some((key) => isDivided(holder, key))) throw new Problem('wrong-state');
    const isGone = parts.length === 0 && ends.length === 0;
    // Roles that ended in another way in the meantime need no change.
    if (!isGone) await changeRoles(env, { ...plan, parts, ends });
    const state = isGone ? 'cancelled' : 'done';
    await stores.plannedLeavings.put({ ...plan, state, closedAt: now });
    return isGone ? 'unchanged' : 'done';
  },
});

function hasRole(person: Person | null, key: GrantKey): boolean {
  return hasGrant(person?.grants ?? [], key);
}

/**
 * True when the person has kept only parts of the area since the plan was made. The plan does not say
 * what should happen to them.
 */
function isDivided(person: Person | null, key: GrantKey): boolean {
  return !hasRole(person, key) && (person?.grants ?? []).some((grant) => isPartOf(grant, key));
}

function isPartOf({ role, areaCode, centre }: GrantKey, whole: GrantKey): boolean {
  const isSameKind = role === whole.role && centre === whole.centre;
  return isSameKind && isWithin(areaCode, whole.areaCode);
}

/**
 * Tells the planner, the heads and the province that the change was not made, so that they decide
 * again.
 */
const giveUp = command({
  name: 'leaving.fail',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }): Promise<Outcome> => {
    const { stores, now } = env;
    const plan = await stores.plannedLeavings.get(id);
    if (plan?.state !== 'planned') return 'unchanged';
    await stores.plannedLeavings.put({ ...plan, state: 'failed', closedAt: now });
    const { areaCode, person } = plan;
    const holder = await stores.persons.get(person);
    const areas = [districtOf(areaCode), provinceOf(areaCode)];
    const deciders = await stores.persons.holdingAny(
      ['districtHead', 'province'],
      [...new Set(areas)],
    );
    const people = new Set([plan.by, ...deciders.map((decider) => decider.id)]);
    const roles = (holder?.grants ?? []).filter((grant) =>
      rolesOf(plan).some((key) => isPartOf(grant, key)),
    );
    await notify(env, {
      key: `leaving-failed:${id}`,
      people: [...people].filter((other) => other !== person),
      areaCode,
      urgent: true,
      notice: {
        kind: 'leavingFailed',
        name: holder?.name ?? '',
        on: plan.on,
        roles: await namedRoles(env, roles),
      },
    });
    env.audit({ subject: person, areaCode, before: { on: plan.on } });
    return 'failed';
  },
});
