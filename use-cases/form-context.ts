import { bangkokDay, fiscalYearOf } from '../domain/calendar.ts';
import type { Criteria } from '../domain/criteria.ts';
import type { Duty } from '../domain/duty.ts';
import { dutyId } from '../domain/letter.ts';
import type { Answers, Form, FormContext } from '../domain/form.ts';
import { formFor } from '../domain/forms/index.ts';
import { Problem } from '../domain/problem.ts';
import type { Submission } from '../models/submissions.ts';
import { seatLabels } from '../domain/seats.ts';
import type { Env } from './use-case.ts';

export interface OpenForm {
  form: Form;
  criteria: Criteria | null;
  context: Required<Omit<FormContext, 'criteria' | 'previous'>>;
  previous: { answers: Answers; round: number; at: Date } | null;
}

/** The form of a duty with all it needs: criteria in force, the register, the round before. */
export async function openForm(
  env: Env,
  of: { duty: Duty; version?: number; criteria?: string | null; past?: boolean },
): Promise<OpenForm> {
  const { duty } = of;
  const criteria = duty.form === 'grading' ? await criteriaOf(env, of) : null;
  const form = formFor(duty.form, {
    ...(of.version === undefined ? {} : { version: of.version }),
    ...(criteria ? { criteria } : {}),
  });
  if (!form) throw new Problem('not-found', { details: { form: duty.form } });
  return {
    form,
    criteria,
    context: await contextOf(env, of),
    previous: await previousRound(env, duty),
  };
}

/** A report is read with the criteria it was made with; a new one begins with those in force. */
async function criteriaOf(
  { stores }: Env,
  { duty, criteria }: { duty: Duty; criteria?: string | null },
): Promise<Criteria | null> {
  return criteria ? stores.criteria.get(criteria) : stores.criteria.current(duty.fiscalYear);
}

/** As the form engine wants it. */
export function engineContext(open: OpenForm): FormContext {
  return {
    ...open.context,
    ...(open.criteria ? { criteria: open.criteria } : {}),
    ...(open.previous ? { previous: open.previous.answers } : {}),
  };
}

/** A report already sent may name people who have left since: `past` knows them too. */
async function contextOf(
  env: Env,
  { duty, past }: { duty: Duty; past?: boolean },
): Promise<OpenForm['context']> {
  const { stores, now } = env;
  const seats = past
    ? await stores.members.ever(duty.centre)
    : await stores.members.sitting(duty.centre);
  const { quorumPercent } = await stores.settings.of(duty.areaCode);
  return {
    today: bangkokDay(now),
    members: seats.map((one) => ({
      id: one.id,
      name: `${one.prefix}${one.first} ${one.last}`,
      position: one.position,
      positionLabel: seatLabels[one.position],
    })),
    quorumPercent,
    centreName: duty.centreName,
    meetingNoProposal: `${duty.round}/${fiscalYearOf(duty.dueOn)}`,
  };
}

/** Newest answers of the round before, to stand beside this one. */
async function previousRound({ stores }: Env, duty: Duty): Promise<OpenForm['previous']> {
  if (duty.round < 2) return null;
  const before: Submission | null = await stores.submissions.newest(
    dutyId({ ...duty, round: duty.round - 1 }),
  );
  return before && { answers: before.answers, round: duty.round - 1, at: before.at };
}
