import type { Duty } from '#domain/duty/duty.ts';
import type { Action } from '#domain/permissions.ts';
import { can } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The only actions allowed once a letter is archived. */
const reads = new Set<Action>(['duty.read', 'duty.acknowledge']);

/** The duty, if the actor may do this. Only people who may read the duty learn that it exists. */
export async function findDuty(
  env: UseCaseContext,
  of: { id: string; action: Action },
): Promise<Duty> {
  const duty = await env.stores.duties.get(of.id);
  if (!duty) throw new Problem('not-found');
  if (!can(env.actor, of.action, subjectOf(duty))) throw new Problem('not-allowed');
  if (duty.archived && !reads.has(of.action)) throw new Problem('letter-archived');
  return duty;
}
