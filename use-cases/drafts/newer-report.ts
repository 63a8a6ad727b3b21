import { diffAnswers } from '#domain/form/form.ts';
import type { Answers } from '#domain/form/form.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { ProblemDetails } from '#domain/problem.ts';
import { namesOf } from '../duties/duty-views.ts';
import { engineContext } from './form-context.ts';
import type { LoadedForm } from './form-context.ts';
import type { UseCaseContext } from '../use-case.ts';

/** At most this many differences are listed; `count` is the total number. */
const shown = 50;

/**
 * What a refused report would have overwritten. It has every field that differs, with the stored
 * value as `before` and the refused one as `after`. If the sender has not seen the newest revision,
 * it also says who sent that revision and when.
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
