import type { Day } from '#domain/calendar.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import type { DutyView } from '#contract/contract.ts';

export interface RouteStep {
  word: string;
  small: string;
  at: 'past' | 'here' | 'ahead';
}

const short = (instant: string | null) =>
  instant ? dayText(bangkokDayOf(instant), 'dayMonth') : '';

/** An unsolicited report has no due date. */
const dueWord = (on: Day | null) => (on ? `ภายใน ${dayText(on, 'dayMonth')}` : '');

/** Steps of a report: past, current and future holders. */
export function routeSteps(duty: DutyView, { today }: { today: Day }): RouteStep[] {
  const mine = duty.actions.some((action) => action === 'forward' || action === 'accept');
  const viaDistrict = duty.centre.level === 'tambon' || duty.holder === 'district';
  const desks: { word: string; small: string }[] = [
    {
      word: senderLabel(duty),
      small:
        duty.holder === 'centre'
          ? dueWord(duty.returnDueOn ?? (duty.extra ? null : duty.dueOn))
          : short(duty.submittedAt),
    },
    ...(viaDistrict
      ? [
          {
            word: duty.holder === 'district' && mine ? 'ท่านตรวจ' : 'อำเภอ',
            small: districtDate(duty, { mine, today }),
          },
        ]
      : []),
    {
      word: duty.holder === 'province' && mine ? 'ท่านตรวจ' : 'จังหวัด',
      small: duty.reachedProvinceAt
        ? short(duty.reachedProvinceAt)
        : dueWord(duty.extra ? null : duty.provinceDueOn),
    },
    { word: 'รับรอง', small: short(duty.acceptedAt) },
  ];
  const here = hereIndex(duty, desks.length);
  return desks.map((desk, at) => ({
    ...desk,
    at: at < here ? 'past' : at === here ? 'here' : 'ahead',
  }));
}

function senderLabel(duty: DutyView): string {
  if (duty.actions.includes('fill')) return 'ท่าน';
  return duty.centre.level === 'tambon' ? 'พัฒนากร' : 'ผู้ส่ง';
}

function districtDate(duty: DutyView, { mine, today }: { mine: boolean; today: Day }): string {
  if (
    duty.holder === 'district' &&
    mine &&
    duty.submittedAt &&
    bangkokDayOf(duty.submittedAt) <= today
  )
    return 'วันนี้';
  return duty.reachedProvinceAt && duty.holder !== 'centre' ? short(duty.reachedProvinceAt) : '';
}

/** Accepted: all steps are passed. */
function hereIndex(duty: DutyView, stops: number): number {
  if (duty.state === 'accepted') return stops;
  if (duty.holder === 'province') return stops - 2;
  return duty.holder === 'district' ? 1 : 0;
}
