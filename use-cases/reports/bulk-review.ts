import type { ProblemCode } from '#domain/problem.ts';
import { acceptAmongMany, forwardAmongMany } from './review-report.ts';
import { executeEach } from '../use-case.ts';
import type { Each, RequestContext } from '../use-case.ts';

/** For each report the result, or the reason of the refusal. */
interface Passed {
  id: string;
  outcome: 'done' | 'refused';
  code: ProblemCode | null;
  message: string | null;
}

export interface BulkResult {
  results: Passed[];
}

interface Many {
  situation: RequestContext;
  items: readonly { id: string; revision: number }[];
}

const acts = { forward: forwardAmongMany, accept: acceptAmongMany } as const;

/** Decides on each report separately. The results are in the requested order. */
export async function forwardReports(
  act: keyof typeof acts,
  { situation, items }: Many,
): Promise<BulkResult> {
  const answers = await executeEach(acts[act], { situation, inputs: items });
  return bulkResultOf(
    items.map((item) => item.id),
    answers,
  );
}

export function bulkResultOf(
  ids: readonly string[],
  answers: readonly Each<unknown>[],
): BulkResult {
  const results = answers.map((answer, at): Passed => {
    const id = ids[at] ?? '';
    return answer.ok
      ? { id, outcome: 'done', code: null, message: null }
      : { id, outcome: 'refused', code: answer.problem.code, message: answer.problem.title };
  });
  return { results };
}
