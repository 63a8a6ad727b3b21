import type { Day } from '#domain/calendar.ts';
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import {
  askExtension,
  decideExtension,
  reopenExtension,
  withdrawExtension,
} from '#domain/duty/extension.ts';
import { Problem } from '#domain/problem.ts';
import { viewOne } from './duty-views.ts';
import { findDuty } from './find-duty.ts';
import { withdrawNotices, reviewersAt, notify, notifyOfDecision } from '../notices/notices.ts';
import { affectedPeople } from './waive-duty.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

const reasonSchema = z.string().check(z.trim(), z.minLength(1));

/**
 * ขอขยายเวลา: asks for an extension with a reason and a new date. Asking again changes the open
 * request.
 */
export const requestExtension = command({
  name: 'extension.ask',
  input: z.object({ id: z.string(), dueOn: daySchema, reason: reasonSchema }),
  run: async (env, { id, dueOn, reason }) => {
    const duty = await findDuty(env, { id, action: 'duty.askExtension' });
    if (isAskedAlready(duty, { dueOn, reason })) return { duty: await viewOne(env, duty) };
    const outcome = askExtension(duty, {
      ...(await whoAndWhen(env, duty)),
      dueOn,
      reason,
    });
    if ('refused' in outcome) throw new Problem(outcome.refused);
    const next = await env.stores.duties.save(outcome.duty);
    env.audit({ subject: id, areaCode: duty.areaCode, note: reason, after: dueOn });
    await tellDeciders(env, next);
    return { duty: await viewOne(env, next) };
  },
});

function isAskedAlready({ extension }: Duty, of: { dueOn: Day; reason: string }): boolean {
  return (
    extension?.state === 'asked' && extension.dueOn === of.dueOn && extension.reason === of.reason
  );
}

async function whoAndWhen({ actor, now, stores }: UseCaseContext, { areaCode }: Duty) {
  const holidays = await stores.holidays.days(areaCode);
  return { by: actor.person, byName: actor.name, now, holidays };
}

/**
 * Notifies the people who decide, once for each request. The message is written when it is sent, so
 * it shows the newest date and reason.
 */
async function tellDeciders(env: UseCaseContext, duty: Duty): Promise<void> {
  const { extension } = duty;
  if (!extension) return;
  await notify(env, {
    key: askedKey(duty),
    people: await reviewersAt(env, { duty, desk: 'province' }),
    areaCode: duty.areaCode,
    notice: {
      kind: 'extensionAsked',
      duty: duty.id,
      dueOn: extension.dueOn,
      reason: extension.reason,
    },
    from: withdrawNotices(env),
  });
}

function askedKey({ id, extension }: Duty): string {
  return `extensionAsked:${id}:${extension?.openedAt?.getTime() ?? 0}`;
}

/** Withdraws a request. The person who asked, or a colleague with the same permission, can do it. */
export const withdrawRequest = command({
  name: 'extension.withdraw',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const duty = await findDuty(env, { id, action: 'duty.askExtension' });
    if (duty.extension?.state === 'withdrawn') return { duty: await viewOne(env, duty) };
    const outcome = withdrawExtension(duty);
    if ('refused' in outcome) throw new Problem(outcome.refused);
    const next = await env.stores.duties.save(outcome.duty);
    env.audit({ subject: id, areaCode: duty.areaCode });
    await env.stores.deliveries.cancel(`${askedKey(duty)}:`);
    return { duty: await viewOne(env, next) };
  },
});

export const decideOnExtension = command({
  name: 'extension.decide',
  input: z.object({
    id: z.string(),
    grant: z.boolean(),
    dueOn: daySchema,
    reason: z.optional(z.nullable(z.string())),
  }),
  run: async (env, { id, grant, dueOn, reason }) => {
    const duty = await findDuty(env, { id, action: 'duty.extend' });
    const outcome = decideExtension(duty, {
      ...(await whoAndWhen(env, duty)),
      grant,
      dueOn,
      reason: reason ?? null,
    });
    if ('refused' in outcome) throw new Problem(outcome.refused);
    const next = await env.stores.duties.save(outcome.duty);
    const why = next.extension?.decisionReason ?? null;
    const said = grant ? 'ขยายเวลา' : 'ไม่ขยายเวลา';
    env.audit({
      subject: id,
      areaCode: duty.areaCode,
      note: why === null ? said : `${said}: ${why}`,
      before: duty.dueOn,
      after: next.dueOn,
    });
    await notifyOfDecision(env, {
      duty: next,
      people: duty.extension ? [duty.extension.askedBy] : [],
      notice: {
        kind: 'extensionDecided',
        duty: id,
        granted: grant,
        dueOn: next.dueOn,
        by: env.actor.name,
        reason: why,
      },
      urgent: true,
    });
    return { duty: await viewOne(env, next) };
  },
});

/** Reopens a decided request and notifies the person who asked for the extension or got it. */
export const reopenRequest = command({
  name: 'extension.reopen',
  input: z.object({ id: z.string(), reason: reasonSchema }),
  run: async (env, { id, reason }) => {
    const duty = await findDuty(env, { id, action: 'duty.reopen' });
    const outcome = reopenExtension(duty, await whoAndWhen(env, duty));
    if ('refused' in outcome) throw new Problem(outcome.refused);
    const next = await env.stores.duties.save(outcome.duty);
    env.audit({
      subject: id,
      areaCode: duty.areaCode,
      note: reason,
      before: duty.dueOn,
      after: next.dueOn,
    });
    await notifyOfDecision(env, {
      duty: next,
      people: await concernedIn(env, duty),
      notice: { kind: 'reopened', duty: id, what: 'extension', by: env.actor.name, reason },
    });
    return { duty: await viewOne(env, next) };
  },
});

async function concernedIn(env: UseCaseContext, duty: Duty): Promise<string[]> {
  const { extension } = duty;
  if (extension && extension.given !== true) return [extension.askedBy];
  return affectedPeople(env, duty);
}
