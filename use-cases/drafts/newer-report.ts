import { diffAnswers } from '#domain/form/form.ts';
import type { Answers } from '#domain/form/form.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { ProblemDetails } from '#domain/problem.ts';
import { namesOf } from '../duties/duty-views.ts';
import { engineContext } from './form-context.ts';
import type { LoadedForm } from './form-context.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Maximum differences listed; `count` is the number of all. */
const shown = 50;

/**
 * What a refused report would have overwritten: the newest revision, with its sender and time if
 * the sender of the refused report has not seen it, and every field that differs (`before` is the
 * stored value, `after` the refused one).
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
      mine: newest.by === env.actor.person,
      at: newest.at,
      count: differences.length,
      differences: differences.slice(0, shown),
    },
  };
}
