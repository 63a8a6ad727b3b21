import type { DutyView } from '#contract/contract.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';

export function submittedLabel(duty: DutyView): string {
  return duty.submittedAt ? ` · ส่ง ${dayText(bangkokDayOf(duty.submittedAt), 'dayMonth')}` : '';
}
