import type { Day } from '../calendar.ts';
import type { Cell } from '../fields/field.ts';
import { letterOf, sumCell } from '../papers/workbooks/paper-workbook.ts';
import type { PaperCell } from '../papers/workbooks/paper-workbook.ts';
import { roundColumn, stateColumn, stateWords } from './year-sheet.ts';

/** One round of an obligation, with the number of its duties by state word. */
export interface YearRound {
  clause: string;
  title: string;
  /** The name of its worksheet. */
  sheet: string;
  round: number;
  /** Null when provinces have different dates. */
  dueOn: Day | null;
  counts: ReadonlyMap<string, number>;
}

const words = Object.values(stateWords);

export const summaryColumns = [
  { label: 'ข้อ', width: 6 },
  { label: 'เรื่อง', width: 34 },
  { label: 'ครั้งที่', width: 8 },
  { label: 'กำหนดส่ง', width: 14 },
  ...words.map((label) => ({ label, width: 12 })),
  { label: 'ทั้งหมด', width: 11 },
  { label: 'รับรองแล้ว ร้อยละ', width: 13 },
];

const firstCount = 4;

/**
 * The rows of the worksheet สรุป. Counts are formulas over the worksheets of the obligations, stored
 * with their current values.
 */
export function summaryRows(rounds: readonly YearRound[], firstRow: number): PaperCell[][] {
  const last = firstRow + rounds.length - 1;
  const rows = rounds.map((round, at) => roundRow(round, firstRow + at));
  const columns = words.length + 1;
  const sums = Array.from({ length: columns }, (_, at) =>
    sumCell(firstCount + at, {
      rows: { first: firstRow, last: Math.max(firstRow, last) },
      values: rounds.map((round) =>
        at < words.length ? countOf(round, words[at]) : totalOf(round),
      ),
    }),
  );
  const accepted = rounds.reduce((sum, round) => sum + countOf(round, words[0]), 0);
  const total = rounds.reduce((sum, round) => sum + totalOf(round), 0);
  const share = shareCell(last + 1, { accepted, total });
  return [...rows, [null, 'รวม', null, null, ...sums, share]];
}

function roundRow(round: YearRound, row: number): PaperCell[] {
  const column = (at: number): string => `'${round.sheet}'!$${letterOf(at)}:$${letterOf(at)}`;
  const counts = words.map((word) => ({
    formula: `COUNTIFS(${column(roundColumn)},$C${row},${column(stateColumn)},"${word}")`,
    value: countOf(round, word),
  }));
  const from = letterOf(firstCount);
  const to = letterOf(firstCount + words.length - 1);
  const total = totalOf(round);
  const day: Cell = round.dueOn && { day: round.dueOn };
  return [
    round.clause,
    round.title,
    round.round,
    day,
    ...counts,
    { formula: `SUM(${from}${row}:${to}${row})`, value: total },
    shareCell(row, { accepted: countOf(round, words[0]), total }),
  ];
}

/** The share of accepted reports among those that are owed. */
function shareCell(
  row: number,
  { accepted, total }: { accepted: number; total: number },
): PaperCell {
  const done = `${letterOf(firstCount)}${row}`;
  const all = `${letterOf(firstCount + words.length)}${row}`;
  return {
    formula: `IF(${all}=0,"–",ROUND(${done}/${all}*100,1))`,
    value: total === 0 ? '–' : Math.round((accepted / total) * 1_000) / 10,
  };
}

function countOf({ counts }: YearRound, word: string | undefined): number {
  return counts.get(word ?? '') ?? 0;
}

function totalOf({ counts }: YearRound): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
