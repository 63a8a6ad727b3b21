import type { AreaCode } from '#domain/centre/centre.ts';
import type { Day } from '#domain/calendar.ts';
import { levelOf } from '#domain/centre/centre.ts';
import type { Overview } from '#contract/contract.ts';
import { roundHref } from '../round/round-groups.ts';

type Row = Overview['rows'][number];
type Column = Overview['columns'][number];
type Cell = Overview['totals'][string];

/** Text and colour use the same rounded number, so they always agree. */
export function shareOf({ onTime, dueTotal }: Pick<Row, 'onTime' | 'dueTotal'>): number | null {
  return dueTotal === 0 ? null : Math.round((100 * onTime) / dueTotal);
}

export function shareClass(share: number | null): string {
  if (share === null) return 's0';
  if (share >= 95) return 's4';
  if (share >= 85) return 's3';
  return share >= 70 ? 's2' : 's1';
}

const firstWords = /^(เมือง|เวียง|เชียง|แม่ฟ้า|แม่|พญา|ขุน|ดอย)(.+)$/;
const fitsOnOneLine = 6;

/** Allows line breaks in place names only where a reader expects them. */
export function breakName(name: string): string[] {
  const letters = name.replace(/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g, '').length;
  const match = letters > fitsOnOneLine ? firstWords.exec(name) : null;
  return match ? [match[1] ?? '', match[2] ?? ''] : [name];
}

/** One round for each obligation: the latest due one, or else the next one. */
export function currentColumns(columns: readonly Column[]): Column[] {
  const obligations = [...new Set(columns.map(obligationOf))];
  return obligations.flatMap((obligation) => {
    const rounds = columns.filter((column) => obligationOf(column) === obligation);
    const shown = rounds.findLast((round) => round.isDue) ?? rounds[0];
    return shown ? [shown] : [];
  });
}

function obligationOf(column: Column): string {
  return column.key.slice(0, column.key.lastIndexOf('.'));
}

export type CellLabel =
  | { kind: 'none' }
  | { kind: 'all'; total: number }
  | { kind: 'owed'; late: number }
  | { kind: 'later'; text: string };

/**
 * A tick when all have arrived, ค้าง n when n are overdue, otherwise n/m. A report with an extension is not
 * overdue.
 */
export function cellLabel(cell: Cell | undefined): CellLabel {
  if (!cell || cell.total === 0) return { kind: 'none' };
  if (cell.late > 0) return { kind: 'owed', late: cell.late };
  if (cell.reached === cell.total) return { kind: 'all', total: cell.total };
  return { kind: 'later', text: `${cell.reached}/${cell.total}` };
}

export function listHref(query: Record<string, string | undefined>): string {
  const parameters = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  return `/app/duties?${new URLSearchParams(parameters)}`;
}

/** In a district or the province it links to the round, in a single tambon to the list. */
export function cellHref(cell: { area: AreaCode; column: string; filter: string }): string {
  return levelOf(cell.area) === 'tambon' ? listHref(cell) : roundHref(cell.column, cell.area);
}

/** The year is in links only when there are several years. */
export function yearOf({ years, fiscalYear }: Pick<Overview, 'years' | 'fiscalYear'>): {
  year?: string;
} {
  return years.length > 1 ? { year: String(fiscalYear) } : {};
}

export function overviewHref(
  overview: Pick<Overview, 'years' | 'fiscalYear'>,
  area: string,
  round = '',
): string {
  const shown = round === '' ? {} : { round };
  return `/app/overview?${new URLSearchParams({ area, ...yearOf(overview), ...shown })}`;
}

export interface Early {
  dueOn: Day;
  columns: string[];
}

/** Before the first due date there is no share of reports on time, so submitted reports are counted. */
export function earlyOf({ figures, columns }: Pick<Overview, 'figures' | 'columns'>): Early | null {
  const dueOn = figures.dueTotal === 0 ? figures.next?.dueOn : undefined;
  if (dueOn === undefined) return null;
  return {
    dueOn,
    columns: columns.filter((column) => column.dueOn === dueOn).map((column) => column.key),
  };
}

export function cameIn(
  cells: Overview['totals'],
  early: Pick<Early, 'columns'>,
): { reached: number; total: number } {
  const columnCells = early.columns.flatMap((key) => cells[key] ?? []);
  return {
    reached: columnCells.reduce((sum, cell) => sum + cell.reached, 0),
    total: columnCells.reduce((sum, cell) => sum + cell.total, 0),
  };
}
