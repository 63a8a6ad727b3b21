import type { DutyView } from '../../contract.ts';
import { dayOf, dayText } from '../day-text.ts';

export function sentOn(duty: DutyView): string {
  return duty.submittedAt ? ` · ส่ง ${dayText(dayOf(duty.submittedAt), 'dayMonth')}` : '';
}
