import type { Cell } from '../../fields/field.ts';
import type { PaperHead, PaperMark, Signer } from '../paper.ts';

/**
 * A cell that Excel computes, with its current value. Phones show this value because they do not
 * compute formulas.
 */
export interface FormulaCell {
  formula: string;
  value: number | string;
}

export type PaperCell = Cell | FormulaCell;

/** How a column shows its values. `count` is a whole number; `code` is text as it was typed. */
export type ColumnFormat = 'text' | 'center' | 'count' | 'points' | 'money' | 'code';

export interface PaperColumn {
  /** In characters of the body font. */
  width: number;
  format: ColumnFormat;
}

/** A cell of the table head, which may span several columns or rows. */
export interface HeadCell {
  text: string;
  across?: number;
  down?: number;
}

export interface SignerBlock extends Signer {
  role: string;
}

/** A worksheet that is printed and signed as a paper. */
export interface PaperSheet {
  name: string;
  orientation: 'portrait' | 'landscape';
  /** At most three lines, each across all columns. */
  titles: readonly string[];
  columns: readonly PaperColumn[];
  /** Each row lists its own cells. Positions covered by a `down` cell from above are left out. */
  head: readonly (readonly HeadCell[])[];
  rows: readonly (readonly PaperCell[])[];
  /** Rows below the table, shown in bold. */
  totals: readonly (readonly PaperCell[])[];
  signers: readonly SignerBlock[];
}

export interface PaperWorkbook {
  name: string;
  mark: PaperMark | null;
  thaiDigits: boolean;
  sheets: readonly PaperSheet[];
}

/** The title lines come first, then the mark, then the table head. */
export const titleRows = 3;
export const markRow = titleRows + 1;

/** The row numbers of a sheet's table, used in formulas. */
export function rowsOf({ head, rows }: Pick<PaperSheet, 'head' | 'rows'>): {
  first: number;
  last: number;
} {
  const first = markRow + head.length + 1;
  return { first, last: Math.max(first, first + rows.length - 1) };
}

export function letterOf(column: number): string {
  const rest = Math.floor(column / 26);
  const letter = String.fromCodePoint(65 + (column % 26));
  return rest === 0 ? letter : letterOf(rest - 1) + letter;
}

/** The sum of a column as a formula with its current value. */
export function sumCell(
  column: number,
  { rows, values }: { rows: { first: number; last: number }; values: readonly (number | null)[] },
): FormulaCell {
  const letter = letterOf(column);
  const value = values.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  return {
    formula: `SUM(${letter}${rows.first}:${letter}${rows.last})`,
    value: Math.round(value * 100) / 100,
  };
}

export function workbookOf(
  head: Pick<PaperHead, 'mark' | 'digits'>,
  { name, sheets }: Pick<PaperWorkbook, 'name' | 'sheets'>,
): PaperWorkbook {
  return { name, mark: head.mark, thaiDigits: head.digits === 'thai', sheets };
}

export function signerBlocks({
  reporter,
  checker,
}: {
  reporter: Signer;
  checker: Signer;
}): SignerBlock[] {
  return [
    { role: 'ผู้รายงาน', ...reporter },
    { role: 'ผู้ตรวจสอบ', ...checker },
  ];
}

export function dayCell(day: `${number}-${number}-${number}` | null | undefined): Cell {
  return day ? { day } : null;
}
