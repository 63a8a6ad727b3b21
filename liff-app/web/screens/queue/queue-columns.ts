import type { DutyView } from '#contract/contract.ts';
import { groupBy } from '#web/group-by.ts';
import { columnOf } from '../home/home-groups.ts';

export interface QueueColumn {
  key: string;
  title: string;
  clause: string;
  count: number;
}

/**
 * Rounds with several waiting reports, most reports first. They are forwarded together on the round’s page.
 */
export function queueColumns(duties: readonly DutyView[]): QueueColumn[] {
  const demanded = duties.filter((duty) => !duty.extra);
  return [...groupBy(demanded, columnOf)]
    .flatMap(([key, group]) => {
      const [first] = group;
      return first && group.length > 1
        ? [{ key, title: first.title, clause: first.clause, count: group.length }]
        : [];
    })
    .toSorted((a, b) => b.count - a.count || a.clause.localeCompare(b.clause));
}
