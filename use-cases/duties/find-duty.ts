import type { Duty } from '#domain/duty/duty.ts';
import type { Action } from '#domain/permissions.ts';
import { can } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The duty, if the actor may do this. Only people who may read the duty learn that it exists. */
export async function findDuty(
  env: UseCaseContext,
  of: { id: string; action: Action },
): Promise<Duty> {
  const duty = await env.stores.duties.get(of.id);
  if (!duty) throw new Problem('not-found');
  if (!can(env.actor, of.action, subjectOf(duty))) throw new Problem('not-allowed');
  // An archived letter can only be read.
  if (duty.archived && of.action !== 'duty.read') throw new Problem('letter-archived');
  return duty;
}
