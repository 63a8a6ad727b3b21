import type { DutyView } from './view.ts';

/** Picks one duty of each centre: a returned one first, then one that was begun, then the earliest. */
export function firstOfCentre(duties: readonly DutyView[]): DutyView[] {
  const ranked = duties.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) || a.provinceDueOn.localeCompare(b.provinceDueOn) || a.round - b.round,
  );
  const seen = new Set<string>();
  return ranked.filter(({ centre }) => {
    const isFirst = !seen.has(centre.id);
    seen.add(centre.id);
    return isFirst;
  });
}

const begun: readonly DutyView['state'][] = ['returned', 'draft'];

function rankOf({ state }: DutyView): number {
  const at = begun.indexOf(state);
  return at < 0 ? begun.length : at;
}
