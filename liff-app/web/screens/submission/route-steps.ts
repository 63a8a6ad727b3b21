import type { Day } from '#domain/calendar.ts';
import { dueDates } from '#domain/duty/due-dates.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import type { DutyView } from '#contract/contract.ts';

export interface RouteStep {
  label: string;
  small: string;
  phase: 'past' | 'here' | 'ahead';
}

const short = (instant: string | null) =>
  instant ? dayText(bangkokDayOf(instant), 'dayMonth') : '';

/** The sender’s date with its name: ส่งอำเภอ 18 ธ.ค. An unsolicited report has no due date. */
function senderDate(duty: DutyView): string {
  if (duty.returnDueOn !== null) return `ส่งใหม่ ${dayText(duty.returnDueOn, 'dayMonth')}`;
  const [first] = dueDates(duty);
  return duty.extra || !first ? '' : `${first.label} ${dayText(first.on, 'dayMonth')}`;
}

function provinceDate({ extra, provinceDueOn }: DutyView): string {
  return extra ? '' : `ถึงจังหวัด ${dayText(provinceDueOn, 'dayMonth')}`;
}

/** The steps of a report with its past, current and future holders. */
export function routeSteps(duty: DutyView, { today }: { today: Day }): RouteStep[] {
  const mine = duty.actions.some((action) => action === 'forward' || action === 'accept');
  const viaDistrict = duty.centre.level === 'tambon' || duty.holder === 'district';
  const desks: { label: string; small: string }[] = [
    {
      label: senderLabel(duty),
      small: duty.holder === 'centre' ? senderDate(duty) : short(duty.submittedAt),
    },
    ...(viaDistrict
      ? [
          {
            label: duty.holder === 'district' && mine ? 'ท่านตรวจ' : 'อำเภอ',
            small: districtDate(duty, { mine, today }),
          },
        ]
      : []),
    {
      label: duty.holder === 'province' && mine ? 'ท่านตรวจ' : 'จังหวัด',
      small: duty.reachedProvinceAt ? short(duty.reachedProvinceAt) : provinceDate(duty),
    },
    { label: 'รับรอง', small: short(duty.acceptedAt) },
  ];
  const here = hereIndex(duty, desks.length);
  return desks.map((desk, index) => ({
    ...desk,
    phase: index < here ? 'past' : index === here ? 'here' : 'ahead',
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

/** The report is accepted, so all steps are done. */
function hereIndex(duty: DutyView, stops: number): number {
  if (duty.state === 'accepted') return stops;
  if (duty.holder === 'province') return stops - 2;
  return duty.holder === 'district' ? 1 : 0;
}
