import { bangkokDay } from '#domain/calendar.ts';
import type { Criteria } from '#domain/criteria/criteria.ts';
import { comparableAnswers } from '#domain/criteria/diff.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyId } from '#domain/letter/letter.ts';
import { picksMembers } from '#domain/form/form.ts';
import type { Answers, Form, FormContext } from '#domain/form/form.ts';
import { formFor } from '#domain/forms/index.ts';
import { Problem } from '#domain/problem.ts';
import { districtOf, provinceOf } from '#domain/centre/centre.ts';
import { quorumOf } from '#models/settings.ts';
import type { Submission } from '#models/submissions.ts';
import { seatLabels } from '#domain/register/seats.ts';
import { readOnce } from '../read-once.ts';
import { readScheduler } from '../read-scheduler.ts';
import type { UseCaseContext } from '../use-case.ts';

export interface LoadedForm {
  form: Form;
  criteria: Criteria | null;
  context: Required<Omit<FormContext, 'criteria' | 'previous' | 'fileTypes'>>;
  previous: { answers: Answers; round: number; at: Date } | null;
}

interface Wanted {
  duty: Duty;
  version?: number;
  criteria?: string | null;
  past?: boolean;
}

/**
 * The form of a duty with everything that it depends on: the criteria in force, the register and the
 * previous round.
 */
export async function loadForm(env: UseCaseContext, of: Wanted): Promise<LoadedForm> {
  const { duty } = of;
  const read = readScheduler(env);
  const [{ form, criteria }, context, before] = await Promise.all([
    read(() => formOf(env, of)),
    read(() => contextOf(env, of)),
    read(() => previousSubmission(env, duty)),
  ]);
  return {
    form,
    criteria,
    context,
    previous: await previousRound(env, { duty, criteria, before }),
  };
}

async function formOf(
  env: UseCaseContext,
  of: Wanted,
): Promise<Pick<LoadedForm, 'form' | 'criteria'>> {
  const { duty } = of;
  const criteria = duty.form === 'grading' ? await criteriaOf(env, of) : null;
  const form = formFor(duty.form, {
    ...(of.version === undefined ? {} : { version: of.version }),
    ...(criteria ? { criteria } : {}),
  });
  if (!form) throw new Problem('form-missing', { details: { form: duty.form } });
  return { form, criteria };
}

/**
 * Loads only what progress needs, because this runs for every saved field. Members are read only when
 * the form asks for them.
 */
export async function loadForProgress(
  env: UseCaseContext,
  duty: Duty,
): Promise<{ form: Form; ctx: FormContext }> {
  const { form, criteria } = await formOf(env, { duty });
  const before = await previousSubmission(env, duty);
  const previous = await previousRound(env, { duty, criteria, before });
  const ctx = {
    today: bangkokDay(env.now),
    members: picksMembers(form) ? await membersOf(env, { duty }) : [],
    quorumPercent: 0,
    centreName: duty.centreName,
    ...(criteria ? { criteria } : {}),
    ...(previous ? { previous: previous.answers } : {}),
  };
  return { form, ctx };
}

/** A submitted report uses the criteria it was made with; a new one the criteria in force. */
async function criteriaOf(
  env: UseCaseContext,
  { duty, criteria }: { duty: Duty; criteria?: string | null },
): Promise<Criteria | null> {
  return criteria ? criteriaById(env, criteria) : currentCriteria(env, duty);
}

const criteriaById = readOnce(({ stores }, id: string) => stores.criteria.get(id));
const currentCriteria = readOnce(
  ({ stores }, { fiscalYear, areaCode }: Pick<Duty, 'fiscalYear' | 'areaCode'>) =>
    stores.criteria.current(fiscalYear, areaCode),
  ({ fiscalYear, areaCode }) => `${fiscalYear}.${provinceOf(areaCode)}`,
);

/** Converts the loaded form to the context the form engine expects. */
export function engineContext(open: LoadedForm): FormContext {
  return {
    ...open.context,
    ...(open.criteria ? { criteria: open.criteria } : {}),
    ...(open.previous ? { previous: open.previous.answers } : {}),
  };
}

async function contextOf(
  env: UseCaseContext,
  of: { duty: Duty; past?: boolean },
): Promise<LoadedForm['context']> {
  const { duty } = of;
  const read = readScheduler(env);
  const [offices, members] = await Promise.all([
    read(() => officesAround(env, duty.areaCode)),
    read(() => membersOf(env, of)),
  ]);
  return {
    today: bangkokDay(env.now),
    members,
    quorumPercent: quorumOf(offices, duty.areaCode),
    centreName: duty.centreName,
  };
}

async function previousSubmission(
  { stores }: UseCaseContext,
  duty: Duty,
): Promise<Submission | null> {
  if (duty.extra || duty.round < 2) return null;
  return stores.submissions.newest(dutyId({ ...duty, round: duty.round - 1 }));
}

/** The newest answers of the previous round, for comparison. */
async function previousRound(
  env: UseCaseContext,
  { duty, criteria, before }: { duty: Duty; criteria: Criteria | null; before: Submission | null },
): Promise<LoadedForm['previous']> {
  if (!before) return null;
  const past = before.criteria === criteria?.id ? null : before.criteria;
  const set = past && (await criteriaById(env, past));
  const answers =
    set && criteria
      ? comparableAnswers(before.answers, { before: set, now: criteria })
      : before.answers;
  return { answers, round: duty.round - 1, at: before.at };
}

/** The sitting members of a centre. */
export const sittingMembers = readOnce(({ stores }, centre: string) =>
  stores.members.sitting(centre),
);

/** The offices responsible for an area, nearest first. */
export function officesAround(env: UseCaseContext, areaCode: AreaCode) {
  return officesOf(env, districtOf(areaCode));
}

const officesOf = readOnce(({ stores }, district: AreaCode) => stores.settings.around(district));

/**
 * `past` includes everybody who was ever in the register, because a submitted report may name former
 * members.
 */
async function membersOf(
  env: UseCaseContext,
  { duty, past }: { duty: Duty; past?: boolean },
): Promise<LoadedForm['context']['members']> {
  const seats = past
    ? await env.stores.members.ever(duty.centre)
    : await sittingMembers(env, duty.centre);
  return seats.map((seat) => ({
    id: seat.id,
    name: `${seat.prefix}${seat.first} ${seat.last}`,
    position: seat.position,
    positionLabel: seatLabels[seat.position],
  }));
}
