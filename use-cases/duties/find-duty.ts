import * as z from 'zod/mini';
import { provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { limits } from '#domain/limits.ts';
import type { Action } from '#domain/permissions.ts';
import { can } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The ids of duties chosen in a list. */
export const chosenIdsSchema = z
  .array(z.string())
  .check(z.minLength(1), z.maxLength(limits.selection.duties));

/**
 * Several duties in the requested order. All of them are refused if the actor may not do this with
 * one of them.
 */
export async function findDuties(
  env: UseCaseContext,
  of: { ids: readonly string[]; action: Action },
): Promise<Duty[]> {
  const found = await env.stores.duties.many(of.ids);
  const byId = new Map(found.map((duty) => [duty.id, duty]));
  return [...new Set(of.ids)].map((id) => checked(env, { duty: byId.get(id), action: of.action }));
}

/** The province of duties that were chosen together. A list never mixes provinces. */
export function provinceOfDuties([first]: readonly Duty[]): AreaCode {
  if (!first) throw new Problem('not-found');
  return provinceOf(first.areaCode);
}

/** Returns the duty if the actor may do this. Throws `not-found`, `not-allowed` or `letter-archived`. */
export async function findDuty(
  env: UseCaseContext,
  of: { id: string; action: Action },
): Promise<Duty> {
  return checked(env, {
    duty: (await env.stores.duties.get(of.id)) ?? undefined,
    action: of.action,
  });
}

function checked(
  env: UseCaseContext,
  { duty, action }: { duty: Duty | undefined; action: Action },
): Duty {
  if (!duty) throw new Problem('not-found');
  if (!can(env.actor, action, subjectOf(duty))) throw new Problem('not-allowed');
  // Duties of an archived letter can only be read.
  if (duty.archived && action !== 'duty.read') throw new Problem('letter-archived');
  return duty;
}
