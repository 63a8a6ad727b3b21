import { dayText } from '#web/format-day.ts';
import type { Overview } from '#contract/contract.ts';
import { cellHref, listHref, shareOf, yearOf } from './overview-labels.ts';
import { reachOf } from './shown-rounds.ts';
import type { ShownRounds } from './shown-rounds.ts';

/** Phones show this instead of the matrix: one line for each due obligation. */
export function ClauseList({ overview }: { overview: Overview }) {
  const due = overview.columns.filter((column) => column.isDue);
  const shown = due.length > 0 ? due : overview.columns;
  return (
    <section class="list">
      <h2>
        รายข้อ<small>{due.length > 0 ? 'เฉพาะข้อที่ครบกำหนดแล้ว' : 'ยังไม่มีข้อที่ครบกำหนด'}</small>
      </h2>
      <ol>
        {shown.map((column) => {
          const { total, reached, late } = overview.totals[column.key] ?? {
            total: 0,
            reached: 0,
            late: 0,
          };
          return (
            <li key={column.key}>
              <a
                class="row-link"
                href={cellHref({
                  area: overview.areaCode,
                  column: column.key,
                  filter: late > 0 ? 'late' : 'all',
                })}
              >
                <span>
                  <strong>{column.title}</strong>
                  <small>
                    หนังสือข้อ {column.clause} · {column.isDue ? 'ครบกำหนด' : 'กำหนด'}{' '}
                    {dayText(column.dueOn, 'dayMonth')}
                  </small>
                  <span class="bar" aria-hidden="true">
                    <i style={{ width: `${total === 0 ? 0 : (100 * reached) / total}%` }} />
                  </span>
                </span>
                <span class="progress-count">
                  <b>
                    {reached}/{total}
                  </b>
                  {late > 0 ? (
                    <small class="overdue-count">ค้าง {late}</small>
                  ) : (
                    <small>{reached === total ? 'ครบ' : 'ยังไม่ถึงกำหนด'}</small>
                  )}
                </span>
              </a>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** There is no map of tambons, so this is a list with the worst first. */
export function AreaList({ overview, shown }: { overview: Overview; shown: ShownRounds | null }) {
  return (
    <ol>
      {overview.rows.map((row) => {
        const share = shown ? (reachOf(row.cells, shown).percent ?? null) : shareOf(row);
        return (
          <li key={row.areaCode}>
            <a
              class="row-link"
              href={listHref({
                area: row.areaCode,
                filter: row.late > 0 ? 'late' : 'all',
                ...yearOf(overview),
              })}
            >
              <span>
                <strong>{row.name}</strong>
                {share === null ? null : (
                  <span class="bar" aria-hidden="true">
                    <i style={{ width: `${share}%` }} />
                  </span>
                )}
              </span>
              {shown ? (
                <ComeIn row={row} shown={shown} />
              ) : (
                <OnTime share={share} late={row.late} />
              )}
            </a>
          </li>
        );
      })}
    </ol>
  );
}

function OnTime({ share, late }: { share: number | null; late: number }) {
  if (share === null) return <small>ยังไม่ครบกำหนด</small>;
  return (
    <span class="progress-count">
      <b>{share}%</b>
      {late > 0 ? <small class="overdue-count">ค้าง {late}</small> : <small>ไม่ค้าง</small>}
    </span>
  );
}

function ComeIn({ row, shown }: { row: Overview['rows'][number]; shown: ShownRounds }) {
  const { reached, total } = reachOf(row.cells, shown);
  if (total === 0) return <small>ไม่มีเรื่องในรอบนี้</small>;
  return (
    <span class="progress-count">
      <b>
        {reached}/{total}
      </b>
      <small>ถึงจังหวัด</small>
    </span>
  );
}
