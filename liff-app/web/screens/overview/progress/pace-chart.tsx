import type { Pace } from '#contract/contract.ts';
import type { Day } from '#domain/calendar.ts';
import { dayText } from '#web/format-day.ts';
import { chartText, percentOf } from './progress-labels.ts';

const plot = { left: 34, right: 236, top: 14, bottom: 166 };
const gridPercents = [0, 25, 50, 75, 100];
/** Labels closer than this would overlap. */
const labelGap = 18;

const heightOf = (percent: number): number =>
  plot.bottom - ((plot.bottom - plot.top) * percent) / 100;

/** Reports that reached the province, compared with an even pace. Working days go from left to right. */
export function PaceChart({ pace, today }: { pace: Pace; today: Day }) {
  const { days, passed, points } = pace;
  const columnOf = (dayNo: number): number =>
    plot.left + ((plot.right - plot.left) * dayNo) / Math.max(1, days);
  const line = points.map(
    ({ reached }, at) => `L${columnOf(at + 1)},${heightOf(percentOf(reached, pace))}`,
  );
  const now = { x: columnOf(passed), y: heightOf(percentOf(pace.reached, pace)) };
  const expected = heightOf(percentOf(pace.expected, pace));
  const isClose = Math.abs(now.y - expected) < labelGap;
  return (
    <svg class="pace-plot" viewBox="0 0 330 192" role="img" aria-label={chartText(pace, today)}>
      <Grid />
      <path class="pace" d={`M${plot.left},${plot.bottom} L${plot.right},${plot.top}`} />
      {passed === 0 ? null : (
        <>
          <path
            class="fill"
            d={`M${plot.left},${plot.bottom} ${line.join(' ')} L${now.x},${plot.bottom}Z`}
          />
          <path class="real" d={`M${plot.left},${plot.bottom} ${line.join(' ')}`} />
          <line class="gap" x1={now.x} x2={now.x} y1={now.y} y2={expected} />
          <circle class="point-expected" cx={now.x} cy={expected} r="4.5" />
          <circle class="point-real" cx={now.x} cy={now.y} r="5.5" />
        </>
      )}
      <text class="expected" x={plot.right + 8} y={isClose ? above(now.y, expected) : expected + 5}>
        ควร {percentOf(pace.expected, pace)}%
      </text>
      <text class="reached" x={plot.right + 8} y={isClose ? above(expected, now.y) : now.y + 5}>
        ถึง {percentOf(pace.reached, pace)}%
      </text>
      <text x={plot.left} y={plot.bottom + 20}>
        {dayText(pace.opensOn, 'dayMonth')}
      </text>
      <text class="due" x={plot.right} y={plot.bottom + 20} text-anchor="middle">
        {dayText(pace.dueOn, 'dayMonth')}
      </text>
    </svg>
  );
}

/** The position of a label when another one is near. */
function above(other: number, own: number): number {
  const middle = (other + own) / 2;
  return own <= other ? middle - labelGap / 4 : middle + labelGap - labelGap / 4;
}

function Grid() {
  return (
    <>
      {gridPercents.map((percent) => (
        <g key={percent}>
          <line
            class="grid-line"
            x1={plot.left}
            x2={plot.right}
            y1={heightOf(percent)}
            y2={heightOf(percent)}
          />
          <text x={plot.left - 6} y={heightOf(percent) + 5} text-anchor="end">
            {percent}
          </text>
        </g>
      ))}
      <line class="due-line" x1={plot.right} x2={plot.right} y1={plot.top - 6} y2={plot.bottom} />
    </>
  );
}
