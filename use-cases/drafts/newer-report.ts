import { diffAnswers } from '#domain/form/form.ts';
import type { Answers } from '#domain/form/form.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { ProblemDetails } from '#domain/problem.ts';
import { namesOf } from '../duties/duty-views.ts';
import { engineContext } from './form-context.ts';
import type { LoadedForm } from './form-context.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Differences in one refusal; `count` says how many there are in all. */
const shown = 50;

/**
 * What a refused report would have overwritten: the newest revision's number, and where there is one
 * that the sender had not seen, who sent it, when, and each field in which the two differ (`before` is
 * what stands on the server, `after` what was refused).
 */
export async function newerReport(
  env: UseCaseContext,
  of: { duty: Duty; open: LoadedForm; answers: Answers; follows: number },
): Promise<ProblemDetails> {
  const { duty, open, answers, follows } = of;
  const newest = (await env.stores.submissions.ofDuty(duty.id)).at(-1);
  if (!newest || newest.revision <= follows) return { revision: duty.revision };
  const differences = diffAnswers({
    form: open.form,
    before: newest.answers,
    after: answers,
    ctx: engineContext(open),
  });
  const by = (await namesOf(env, [newest.by])).get(newest.by) ?? null;
  return {
    revision: duty.revision,
    newer: {
      by,
      at: newest.at,
      count: differences.length,
      differences: differences.slice(0, shown),
    },
  };
}
