import { dueDates } from '#domain/duty/due-dates.ts';
import type { DayStyle } from '#domain/thai/date.ts';
import type { DutyView } from '#contract/contract.ts';
import { dayText } from '../format-day.ts';

type Dated = Pick<DutyView, 'centre' | 'districtDueOn' | 'provinceDueOn'>;

/** ส่งอำเภอ 18 ธ.ค. · ถึงจังหวัด 25 ธ.ค.; lines break only between the dates. */
export function DueDates({ duty, style = 'dayMonth' }: { duty: Dated; style?: DayStyle }) {
  return (
    <>
      {dueDates(duty).flatMap(({ label, on }, index) => [
        index === 0 ? null : ' · ',
        <span key={label} class="nowrap">
          {label} {dayText(on, style)}
        </span>,
      ])}
    </>
  );
}
