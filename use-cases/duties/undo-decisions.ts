import { performEach } from '../use-case.ts';
import type { Situation } from '../use-case.ts';
import { outcomesOf } from '../reports/bulk-review.ts';
import type { Outcomes } from '../reports/bulk-review.ts';
import { undoDecision } from './undo-decision.ts';

/** Takes back several of one's own decisions; each is answered for itself, in the order asked. */
export async function undoMany({
  situation,
  ids,
}: {
  situation: Situation;
  ids: readonly string[];
}): Promise<Outcomes> {
  const inputs = ids.map((id) => ({ id }));
  return outcomesOf(ids, await performEach(undoDecision, { situation, inputs }));
}
