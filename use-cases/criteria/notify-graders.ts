import type { Criteria, ProvinceCriteria } from '#domain/criteria/criteria.ts';
import { changedIndicators } from '#domain/criteria/diff.ts';
import { notify } from '../notices/notices.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * Sends one message to each person of the province who scored with the earlier set. It names the
 * gradings to check.
 */
export async function notifyGraders(
  env: UseCaseContext,
  { before, now }: { before: Criteria | null; now: ProvinceCriteria },
): Promise<void> {
  if (!before || changedIndicators(before, now).length === 0) return;
  const begun = await env.stores.duties.startedGradings(now.fiscalYear, now.areaCode);
  const drafts = await env.stores.drafts.holdersOf(begun.map((duty) => duty.id));
  const holders = new Map(drafts.map((draft) => [draft.id, draft.holder]));
  const byPerson = Map.groupBy(begun, (duty) => holders.get(duty.id) ?? duty.submittedBy);
  for (const [person, duties] of byPerson) {
    if (!person) continue;
    await notify(env, {
      key: `criteriaChanged:${now.id}`,
      people: [person],
      areaCode: duties[0]?.areaCode ?? now.areaCode,
      notice: { kind: 'criteriaChanged', duties: duties.map((duty) => duty.id) },
    });
  }
}
