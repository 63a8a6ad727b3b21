import { areasAround } from '#domain/centre/centre.ts';
import * as z from 'zod/mini';
import type { Duty } from '#domain/duty/duty.ts';
import { Problem } from '#domain/problem.ts';
import { assignmentsOf } from '#domain/reminders.ts';
import { waive } from '#domain/duty/review.ts';
import { viewOne } from './duty-views.ts';
import { findDuty } from './find-duty.ts';
import { notifyOfDecision } from '../notices/notices.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** ยกเว้น: waives a duty and notifies everybody who would have been reminded of it. */
export const waiveDuty = command({
  name: 'duty.waive',
  input: z.object({ id: z.string(), reason: z.string().check(z.minLength(1)) }),
  run: async (env, { id, reason }) => {
    const duty = await findDuty(env, { id, action: 'duty.waive' });
    const outcome = waive(duty, { by: env.actor.person, now: env.now, reason });
    if ('refused' in outcome) throw new Problem(outcome.refused);
    const next = await env.stores.duties.save(outcome.duty);
    env.audit({ subject: id, areaCode: duty.areaCode, note: reason });
    await notifyOfDecision(env, {
      duty: next,
      people: await affectedPeople(env, duty),
      notice: { kind: 'waived', duty: id, reason },
    });
    return { duty: await viewOne(env, next) };
  },
});

/** The people who must act, and the sender. */
export async function affectedPeople({ stores }: UseCaseContext, duty: Duty): Promise<string[]> {
  const people = await stores.persons.holdingAny(
    ['officer', 'districtHead', 'province'],
    areasAround(duty.areaCode),
  );
  const holders = assignmentsOf(duty, people).map((assignment) => assignment.person);
  return [...new Set([...holders, ...(duty.submittedBy ? [duty.submittedBy] : [])])];
}
