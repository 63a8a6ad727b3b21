import { executeEach } from '../use-case.ts';
import type { RequestContext } from '../use-case.ts';
import { bulkResultOf } from '../reports/bulk-review.ts';
import type { BulkResult } from '../reports/bulk-review.ts';
import { undoDecision } from './undo-decision.ts';

/**
 * Undoes several of the actor's own decisions. The result has one entry for each, in the requested
 * order.
 */
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
