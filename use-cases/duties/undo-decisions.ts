import { executeEach } from '../use-case.ts';
import type { RequestContext } from '../use-case.ts';
import { bulkResultOf } from '../reports/bulk-review.ts';
import type { BulkResult } from '../reports/bulk-review.ts';
import { undoDecision } from './undo-decision.ts';

/** Takes back several of one's own decisions; each is answered for itself, in the order asked. */
export async function undoDecisions({
  situation,
  ids,
}: {
  situation: RequestContext;
  ids: readonly string[];
}): Promise<BulkResult> {
  const inputs = ids.map((id) => ({ id }));
  return bulkResultOf(ids, await executeEach(undoDecision, { situation, inputs }));
}
