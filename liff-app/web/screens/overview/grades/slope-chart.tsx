import { changeOf, chartText, isFall } from './grade-labels.ts';
import type { Category } from './grade-labels.ts';

/** The positions of the left and right axis, and the heights of 0 % and 100 %. */
const axis = { left: 34, right: 116, zero: 234, full: 16 };

const heightOf = (percent: number): number => axis.zero - ((axis.zero - axis.full) * percent) / 100;

/**
 * One category, with a thin line for each area and a thick one for all. With one round it has points only.
 */
export function SlopeChart({ category }: { category: Category }) {
  const change = changeOf(category.percents);
  const [before, after] = change;
  const tone = isFall(change) ? 'falls' : '';
  return (
    <svg class="slope" viewBox="0 0 150 246" role="img" aria-label={chartText(category)}>
      {before === null ? null : <Axis x={axis.left} />}
      <Axis x={axis.right} />
      {category.areas.map((area) => (
        <AreaLine key={area.areaCode} percents={area.percents} />
      ))}
      {before === null || after === null ? null : (
        <line
          class={`whole ${tone}`}
          x1={axis.left}
          y1={heightOf(before)}
          x2={axis.right}
          y2={heightOf(after)}
        />
      )}
      {before === null ? null : (
        <>
          <circle class={`point ${tone}`} cx={axis.left} cy={heightOf(before)} r="4.5" />
          <text x={axis.left - 8} y={heightOf(before) + 5} text-anchor="end">
            {before}
          </text>
        </>
      )}
      {after === null ? null : (
        <>
          <circle class={`point ${tone}`} cx={axis.right} cy={heightOf(after)} r="4.5" />
          <text class="newest" x={axis.right + 8} y={heightOf(after) + 5}>
            {after}
          </text>
        </>
      )}
    </svg>
  );
}

function Axis({ x }: { x: number }) {
  return <line class="axis" x1={x} x2={x} y1={axis.full - 8} y2={axis.zero + 8} />;
}

function AreaLine({ percents }: { percents: Category['percents'] }) {
  const [before, after] = changeOf(percents);
  if (after === null) return null;
  if (before === null) return <circle class="area" cx={axis.right} cy={heightOf(after)} r="2.5" />;
  return (
    <line class="area" x1={axis.left} y1={heightOf(before)} x2={axis.right} y2={heightOf(after)} />
  );
}
