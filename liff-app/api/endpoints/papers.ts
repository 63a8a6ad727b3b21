import type { paperRows } from '#contract/papers.ts';
import { Problem } from '#domain/problem.ts';
import type { ProblemCode } from '#domain/problem.ts';
import { listPapers } from '#use-cases/papers/list-papers.ts';
import { previewPaper } from '#use-cases/papers/make-paper.ts';
import { requireFileAllowance } from '#use-cases/rate-limits.ts';
import { execute } from '#use-cases/use-case.ts';
import { writePage } from '../papers/write-paper.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

/** Reasons why there is no page although the request is correct. The screen explains them. */
const unprintable: ReadonlySet<ProblemCode> = new Set(['paper-empty', 'paper-too-large']);

export const paperEndpoints: EndpointsOf<typeof paperRows> = {
  'papers.list': fromUseCase(listPapers),
  'paper.preview': async (call, { request, page }) => {
    const situation = call.situation();
    await requireFileAllowance(situation);
    try {
      const { paper, places } = await execute(previewPaper, { situation, input: request });
      return { ...(await writePage({ ...paper, places }, page)), note: null };
    } catch (error) {
      if (!(error instanceof Problem) || !unprintable.has(error.code)) throw error;
      return { svg: null, note: error.title, page: 0, pages: 0 };
    }
  },
};
