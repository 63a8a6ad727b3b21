import * as z from 'zod/mini';
import { bangkokDay, daySchema } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { holidaysFrom, proposedExtension } from '#domain/duty/extension-dates.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { can } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { ProblemCode } from '#domain/problem.ts';
import { assignmentsOf } from '#domain/reminders.ts';
import type { Reachable } from '#domain/policy/ladder.ts';
import { notify, withdrawNotices } from '../notices/notices.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { chosenIdsSchema, findDuties, provinceOfDuties } from './find-duty.ts';
import { askers, deskOf, give, reasonSchema, recordGiven } from './give-extension.ts';
import type { Given } from './give-extension.ts';

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
 * How many duties of a district or of a whole obligation would get the date, and how many people
 * would be notified.
 */
export const previewExtensions = query({
  name: 'extension.givePreview',
  input: manyInputSchema,
  run: async (env, input) => {
    const duties = await dutiesOfRound(env, input);
    return previewOf(env, { duties, dueOn: input.dueOn });
  },
});

/** The same preview for duties chosen in a list. */
export const previewChosenExtensions = query({
  name: 'extension.chosenPreview',
  input: z.object({ ids: chosenIdsSchema, dueOn: z.optional(daySchema) }),
  run: async (env, { ids, dueOn: asked }) => {
    const duties = await findDuties(env, { ids, action: 'duty.giveExtension' });
    const holidays = await env.stores.holidays.days(provinceOfDuties(duties));
    const when = { today: bangkokDay(env.now), holidays };
    // A district head can extend only up to the province's date.
    const heads = duties.filter((duty) => deskOf(env, duty) === 'district');
    const until = heads.map(({ dueOn }) => dueOn).toSorted()[0] ?? null;
    const last =
      duties
        .map(({ dueOn }) => dueOn)
        .toSorted()
        .at(-1) ?? when.today;
    const dueOn = asked ?? until ?? proposedExtension({ dueOn: last }, when);
    const effect = await previewOf(env, { duties, dueOn });
    return { ...effect, dueOn, until, holidays: holidaysFrom(when) };
  },
});

async function previewOf(env: UseCaseContext, of: { duties: readonly Duty[]; dueOn: Day }) {
  const { given, later, over } = await outcomesOf(env, { ...of, reason: '-' });
  const people = await tellings(
    env,
    given.map((change) => change.was),
  );
  return {
    total: of.duties.length,
    given: given.length,
    later: later.length,
    over: over.length,
    people: people.size,
  };
}

/** Extends all these duties in one transaction. Each person is notified once. */
export const giveExtensions = command({
  name: 'extension.give',
  input: z.object({ ...many, reason: reasonSchema, expected: z.optional(z.int()) }),
  run: async (env, input) => {
    const { letter, obligation, round, areaCode } = input;
    const duties = await dutiesOfRound(env, input);
    const batch = `extended:${letter}.${obligation}.${round}:${areaCode}`;
    return giveToMany(env, { ...input, duties, areaCode, batch });
  },
});

/** Extends duties chosen in a list, with one reason and one date. */
export const giveChosenExtensions = command({
  name: 'extension.give',
  input: z.object({
    ids: chosenIdsSchema,
    dueOn: daySchema,
    reason: reasonSchema,
    expected: z.optional(z.int()),
  }),
  run: async (env, { ids, ...input }) => {
    const duties = await findDuties(env, { ids, action: 'duty.giveExtension' });
    const areaCode = provinceOfDuties(duties);
    return giveToMany(env, { ...input, duties, areaCode, batch: 'extended:chosen' });
  },
});

interface ManyGiven extends Given {
  duties: readonly Duty[];
  areaCode: AreaCode;
  batch: string;
  expected?: number | undefined;
}

async function giveToMany(env: UseCaseContext, of: ManyGiven) {
  const { given, done } = await outcomesOf(env, of);
  if (given.length === 0 && done.length > 0) return { given: done.length, ids: idsOf(done) };
  if (of.expected !== undefined && of.expected !== given.length)
    throw new Problem('numbers-changed', { details: { given: given.length } });
  await env.stores.duties.saveAll(given.map((change) => change.duty));
  for (const change of given) recordGiven(env, { ...change, reason: of.reason });
  await tellEach(env, { ...of, duties: given.map((change) => change.was) });
  return { given: given.length, ids: idsOf(given.map((change) => change.duty)) };
}

function idsOf(duties: readonly Duty[]): string[] {
  return duties.map((duty) => duty.id);
}

async function dutiesOfRound(env: UseCaseContext, input: Many): Promise<Duty[]> {
  const { letter, obligation, round, areaCode } = input;
  const all = await env.stores.duties.ofColumn(areaCode, { letter, obligation, round });
  const [first] = all;
  if (!first) throw new Problem('not-found');
  const duties = all.filter(
    (duty) => !duty.archived && can(env.actor, 'duty.giveExtension', subjectOf(duty)),
  );
  if (duties.length === 0) throw new Problem(first.archived ? 'letter-archived' : 'not-allowed');
  return duties;
}

async function outcomesOf(env: UseCaseContext, of: Given & { duties: readonly Duty[] }) {
  const { duties, dueOn, reason } = of;
  const holidays = await env.stores.holidays.days(provinceOfDuties(duties));
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
    given: outcomes.flatMap(({ was, outcome }) =>
      'duty' in outcome ? [{ was, duty: outcome.duty }] : [],
    ),
    later: refusedWith('date-not-later'),
    over: refusedWith('wrong-state'),
    done: duties.filter((duty) => isGivenBy(duty, { person: env.actor.person, dueOn })),
  };
}

/** True when a repeated request has already been carried out. */
function isGivenBy(
  { lastDecision, dueOn, districtDueOn }: Duty,
  of: { person: string; dueOn: Day },
) {
  const given = lastDecision?.kind === 'give' && !lastDecision.takenBack;
  return given && lastDecision.by === of.person && [dueOn, districtDueOn].includes(of.dueOn);
}

async function tellEach(
  env: UseCaseContext,
  { duties: given, areaCode, batch, dueOn, reason }: ManyGiven,
) {
  const [first] = given;
  if (!first) return;
  const desk = deskOf(env, first);
  for (const [person, duties] of await tellings(env, given)) {
    await notify(env, {
      key: `${batch}:${env.now.getTime()}`,
      people: [person],
      areaCode,
      notice: { kind: 'extended', duties: idsOf(duties), dueOn, desk, by: env.actor.name, reason },
      urgent: true,
      from: withdrawNotices(env),
    });
  }
}

/** The people who must act on each duty, and the person who asked for the extension. */
async function tellings(
  { stores, actor }: UseCaseContext,
  duties: readonly Duty[],
): Promise<ReadonlyMap<string, Duty[]>> {
  if (duties.length === 0) return new Map();
  const people: readonly Reachable[] = await stores.persons.reachableIn(provinceOfDuties(duties));
  const told = new Map<string, Duty[]>();
  for (const duty of duties) {
    const holders = assignmentsOf(duty, people).map((assignment) => assignment.person);
    for (const person of new Set([...holders, ...askers([duty])]))
      if (person !== actor.person) told.set(person, [...(told.get(person) ?? []), duty]);
  }
  return told;
}
