import type { Overview } from '../../../contract.ts';
import { breakName, shareClass, shareOf } from './overview-words.ts';

const keys = [
  { look: 's4', word: '95 ขึ้นไป' },
  { look: 's3', word: '85-94' },
  { look: 's2', word: '70-84' },
  { look: 's1', word: 'ต่ำกว่า 70' },
];

/** Districts where they lie; colour repeats the printed share. */
export function TileMap({ rows, wide }: { rows: Overview['rows']; wide: boolean }) {
  const placed = rows.flatMap((row) => (row.tile ? [{ row, tile: row.tile }] : []));
  return (
    <ol class="map">
      {placed.map(({ row, tile: [line, column] }) => {
        const share = shareOf(row);
        return (
          <li
            key={row.areaCode}
            class={shareClass(share)}
            style={{ gridArea: `${line + 1} / ${column + 1}` }}
          >
            <a
              href={`/app/overview?area=${row.areaCode}`}
              aria-label={`อ.${row.name} ${share === null ? 'ยังไม่มีเรื่องครบกำหนด' : `ทันกำหนด ${share}%`} ค้าง ${row.late}`}
            >
              <span>
                {wide
                  ? row.name
                  : breakName(row.name).map((part) => (
                      <span key={part} class="block">
                        {part}
                      </span>
                    ))}
              </span>
              <b>{share === null ? '–' : `${share}%`}</b>
              {wide && row.late > 0 ? <em>ค้าง {row.late}</em> : null}
            </a>
          </li>
        );
      })}
      <li class="key" aria-hidden="true">
        {wide ? null : 'ร้อยละ'}
        {keys.map(({ look, word }) => (
          <span key={look} class={look}>
            <i />
            {word}
          </span>
        ))}
      </li>
    </ol>
  );
}
