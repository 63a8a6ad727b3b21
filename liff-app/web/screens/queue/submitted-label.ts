import type { DutyView } from '#contract/contract.ts';
import { dayOf, dayText } from '#web/format-day.ts';

export function sentOn(duty: DutyView): string {
  return duty.submittedAt ? ` · ส่ง ${dayText(dayOf(duty.submittedAt), 'dayMonth')}` : '';
}
