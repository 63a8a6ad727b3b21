import { useSignal } from '@preact/signals';
import type { Pace } from '#contract/contract.ts';
import type { Day } from '#domain/calendar.ts';
import { formatNumber } from '#domain/thai/number.ts';
import { dayText } from '#web/format-day.ts';
import { PaceChart } from './pace-chart.tsx';
import { paceWords } from './progress-labels.ts';

/** ถึงจังหวัดรายวัน: the chart of one date against an even pace. Its table is shown on request. */
export function PacePanel({ pace, today }: { pace: Pace; today: Day }) {
  const asTable = useSignal(false);
  const words = paceWords(pace, today);
  return (
    <section class="panel pace-panel" aria-labelledby="pace-title">
      <header>
        <h2 id="pace-title">ถึงจังหวัดรายวัน</h2>
        <button
          type="button"
          class="link"
          aria-pressed={asTable.value}
          onClick={() => (asTable.value = !asTable.value)}
        >
          {asTable.value ? 'ดูเป็นเส้น' : 'ดูเป็นตาราง'}
        </button>
      </header>
      <div class="pace-words">
        <p>
          <b>{formatNumber(pace.reached)}</b> จาก {formatNumber(pace.total)} เรื่อง{' '}
          <span class="nowrap">กำหนด {dayText(pace.dueOn, 'dayMonth')}</span>{' '}
          <span class="nowrap">ควรถึงแล้ว {formatNumber(pace.expected)}</span>
        </p>
        <p class={words.isBehind ? 'is-behind' : 'is-even'}>{words.text}</p>
      </div>
      {asTable.value ? <PaceTable pace={pace} /> : <PaceChart pace={pace} today={today} />}
      <p class="pace-note">เส้นประคือส่งเท่ากันทุกวันทำการ ตั้งแต่วันเปิดให้ส่งถึงวันกำหนด</p>
    </section>
  );
}

function PaceTable({ pace }: { pace: Pace }) {
  const expectedOn = (dayNo: number): number => Math.round((pace.total * dayNo) / pace.days);
  const rows = pace.points.map((point, at) => ({ ...point, expected: expectedOn(at + 1) }));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls the table
    <div class="pace-table" tabIndex={0} role="region" aria-label="ถึงจังหวัดรายวันเป็นตาราง">
      <table>
        <thead>
          <tr>
            <th scope="col">วันทำการ</th>
            <th scope="col">ถึงแล้ว</th>
            <th scope="col">ควรถึง</th>
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map(({ day, reached, expected }) => (
            <tr key={day}>
              <th scope="row">{dayText(day, 'dayMonth')}</th>
              <td>{formatNumber(reached)}</td>
              <td>{formatNumber(expected)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
