import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { daySchema } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { ReviewStage, Duty } from '#domain/duty/duty.ts';
import { giveExtension } from '#domain/duty/extension.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { can } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { ProblemCode } from '#domain/problem.ts';
import { assignmentsOf } from '#domain/reminders.ts';
import type { Reachable } from '#domain/policy/ladder.ts';
import { viewOne } from './duty-views.ts';
import { findDuty } from './find-duty.ts';
import { withdrawNotices, notify, notifyOfDecision } from '../notices/notices.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { affectedPeople } from './waive-duty.ts';

const reasonSchema = z.string().check(z.trim(), z.minLength(1));

/** The province moves its own date; a district head moves the district's, up to the province's. */
function deskOf({ actor }: UseCaseContext, duty: Duty): ReviewStage {
  return can(actor, 'duty.extend', subjectOf(duty)) ? 'province' : 'district';
}

interface Given {
  dueOn: Day;
  reason: string;
}

function give(env: UseCaseContext, of: Given & { duty: Duty; holidays: ReadonlySet<Day> }) {
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
    const holidays = await env.stores.holidays.days();
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

function recordGiven(env: UseCaseContext, of: { duty: Duty; was: Duty; reason: string }): void {
  const { duty, was, reason } = of;
  const date = deskOf(env, duty) === 'province' ? 'dueOn' : 'districtDueOn';
  const { id: subject, areaCode } = duty;
  env.audit({ subject, areaCode, note: reason, before: was[date], after: duty[date] });
}

function askers(duties: readonly Duty[]): string[] {
  return duties.flatMap(({ extension }) =>
    extension?.state === 'asked' ? [extension.askedBy] : [],
  );
}

const many = {
  letter: z.string(),
  obligation: z.string(),
  round: z.int(),
  areaCode: areaCodeSchema,
  dueOn: daySchema,
};
const manyInputSchema = z.object(many);
type Many = z.infer<typeof manyInputSchema>;

/**
 * The number of duties of a district or a whole obligation that would get the date, and of people
 * notified.
 */
export const previewExtensions = query({
  name: 'extension.givePreview',
  input: manyInputSchema,
  run: async (env, input) => {
    const { duties, given, later, over } = await chosen(env, { ...input, reason: '-' });
    const people = await tellings(
      env,
      given.map((change) => change.was),
    );
    return {
      total: duties.length,
      given: given.length,
      later: later.length,
      over: over.length,
      people: people.size,
    };
  },
});

/** Extends all of them in one transaction. Each person is notified once. */
export const giveExtensions = command({
  name: 'extension.give',
  input: z.object({ ...many, reason: reasonSchema, expected: z.optional(z.int()) }),
  run: async (env, input) => {
    const { given, done } = await chosen(env, input);
    if (given.length === 0 && done.length > 0) return { given: done.length, ids: idsOf(done) };
    if (input.expected !== undefined && input.expected !== given.length)
      throw new Problem('numbers-changed', { details: { given: given.length } });
    await env.stores.duties.saveAll(given.map((change) => change.duty));
    for (const change of given) recordGiven(env, { ...change, reason: input.reason });
    await tellEach(env, { input, given: given.map((change) => change.was) });
    return { given: given.length, ids: idsOf(given.map((change) => change.duty)) };
  },
});

function idsOf(duties: readonly Duty[]): string[] {
  return duties.map((duty) => duty.id);
}

async function chosen(env: UseCaseContext, input: Many & { reason: string }) {
  const { letter, obligation, round, areaCode, dueOn, reason } = input;
  const all = await env.stores.duties.ofColumn(areaCode, { letter, obligation, round });
  const [first] = all;
  if (!first) throw new Problem('not-found');
  const duties = all.filter(
    (duty) => !duty.archived && can(env.actor, 'duty.giveExtension', subjectOf(duty)),
  );
  if (duties.length === 0) throw new Problem(first.archived ? 'letter-archived' : 'not-allowed');
  const holidays = await env.stores.holidays.days();
  const outcomes = duties.map((was) => ({
    was,
    outcome: give(env, { duty: was, dueOn, reason, holidays }),
  }));
  const wrong = outcomes.flatMap(({ outcome }) => ('refused' in outcome ? [outcome.refused] : []));
  for (const code of ['date-in-past', 'date-day-off', 'date-past-province'] as const)
    if (wrong.includes(code)) throw new Problem(code);
  const refusedWith = (code: ProblemCode): Duty[] =>
    outcomes.flatMap(({ was, outcome }) =>
      'refused' in outcome && outcome.refused === code ? [was] : [],
    );
  return {
    duties,
    given: outcomes.flatMap(({ was, outcome }) =>
      'duty' in outcome ? [{ was, duty: outcome.duty }] : [],
    ),
    later: refusedWith('date-not-later'),
    over: refusedWith('wrong-state'),
    done: duties.filter((duty) => isGivenBy(duty, { person: env.actor.person, dueOn })),
  };
}

/** True when the same tap has already been done. */
function isGivenBy(
  { lastDecision, dueOn, districtDueOn }: Duty,
  of: { person: string; dueOn: Day },
) {
  const given = lastDecision?.kind === 'give' && !lastDecision.takenBack;
  return given && lastDecision.by === of.person && [dueOn, districtDueOn].includes(of.dueOn);
}

async function tellEach(
  env: UseCaseContext,
  { input, given }: { input: Many & Given; given: Duty[] },
) {
  const { letter, obligation, round, areaCode, dueOn, reason } = input;
  const [first] = given;
  if (!first) return;
  const desk = deskOf(env, first);
  const batch = `extended:${letter}.${obligation}.${round}:${areaCode}:${env.now.getTime()}`;
  for (const [person, duties] of await tellings(env, given)) {
    await notify(env, {
      key: batch,
      people: [person],
      areaCode,
      notice: { kind: 'extended', duties: idsOf(duties), dueOn, desk, by: env.actor.name, reason },
      urgent: true,
      from: withdrawNotices(env),
    });
  }
}

/** Each duty's assignees, and the person who asked. */
async function tellings(
  { stores, actor }: UseCaseContext,
  duties: readonly Duty[],
): Promise<ReadonlyMap<string, Duty[]>> {
  const people: readonly Reachable[] = await stores.persons.reachable();
  const told = new Map<string, Duty[]>();
  for (const duty of duties) {
    const holders = assignmentsOf(duty, people).map((assignment) => assignment.person);
    for (const person of new Set([...holders, ...askers([duty])]))
      if (person !== actor.person) told.set(person, [...(told.get(person) ?? []), duty]);
  }
  return told;
}
