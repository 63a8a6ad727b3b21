import type { DutyView } from '#contract/contract.ts';
import { datedLabel, statusStyle } from '#domain/duty/status-style.ts';

export type Standing = DutyView['standing'];

/** The look that a duty’s state has everywhere, with its colour as a class. */
export function statusStyleOf(standing: Standing) {
  const { tone, icon, label } = statusStyle[standing];
  return { tint: `is-${tone}`, icon, label };
}

type LabelFields = Pick<DutyView, 'standing' | 'daysLeft' | 'holder'> & {
  actions?: readonly DutyView['actions'][number][];
};

/** Label of a status: days left, days late, or where a submitted report is. */
export function standingLabel({ standing, daysLeft, holder, actions = [] }: LabelFields): string {
  if (
    standing === 'review' &&
    actions.some((action) => action === 'forward' || action === 'accept')
  )
    return 'รอท่านตรวจ';
  if (standing === 'review') return holder === 'province' ? 'รอจังหวัดตรวจ' : 'รออำเภอตรวจ';
  return datedLabel({ standing, daysLeft });
}
