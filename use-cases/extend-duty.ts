import * as z from 'zod/mini';
import { day } from '../domain/calendar.ts';
import { Problem } from '../domain/problem.ts';
import { askExtension, decideExtension } from '../domain/duty/review.ts';
import { viewOne } from './duty-views.ts';
import { findDuty } from './find-duty.ts';
import { notify } from './notices.ts';
import { command } from './use-case.ts';

/** ขอเลื่อน: with a reason and a new date; the province is told. */
export const requestExtension = command({
  name: 'extension.ask',
  input: z.object({ id: z.string(), dueOn: day, reason: z.string().check(z.minLength(1)) }),
  run: async (env, { id, dueOn, reason }) => {
    const duty = await findDuty(env, { id, action: 'duty.askExtension' });
    const outcome = askExtension(duty, { by: env.actor.person, now: env.now, dueOn, reason });
    if ('refused' in outcome) throw new Problem(outcome.refused);
    const next = await env.stores.duties.save(outcome.duty);
    env.record({ subject: id, areaCode: duty.areaCode, note: reason, after: dueOn });
    const province = await env.stores.persons.holding('province', [duty.areaCode.slice(0, 2)]);
    await notify(env, {
      key: `extensionAsked:${id}:${env.now.getTime()}`,
      people: province.map((one) => one.id),
      areaCode: duty.areaCode,
      notice: { kind: 'extensionAsked', duty: id, dueOn, reason },
    });
    return { duty: await viewOne(env, next) };
  },
});

export const decideOnExtension = command({
  name: 'extension.decide',
  input: z.object({ id: z.string(), grant: z.boolean(), dueOn: day }),
  run: async (env, { id, grant, dueOn }) => {
    const duty = await findDuty(env, { id, action: 'duty.extend' });
    const holidays = await env.stores.holidays.days();
    const outcome = decideExtension(duty, {
      by: env.actor.person,
      now: env.now,
      grant,
      dueOn,
      holidays,
    });
    if ('refused' in outcome) throw new Problem(outcome.refused);
    const next = await env.stores.duties.save(outcome.duty);
    env.record({
      subject: id,
      areaCode: duty.areaCode,
      note: grant ? 'อนุญาต' : 'ไม่อนุญาต',
      before: duty.dueOn,
      after: next.dueOn,
    });
    await notify(env, {
      key: `extensionDecided:${id}:${env.now.getTime()}`,
      people: duty.extension ? [duty.extension.askedBy] : [],
      areaCode: duty.areaCode,
      notice: { kind: 'extensionDecided', duty: id, granted: grant, dueOn: next.dueOn },
      urgent: true,
    });
    return { duty: await viewOne(env, next) };
  },
});
