import type { AreaCode } from '#domain/centre/centre.ts';
import { dayText } from '#web/format-day.ts';
import type { Overview } from '#contract/contract.ts';
import { Icon } from '#web/parts/icon.tsx';
import { cellHref, cellLabel, currentColumns, overviewHref } from './overview-labels.ts';

type Column = Overview['columns'][number];

/** A table of areas and obligations, worst area first. It fits in 1,280 × 800. */
export function Matrix({
  overview,
  all,
  onToggle,
}: {
  overview: Overview;
  all: boolean;
  onToggle: () => void;
}) {
  const columns = all ? overview.columns : currentColumns(overview.columns);
  const byDistrict = overview.level === 'province';
  return (
    <section class="panel matrix" aria-labelledby="matrix-title">
      <header>
        <h2 id="matrix-title">รายข้อ ราย{byDistrict ? 'อำเภอ' : 'ตำบล'}</h2>
        <p>
          เรียงจากค้างมากที่สุด ·{' '}
          <button type="button" aria-pressed={all} onClick={onToggle}>
            {all ? 'ดูรอบปัจจุบัน' : 'ดูทุกรอบ'}
          </button>
        </p>
      </header>
      <div class="scroll">
        <table>
          <colgroup>
            <col />
            {columns.map((column) => (
              <col key={column.key} />
            ))}
          </colgroup>
          <MatrixHead areas={byDistrict ? 'อำเภอ' : 'ตำบล'} columns={columns} all={all} />
          <tbody>
            <Row
              name={byDistrict ? 'ทั้งจังหวัด' : 'ทั้งอำเภอ'}
              area={overview.areaCode}
              cells={overview.totals}
              columns={columns}
              sum
            />
            {overview.rows.map((row) => (
              <Row
                key={row.areaCode}
                name={row.name}
                area={row.areaCode}
                cells={row.cells}
                columns={columns}
                {...(byDistrict ? { href: overviewHref(overview, row.areaCode) } : {})}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface HeadProps {
  areas: string;
  columns: readonly Column[];
  all: boolean;
}

function MatrixHead({ areas, columns, all }: HeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col">{areas}</th>
        {columns.map((column) => (
          <th key={column.key} scope="col" class={column.isDue ? '' : 'later'}>
            ข้อ {column.clause}
            <small>
              {column.word}
              {all && column.rounds > 1 ? ` ${column.round}` : ''}
            </small>
            <small>{dayText(column.dueOn, 'dayMonth')}</small>
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface RowProps {
  name: string;
  area: AreaCode;
  cells: Overview['totals'];
  columns: readonly Column[];
  href?: string;
  sum?: boolean;
}

function Row({ name, area, cells, columns, href, sum = false }: RowProps) {
  return (
    <tr class={sum ? 'sum' : ''}>
      <th scope="row">{href ? <a href={href}>{name}</a> : name}</th>
      {columns.map((column) => (
        <CellOf key={column.key} area={area} column={column} cell={cells[column.key]} />
      ))}
    </tr>
  );
}

function CellOf({
  area,
  column,
  cell,
}: {
  area: AreaCode;
  column: Column;
  cell: Overview['totals'][string] | undefined;
}) {
  const label = cellLabel(cell);
  const opens = (filter: string) => cellHref({ area, column: column.key, filter });
  switch (label.kind) {
    case 'none':
      return (
        <td>
          <span class="sr-only">ไม่มี</span>
        </td>
      );
    case 'all':
      return (
        <td class="ok">
          <Icon name="check" small />
          <span class="sr-only">ครบ {label.total}</span>
        </td>
      );
    case 'owed':
      return (
        <td>
          <a href={opens('late')}>
            <span class="owed">ค้าง {label.late}</span>
          </a>
        </td>
      );
    case 'later':
      return (
        <td class="later">
          <a href={opens('all')}>{label.text}</a>
        </td>
      );
  }
}
