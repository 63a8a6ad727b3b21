import { bangkokDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { labelOfCheck, validateAnswers } from '#domain/form/form.ts';
import type { FormContext } from '#domain/form/form.ts';
import type { Submission } from '#models/submissions.ts';
import { engineContext, openForm } from '../drafts/form-context.ts';
import type { OpenForm } from '../drafts/form-context.ts';
import type { Env } from '../use-case.ts';

/** What the machine finds in a report sent, and what its sender says to that. */
export interface MachineChecks {
  problems: number;
  reasons: { label: string; reason: string }[];
}

type Sent = Pick<Submission, 'answers' | 'reasons' | 'at' | 'members'>;

/**
 * As of the moment it was sent: what was right then does not grow wrong on the desk, neither by the
 * date nor by a committee that has changed since.
 */
export function machineChecks(open: OpenForm, sent: Sent): MachineChecks {
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

function satThen({ context }: OpenForm, { members }: Sent): FormContext['members'] {
  return members
    ? context.members.filter((member) => members.includes(member.id))
    : context.members;
}

export async function checksOf(
  env: Env,
  { duty, sent }: { duty: Duty; sent: Submission },
): Promise<MachineChecks> {
  const { formVersion: version, criteria } = sent;
  return machineChecks(await openForm(env, { duty, past: true, version, criteria }), sent);
}

export async function newestChecks(env: Env, duty: Duty): Promise<MachineChecks> {
  const sent = await env.stores.submissions.newest(duty.id);
  return sent ? checksOf(env, { duty, sent }) : { problems: 0, reasons: [] };
}

/** A finding or a reason is for a person to judge; the rest may be passed on by the list. */
export function needsReading({ problems, reasons }: MachineChecks): boolean {
  return problems > 0 || reasons.length > 0;
}
