import { bangkokDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { labelOfCheck, validateAnswers } from '#domain/form/form.ts';
import type { FormContext } from '#domain/form/form.ts';
import type { Submission } from '#models/submissions.ts';
import { engineContext, loadForm } from '../drafts/form-context.ts';
import type { LoadedForm } from '../drafts/form-context.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Problems that the checks found in a submitted report, the sender's explanations, and copied answers. */
export interface AutomatedChecks {
  problems: number;
  reasons: { label: string; reason: string }[];
  /** Copied answers from the last report that the sender did not look at. */
  copied: number;
}

export const nothingFound: AutomatedChecks = { problems: 0, reasons: [], copied: 0 };

type Sent = Pick<Submission, 'answers' | 'reasons' | 'at' | 'members' | 'copied'>;

/**
 * Checks the report as of the moment it was sent. Otherwise a later date or a changed committee could
 * make it wrong.
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
    copied: sent.copied?.length ?? 0,
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
  return sent ? checksOf(env, { duty, sent }) : nothingFound;
}

/**
 * True for a report with a problem, an explanation, or answers that the sender did not look at. It
 * must be read; other reports may be forwarded from the list.
 */
export function needsReading({ problems, reasons, copied }: AutomatedChecks): boolean {
  return problems > 0 || reasons.length > 0 || copied > 0;
}
