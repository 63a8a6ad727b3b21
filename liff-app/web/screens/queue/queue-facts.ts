import type { DutyView } from '#contract/contract.ts';
import { dayText } from '#web/format-day.ts';

/** The date in a reviewer's list: when the report arrived, or when the province expects it. */
export function dueFact(duty: DutyView): string {
  if (duty.extra) return 'ไม่มีกำหนด';
  if (duty.reachedProvinceAt) return arrivalFact(duty);
  if (duty.daysLeft < 0) return `เกินกำหนดถึงจังหวัด ${-duty.daysLeft} วัน`;
  return duty.daysLeft === 0
    ? 'ถึงจังหวัดภายในวันนี้'
    : `ถึงจังหวัดภายใน ${dayText(duty.provinceDueOn, 'dayMonth')}`;
}

/** The day on which a report reached the province decides whether it is late, not today. */
function arrivalFact({ timeliness }: DutyView): string {
  if (timeliness === 'late') return 'ถึงจังหวัดช้ากว่ากำหนด';
  return timeliness === 'onTimeExtended' ? 'ถึงจังหวัดทันวันที่ขยาย' : 'ถึงจังหวัดทันกำหนด';
}
