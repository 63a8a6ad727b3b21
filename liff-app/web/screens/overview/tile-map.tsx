import type { Overview } from '#contract/contract.ts';
import {
  breakName,
  cameIn,
  earlyOf,
  overviewHref,
  shareClass,
  shareOf,
} from './overview-labels.ts';

const keys = [
  { tint: 's4', label: '95 ขึ้นไป' },
  { tint: 's3', label: '85-94' },
  { tint: 's2', label: '70-84' },
  { tint: 's1', label: 'ต่ำกว่า 70' },
];

/** Districts as tiles in their geographic place. The colour repeats the printed share. */
export function TileMap({ overview, wide }: { overview: Overview; wide: boolean }) {
  const early = earlyOf(overview);
  const placed = overview.rows.flatMap((row) => (row.tile ? [{ row, tile: row.tile }] : []));
  return (
    <ol class="map">
      {placed.map(({ row, tile: [line, column] }) => {
        const share = shareOf(row);
        const come = early ? cameIn(row.cells, early) : null;
        return (
          <li
            key={row.areaCode}
            class={shareClass(share)}
            style={{ gridArea: `${line + 1} / ${column + 1}` }}
          >
            <a href={overviewHref(overview, row.areaCode)}>
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
              <span class="sr-only">{meaningOf({ share, come })}</span>
              <b>{share === null ? (come ? `${come.reached}/${come.total}` : '–') : `${share}%`}</b>
              {wide && row.late > 0 ? <em>ค้าง {row.late}</em> : null}
            </a>
          </li>
        );
      })}
      <li class="key" aria-hidden="true">
        {wide || early ? null : 'ร้อยละ'}
        {early
          ? null
          : keys.map(({ tint, label }) => (
              <span key={tint} class={tint}>
                <i />
                {label}
              </span>
            ))}
      </li>
    </ol>
  );
}

interface Said {
  share: number | null;
  come: { reached: number; total: number } | null;
}

/** What the figure of a tile means. */
function meaningOf({ share, come }: Said): string {
  if (share !== null) return 'ทันกำหนด';
  return come ? 'ถึงจังหวัดแล้ว' : 'ยังไม่มีเรื่องครบกำหนด';
}
