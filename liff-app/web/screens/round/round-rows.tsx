import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { Chip } from '#web/parts/chip.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { findingsOf, withWhom } from './round-groups.ts';
import type { RoundRow } from './round-groups.ts';

interface ReadyProps {
  rows: readonly RoundRow[];
  chosen: ReadonlySet<string>;
  onToggle: (id: string) => void;
}

/** A tap on the row ticks it, and the arrow opens the report. */
export function ReadyRows({ rows, chosen, onToggle }: ReadyProps) {
  return (
    <div class="list">
      <ul>
        {rows.map(({ duty }) => (
          <li key={duty.id} class="tick-row">
            <label>
              <input
                type="checkbox"
                checked={chosen.has(duty.id)}
                onChange={() => onToggle(duty.id)}
              />
              <span>
                <strong>{duty.centre.label}</strong>
                <small>
                  {duty.submittedAt
                    ? `ส่ง ${dayText(bangkokDayOf(duty.submittedAt), 'dayMonth')}`
                    : ''}
                  {duty.revision > 1 ? ` · ฉบับที่ ${duty.revision}` : ''} · ระบบตรวจแล้ว
                </small>
              </span>
            </label>
            <a class="round" href={dutyPage(duty.id)} aria-label={`เปิดอ่าน ${duty.centre.label}`}>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A row without a check box: opens the report and names the holder. */
export function OtherRows({ rows }: { rows: readonly RoundRow[] }) {
  return (
    <div class="list">
      <ul>
        {rows.map((row) => (
          <li key={row.duty.id}>
            <a class="row-link" href={dutyPage(row.duty.id)}>
              <span>
                <strong>{row.duty.centre.label}</strong>
                <small>
                  <WithWhom row={row} />
                </small>
                {findingsOf(row).map((finding) => (
                  <small key={finding} class="finding is-due">
                    <Icon name="info" small />
                    <span>{finding}</span>
                  </small>
                ))}
              </span>
              <Chip {...row.duty} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Names never break across lines. */
function WithWhom({ row }: { row: RoundRow }) {
  return (
    <>
      {withWhom(row).map((line) => (
        <span key={line}>
          <span class="nowrap">{line}</span>{' '}
        </span>
      ))}
    </>
  );
}

function dutyPage(id: string): string {
  return `/app/duty/${encodeURIComponent(id)}`;
}
