import type { Day } from '#domain/calendar.ts';
import type { DutyView } from '#contract/contract.ts';
import { DueDates } from '../parts/due-dates.tsx';
import { dayText } from '../format-day.ts';
import { MoreButton, useShowMore } from '../parts/show-more.tsx';
import { ExtensionRow } from './submission/decisions/extension-row.tsx';

interface Props {
  duties: readonly DutyView[];
  today: Day;
  onDecided: () => void;
}

/** Few requests are shown at first, so that the review queue below stays visible. */
const maxCollapsed = 2;

/** ขอขยายเวลา: each request with its reason and date, and buttons to grant or refuse it. */
export function ExtensionRequests({ duties, today, onDecided }: Props) {
  const showMore = useShowMore(duties, maxCollapsed);
  if (duties.length === 0) return null;
  return (
    <section class="list asked">
      <h2 class="part-title">ขอขยายเวลา {duties.length} เรื่อง</h2>
      <ul>
        {showMore.visible.map((duty) => (
          <li key={duty.id}>
            <strong>
              {duty.title} <span class="nowrap">{duty.centre.label}</span>
            </strong>
            <small>
              <DueDates duty={duty} /> ขอถึงจังหวัด{' '}
              {dayText(duty.extension?.dueOn ?? duty.provinceDueOn, 'medium')}
            </small>
            <p>{duty.extension?.reason}</p>
            <ExtensionRow duty={duty} today={today} onDone={onDecided} />
          </li>
        ))}
      </ul>
      <MoreButton hidden={showMore.hidden} unit="เรื่อง" onClick={showMore.showAll} />
    </section>
  );
}
