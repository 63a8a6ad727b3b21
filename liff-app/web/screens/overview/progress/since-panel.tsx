import { thaiTime } from '#domain/thai/date.ts';
import type { Overview, Progress } from '#contract/contract.ts';
import { formatNumber } from '#domain/thai/number.ts';
import { dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';
import { listHref, yearOf } from '../overview-labels.ts';
import { sinceTitle } from './progress-labels.ts';

interface Change {
  tint: string;
  icon: IconName;
  label: string;
  count: number;
  filter: string;
}

function changesOf({ since }: Progress): Change[] {
  const { arrived, accepted, returned, becameLate } = since;
  return [
    { tint: 'is-review', icon: 'forward', label: 'ถึงจังหวัด', count: arrived, filter: 'atProvince' },
    { tint: 'is-done', icon: 'done', label: 'รับรองแล้ว', count: accepted, filter: 'all' },
    { tint: 'is-returned', icon: 'returned', label: 'ส่งคืน', count: returned, filter: 'returned' },
    {
      tint: 'is-overdue',
      icon: 'overdue',
      label: 'เพิ่งเกินกำหนด',
      count: becameLate,
      filter: 'late',
    },
  ];
}

/** The reports that arrived or were accepted, returned or late since the last working day. */
export function SincePanel({ overview, progress }: { overview: Overview; progress: Progress }) {
  return (
    <section class="panel since-panel" aria-labelledby="since-title">
      <header>
        <h2 id="since-title">{sinceTitle(progress)}</h2>
        <p>
          <span class="nowrap">{dayText(progress.since.day, 'dayMonth')}</span>{' '}
          {thaiTime(progress.since.time)}
        </p>
      </header>
      <ul>
        {changesOf(progress).map(({ tint, icon, label, count, filter }) => (
          <li key={label}>
            <a
              class={count === 0 ? '' : tint}
              href={listHref({ area: overview.areaCode, filter, ...yearOf(overview) })}
            >
              <Icon name={icon} small />
              {label} <b>{count === 0 ? 'ไม่มี' : formatNumber(count)}</b>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
