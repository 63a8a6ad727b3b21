import type { Overview } from '#contract/contract.ts';
import { dayText } from '#web/format-day.ts';
import { cameIn, earlyOf } from './overview-labels.ts';

/** The rounds that the map shows: those of one date, or one clause and round. */
export interface ShownRounds {
  /** The name of the rounds: เรื่องที่กำหนด 25 ธ.ค. */
  label: string;
  columns: string[];
}

/** Null means all due reports, by their share on time. */
export function shownRounds(overview: Overview, chosen: string | null): ShownRounds | null {
  const { columns } = overview;
  const ofDate = columns.filter(({ dueOn }) => dueOn === chosen);
  const [first] = ofDate;
  if (first) {
    const label = `เรื่องที่กำหนด ${dayText(first.dueOn, 'dayMonth')}`;
    return { label, columns: ofDate.map(({ key }) => key) };
  }
  const column = columns.find(({ key }) => key === chosen);
  if (column) return { label: columnLabel(column), columns: [column.key] };
  const early = earlyOf(overview);
  if (!early) return null;
  return {
    label: `เรื่องที่ต้องถึงภายใน ${dayText(early.dueOn, 'dayMonth')}`,
    columns: early.columns,
  };
}

function columnLabel({ clause, title }: Overview['columns'][number]): string {
  return `ข้อ ${clause} ${title}`;
}

/** The chosen date, or the date of the chosen clause and round. */
export function chosenDay({ columns }: Overview, chosen: string | null): string | null {
  return columns.find(({ key }) => key === chosen)?.dueOn ?? chosen;
}

export interface Reach {
  reached: number;
  total: number;
  /**
   * The percentage of arrived reports. 100 only when all have arrived, 0 only when none has. Null when
   * there are none.
   */
  percent: number | null;
}

export function reachOf(cells: Overview['totals'], shown: ShownRounds): Reach {
  const { reached, total } = cameIn(cells, shown);
  return { reached, total, percent: percentOf(reached, total) };
}

function percentOf(reached: number, total: number): number | null {
  if (total === 0) return null;
  if (reached === 0 || reached === total) return reached === 0 ? 0 : 100;
  return Math.min(99, Math.max(1, Math.round((100 * reached) / total)));
}

export const reachSteps = [
  { tint: 'r5', label: 'ครบ', from: 100 },
  { tint: 'r4', label: '80-99', from: 80 },
  { tint: 'r3', label: '60-79', from: 60 },
  { tint: 'r2', label: '40-59', from: 40 },
  { tint: 'r1', label: 'ต่ำกว่า 40', from: 1 },
  { tint: 'r0', label: 'ยังไม่มี', from: 0 },
] as const;

export function reachClass(percent: number | null): string {
  return reachSteps.find(({ from }) => percent !== null && percent >= from)?.tint ?? 'r0';
}
