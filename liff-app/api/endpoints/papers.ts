import type { paperRows } from '#contract/papers.ts';
import { listPapers } from '#use-cases/papers/list-papers.ts';
import { previewPaper } from '#use-cases/papers/make-paper.ts';
import { requireFileAllowance } from '#use-cases/rate-limits.ts';
import { execute } from '#use-cases/use-case.ts';
import { writePage } from '../papers/write-paper.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const paperEndpoints: EndpointsOf<typeof paperRows> = {
  'papers.list': fromUseCase(listPapers),
  'paper.preview': async (call, { request, page }) => {
    const situation = call.situation();
    await requireFileAllowance(situation);
    const { paper, places } = await execute(previewPaper, { situation, input: request });
    return writePage({ ...paper, places }, page);
  },
};
