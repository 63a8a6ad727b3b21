import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { ReviewStage, Duty } from '#domain/duty/duty.ts';
import { giveExtension } from '#domain/duty/extension.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { can } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { viewOne } from './duty-views.ts';
import { findDuty } from './find-duty.ts';
import { notifyOfDecision } from '../notices/notices.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { affectedPeople } from './waive-duty.ts';

export const reasonSchema = z.string().check(z.trim(), z.minLength(1));

/**
 * The province moves its own date. A district head moves the district's date, at most up to the
 * province's.
 */
export function deskOf({ actor }: UseCaseContext, duty: Duty): ReviewStage {
  return can(actor, 'duty.extend', subjectOf(duty)) ? 'province' : 'district';
}

export interface Given {
  dueOn: Day;
  reason: string;
}

export function give(env: UseCaseContext, of: Given & { duty: Duty; holidays: ReadonlySet<Day> }) {
  const { duty, ...given } = of;
  const { person: by, name: byName } = env.actor;
  return giveExtension(duty, { ...given, by, byName, now: env.now, stage: deskOf(env, duty) });
}

/** Gives one duty an extension without a request. */
export const giveDutyExtension = command({
  name: 'extension.give',
  input: z.object({ id: z.string(), dueOn: daySchema, reason: reasonSchema }),
  run: async (env, { id, dueOn, reason }) => {
    const duty = await findDuty(env, { id, action: 'duty.giveExtension' });
    const holidays = await env.stores.holidays.days(duty.areaCode);
    const outcome = give(env, { duty, dueOn, reason, holidays });
    if ('refused' in outcome) throw new Problem(outcome.refused);
    const next = await env.stores.duties.save(outcome.duty);
    recordGiven(env, { duty: next, was: duty, reason });
    const desk = deskOf(env, duty);
    await notifyOfDecision(env, {
      duty: next,
      people: [...new Set([...(await affectedPeople(env, duty)), ...askers([duty])])],
      notice: { kind: 'extended', duties: [id], dueOn, desk, by: env.actor.name, reason },
      urgent: true,
    });
    return { duty: await viewOne(env, next) };
  },
});

export function recordGiven(
  env: UseCaseContext,
  of: { duty: Duty; was: Duty; reason: string },
): void {
  const { duty, was, reason } = of;
  const date = deskOf(env, duty) === 'province' ? 'dueOn' : 'districtDueOn';
  const { id: subject, areaCode } = duty;
  env.audit({ subject, areaCode, note: reason, before: was[date], after: duty[date] });
}

export function askers(duties: readonly Duty[]): string[] {
  return duties.flatMap(({ extension }) =>
    extension?.state === 'asked' ? [extension.askedBy] : [],
  );
}
