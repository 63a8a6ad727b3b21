import type { Day } from '#domain/calendar.ts';
import { dayText } from '#web/format-day.ts';
import { MoreButton, useShowMore } from '#web/parts/show-more.tsx';

interface Demand {
  id: string;
  title: string;
  clause: string;
  dueOn: Day;
  /** Given when dates may be in the past. */
  daysLeft?: number;
}

const maxCollapsed = 5;

/** The duties of a centre by date; the rest of a long list after a tap. */
export function DemandList({ demands }: { demands: readonly Demand[] }) {
  const showMore = useShowMore(demands, maxCollapsed);
  if (demands.length === 0) return null;
  return (
    <ul>
      {showMore.visible.map((demand) => (
        <li key={demand.id}>
          <div class="row-link person">
            <span>
              <strong>{demand.title}</strong>
              <small>หนังสือข้อ {demand.clause}</small>
            </span>
            <span class="progress-count">
              <b>{dayText(demand.dueOn, 'medium')}</b>
              {demand.daysLeft === undefined ? null : <DaysLeft days={demand.daysLeft} />}
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
