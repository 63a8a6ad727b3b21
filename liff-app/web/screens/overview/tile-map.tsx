import type { Overview } from '#contract/contract.ts';
import { Icon } from '#web/parts/icon.tsx';
import { breakName, overviewHref, shareClass, shareOf } from './overview-labels.ts';
import { reachClass, reachOf, reachSteps } from './shown-rounds.ts';
import type { ShownRounds } from './shown-rounds.ts';

const shareSteps = [
  { tint: 's4', label: '95 ขึ้นไป' },
  { tint: 's3', label: '85-94' },
  { tint: 's2', label: '70-84' },
  { tint: 's1', label: 'ต่ำกว่า 70' },
];

interface Props {
  overview: Overview;
  /** Null means the share on time of all due reports. */
  shown: ShownRounds | null;
  /** The choice in the address, which is kept when a district is opened. */
  chosen: string;
  wide: boolean;
}

/** Districts as tiles in their geographic place. The colour repeats the printed share. */
export function TileMap({ overview, shown, chosen, wide }: Props) {
  const placed = overview.rows.flatMap((row) => (row.tile ? [{ row, tile: row.tile }] : []));
  return (
    <ol class="map">
      {placed.map(({ row, tile: [line, column] }) => {
        const { tint, meaning, value, count } = tileOf(row, shown);
        return (
          <li key={row.areaCode} class={tint} style={{ gridArea: `${line + 1} / ${column + 1}` }}>
            <a href={overviewHref(overview, row.areaCode, chosen)}>
              <span>
                <span class="sr-only">อ.</span>
                {wide
                  ? row.name
                  : breakName(row.name).map((part) => (
                      <span key={part} class="block">
                        {part}
                      </span>
                    ))}
              </span>
              <span class="sr-only">{meaning}</span>
              <b>{value}</b>
              <Beside late={row.late} count={count} wide={wide} />
            </a>
          </li>
        );
      })}
      <Key shown={shown} wide={wide} />
    </ol>
  );
}

type Row = Overview['rows'][number];

function tileOf(row: Row, shown: ShownRounds | null) {
  if (!shown) {
    const share = shareOf(row);
    return {
      tint: shareClass(share),
      meaning: share === null ? 'ยังไม่มีเรื่องครบกำหนด' : 'ทันกำหนด',
      value: share === null ? '–' : `${share}%`,
      count: null,
    };
  }
  const { reached, total, percent } = reachOf(row.cells, shown);
  return {
    tint: reachClass(percent),
    meaning: percent === null ? 'ไม่มีเรื่องในรอบนี้' : `ถึงจังหวัดแล้ว ${reached} จาก ${total} เรื่อง`,
    value: percent === null ? '–' : `${percent}%`,
    count: percent === null ? null : `${reached}/${total}`,
  };
}

/**
 * The number of overdue reports in the district, otherwise the number that arrived. Phones have no room for
 * the latter.
 */
function Beside({ late, count, wide }: { late: number; count: string | null; wide: boolean }) {
  if (late > 0 && (wide || count !== null))
    return (
      <em class={count === null ? '' : 'flag'}>
        {count === null ? null : <Icon name="overdue" small />}
        <span class={count === null ? '' : 'sr-only'}>ค้าง</span> {late}
      </em>
    );
  return wide && count !== null ? <small aria-hidden="true">{count}</small> : null;
}

function Key({ shown, wide }: Pick<Props, 'shown' | 'wide'>) {
  const steps = shown ? reachSteps : shareSteps;
  return (
    <li class="key" aria-hidden="true">
      {wide || shown ? null : 'ร้อยละ'}
      {steps.map(({ tint, label }) => (
        <span key={tint} class={tint}>
          <i />
          {label}
        </span>
      ))}
    </li>
  );
}
