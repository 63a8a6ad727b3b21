import { assigneeOf } from './duty.ts';
import type { Duty } from './duty.ts';
import { datedLabel, statusStyle } from './status-style.ts';
import type { StatusStyle } from './status-style.ts';
import { subjectOf } from './viewer-role.ts';
import { can } from '../permissions.ts';
import type { Actor } from '../permissions.ts';
import { returnedLabel } from '../wording.ts';

/** How an owed duty is shown to its reader: colour, icon and label of its state and date. */
export function lookOf(
  duty: Duty,
  { daysLeft, actor }: { daysLeft: number; actor: Actor },
): StatusStyle {
  const late = daysLeft < 0 ? ` · ${datedLabel({ standing: 'overdue', daysLeft })}` : '';
  if (duty.state === 'returned')
    return { ...statusStyle.returned, label: returnedWord(duty) + late };
  if (assigneeOf(duty) === 'district') {
    const forwards = can(actor, 'duty.forward', subjectOf(duty));
    return { ...statusStyle.review, label: (forwards ? 'รอท่านตรวจ' : 'รออำเภอตรวจ') + late };
  }
  if (daysLeft < 0) return dated('overdue', daysLeft);
  return duty.state === 'draft' ? statusStyle.draft : statusStyle.open;
}

export function dated(standing: 'due' | 'overdue', daysLeft: number): StatusStyle {
  return { ...statusStyle[standing], label: datedLabel({ standing, daysLeft }) };
}

function returnedWord({ returnNote }: Duty): string {
  const { label } = statusStyle.returned;
  return returnNote ? returnedLabel(returnNote.count) : label;
}
