import type { Day } from '../calendar.ts';
import type { Level } from '../centre/centre.ts';
import { formatDay } from '../thai/date.ts';
import type { DayStyle } from '../thai/date.ts';

interface Dated {
  centre: { level: Level };
  districtDueOn: Day;
  provinceDueOn: Day;
}

interface DueDate {
  label: 'ส่งอำเภอ' | 'ถึงจังหวัด' | 'ส่งจังหวัด';
  on: Day;
}

/** The due dates of a report, each with its label. A tambon sends its report to the district first. */
export function dueDates({ centre, districtDueOn, provinceDueOn }: Dated): DueDate[] {
  if (centre.level !== 'tambon') return [{ label: 'ส่งจังหวัด', on: provinceDueOn }];
  return [
    { label: 'ส่งอำเภอ', on: districtDueOn },
    { label: 'ถึงจังหวัด', on: provinceDueOn },
  ];
}

/** Writes the dates as in ส่งอำเภอ 18 ธ.ค. · ถึงจังหวัด 25 ธ.ค. No line breaks inside a date. */
export function dueDatesText(duty: Dated, style: DayStyle = 'dayMonth'): string {
  return dueDates(duty)
    .map(({ label, on }) => `${label} ${formatDay(on, style)}`.replaceAll(' ', '\u00a0'))
    .join(' · ');
}

interface OwnDated extends Dated {
  /** The due date that applies to the reader. */
  dueOn: Day;
  returnDueOn: Day | null;
}

/** The label of the due date that applies to the reader. */
export function ownDateLabel(duty: OwnDated): DueDate['label'] | 'ส่งใหม่' | 'ส่งภายใน' {
  if (duty.returnDueOn === duty.dueOn) return 'ส่งใหม่';
  return dueDates(duty).find(({ on }) => on === duty.dueOn)?.label ?? 'ส่งภายใน';
}

/** Writes the reader's own due date with its label, as in ส่งอำเภอ 18 ธ.ค. */
export function ownDateText(duty: OwnDated, style: DayStyle = 'dayMonth'): string {
  return `${ownDateLabel(duty)} ${formatDay(duty.dueOn, style)}`.replaceAll(' ', '\u00a0');
}
