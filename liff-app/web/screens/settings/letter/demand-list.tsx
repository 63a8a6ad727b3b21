import { dayText } from '#web/format-day.ts';
import { MoreButton, useFold } from '#web/parts/show-more.tsx';

interface Demand {
  id: string;
  title: string;
  clause: string;
  dueOn: string;
  /** Told where it may be past already. */
  daysLeft?: number;
}

const shownAtOnce = 5;

/** What a centre owes, by date; the first few, and the rest at a tap. */
export function DemandList({ demands }: { demands: readonly Demand[] }) {
  const fold = useFold(demands, shownAtOnce);
  if (demands.length === 0) return null;
  return (
    <ul>
      {fold.visible.map((one) => (
        <li key={one.id}>
          <div class="row-link person">
            <span>
              <strong>{one.title}</strong>
              <small>หนังสือข้อ {one.clause}</small>
            </span>
            <span class="got">
              <b>{dayText(one.dueOn, 'medium')}</b>
              {one.daysLeft === undefined ? null : <DaysLeft days={one.daysLeft} />}
            </span>
          </div>
        </li>
      ))}
      <li hidden={fold.hidden === 0}>
        <MoreButton hidden={fold.hidden} unit="เรื่อง" onClick={fold.unfold} />
      </li>
    </ul>
  );
}

function DaysLeft({ days }: { days: number }) {
  const past = days < 0;
  return <small class={past ? 'owes' : ''}>{past ? 'เกินกำหนดแล้ว' : `อีก ${days} วัน`}</small>;
}
