import * as z from 'zod/mini';
import { reopen } from '#domain/duty/reopen.ts';
import { Problem } from '#domain/problem.ts';
import { viewOne } from './duty-views.ts';
import { findDuty } from './find-duty.ts';
import { notifyOfDecision } from '../notices/notices.ts';
import { revertRegister } from '../centres/revert-register.ts';
import { command } from '../use-case.ts';
import { affectedPeople } from './waive-duty.ts';

/**
 * เปิดใหม่: the province reopens a duty that it accepted or waived. The people who must act and the
 * sender are told the reason.
 */
export const reopenDuty = command({
  name: 'duty.reopen',
  input: z.object({ id: z.string(), reason: z.string().check(z.trim(), z.minLength(1)) }),
  run: async (env, { id, reason }) => {
    const duty = await findDuty(env, { id, action: 'duty.reopen' });
    const outcome = reopen(duty, { by: env.actor.person, now: env.now, reason });
    if ('refused' in outcome) throw new Problem(outcome.refused);
    const next = await env.stores.duties.save(outcome.duty);
    const kept = duty.state === 'accepted' ? await revertRegister(env, duty) : null;
    env.audit({ subject: id, areaCode: duty.areaCode, note: noteOf(reason, kept) });
    await notifyOfDecision(env, {
      duty: next,
      people: await affectedPeople(env, next),
      notice: {
        kind: 'reopened',
        duty: id,
        what: duty.state === 'accepted' ? 'report' : 'waiver',
        by: env.actor.name,
        reason,
      },
      urgent: true,
    });
    return { duty: await viewOne(env, next) };
  },
});

function noteOf(reason: string, kept: string | null): string {
  return kept === null ? reason : `${reason} · ${kept}`;
}
