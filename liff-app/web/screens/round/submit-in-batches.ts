import type { Api, Failure } from '#web/api/api.ts';
import type { BulkAction } from './round-groups.ts';

export interface BulkProgress {
  act: BulkAction;
  items: readonly { id: string; revision: number }[];
  /** The number of reports that have an answer so far. */
  onPart?: (answered: number) => void;
}

export interface BulkOutcome {
  done: string[];
  refused: { id: string; message: string }[];
  /** The reason why the remaining batches were not sent. Sending the same list again is safe. */
  failure: Failure | null;
}

/** Sends a long list in batches, so that a weak signal loses little and the screen shows progress. */
const partSize = 20;

export async function submitInBatches(
  api: Api,
  { act, items, onPart }: BulkProgress,
): Promise<BulkOutcome> {
  const results: BulkOutcome = { done: [], refused: [], failure: null };
  for (let from = 0; from < items.length; from += partSize) {
    const part = items.slice(from, from + partSize);
    const answer = await api.call(`reports.${act}`, { items: [...part] });
    if (!answer.ok) return { ...results, failure: answer.failure };
    for (const { id, outcome, message } of answer.value.results) {
      if (outcome === 'done') results.done.push(id);
      else results.refused.push({ id, message: message ?? '' });
    }
    onPart?.(from + part.length);
  }
  return results;
}
