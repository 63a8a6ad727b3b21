import { bangkokDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { labelOfCheck, validateAnswers } from '#domain/form/form.ts';
import type { FormContext } from '#domain/form/form.ts';
import type { Submission } from '#models/submissions.ts';
import { engineContext, loadForm } from '../drafts/form-context.ts';
import type { LoadedForm } from '../drafts/form-context.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Problems found automatically in a submitted report, and the sender's explanations. */
export interface AutomatedChecks {
  problems: number;
  reasons: { label: string; reason: string }[];
}

type Sent = Pick<Submission, 'answers' | 'reasons' | 'at' | 'members'>;

/**
 * Checks the report as of the moment it was sent, so that a later date or a changed committee does
 * not make it wrong.
 */
export function automatedChecks(open: LoadedForm, sent: Sent): AutomatedChecks {
  const { answers, reasons } = sent;
  const { problems } = validateAnswers({
    form: open.form,
    answers,
    reasons,
    ctx: { ...engineContext(open), today: bangkokDay(sent.at), members: satThen(open, sent) },
  });
  return {
    problems: problems.length,
    reasons: Object.entries(reasons).map(([check, reason]) => ({
      label: labelOfCheck(open.form, check),
      reason,
    })),
  };
}

function satThen({ context }: LoadedForm, { members }: Sent): FormContext['members'] {
  return members
    ? context.members.filter((member) => members.includes(member.id))
    : context.members;
}

export async function checksOf(
  env: UseCaseContext,
  { duty, sent }: { duty: Duty; sent: Submission },
): Promise<AutomatedChecks> {
  const { formVersion: version, criteria } = sent;
  return automatedChecks(await loadForm(env, { duty, past: true, version, criteria }), sent);
}

export async function newestChecks(env: UseCaseContext, duty: Duty): Promise<AutomatedChecks> {
  const sent = await env.stores.submissions.newest(duty.id);
  return sent ? checksOf(env, { duty, sent }) : { problems: 0, reasons: [] };
}

/**
 * A report with a problem or an explanation must be read; others may be forwarded from the list.
 */
export function needsReading({ problems, reasons }: AutomatedChecks): boolean {
  return problems > 0 || reasons.length > 0;
}
