import type { ProblemCode } from '#domain/problem.ts';
import { acceptAmongMany, forwardAmongMany } from './review-report.ts';
import { executeEach } from '../use-case.ts';
import type { Each, RequestContext } from '../use-case.ts';

/** Whether each one was decided, or why not: said per report, for the list on the screen. */
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

/** Many at once by the rules of one: each decided for itself, the answers in the order asked. */
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

/** The answers as they are listed, in the order asked. */
export function bulkResultOf(
  ids: readonly string[],
  answers: readonly Each<unknown>[],
): BulkResult {
  const results = answers.map((answer, at): Passed => {
    const id = ids[at] ?? '';
    return answer.ok
      ? { id, outcome: 'done', code: null, message: null }
      : { id, outcome: 'refused', code: answer.problem.code, message: answer.problem.userMessage };
  });
  return { results };
}
