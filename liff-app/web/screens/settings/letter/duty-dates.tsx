import type { Day } from '#domain/calendar.ts';
import { dayText } from '#web/format-day.ts';
import { MoreButton, useShowMore } from '#web/parts/show-more.tsx';

interface DatedDuty {
  id: string;
  title: string;
  clause: string;
  dueOn: Day;
  /** Set when dates may be in the past. */
  daysLeft?: number;
}

const maxCollapsed = 5;

/** The duties of a centre by date. The rest of a long list is shown after a tap. */
export function DutyDates({ duties }: { duties: readonly DatedDuty[] }) {
  const showMore = useShowMore(duties, maxCollapsed);
  if (duties.length === 0) return null;
  return (
    <ul>
      {showMore.visible.map((duty) => (
        <li key={duty.id}>
          <div class="row-link person">
            <span>
              <strong>{duty.title}</strong>
              <small>หนังสือข้อ {duty.clause}</small>
            </span>
            <span class="progress-count">
              <b>{dayText(duty.dueOn, 'medium')}</b>
              {duty.daysLeft === undefined ? null : <DaysLeft days={duty.daysLeft} />}
            </span>
          </div>
        </li>
      ))}
      <li hidden={showMore.hidden === 0}>
        <MoreButton hidden={showMore.hidden} unit="เรื่อง" onClick={showMore.showAll} />
      </li>
    </ul>
  );
}

function DaysLeft({ days }: { days: number }) {
  const past = days < 0;
  return (
    <small class={past ? 'overdue-count' : ''}>{past ? 'เกินกำหนดแล้ว' : `อีก ${days} วัน`}</small>
  );
}
