import type { Cell } from '#domain/fields/field.ts';
import type { WorkbookColumn, WorkbookSheet } from '#domain/list/workbook.ts';

/**
 * How wide and how high, reckoned from the text: most who open the file do so on a phone or print it at
 * once, and no program but Excel finds the height of wrapped Thai by itself.
 */
const narrowest = 7;
const widest = 46;
/** A long name of a column is broken before it makes a column of short answers wide. */
const widestHead = 16;
/** Points one line of the body font takes, and the air of a row. */
const lineHeight = 22;
const rowAir = 3;
/** Characters of A4 at 100 per cent, and how small the print may get to have all columns on one page. */
const pageWidths = { portrait: 92, landscape: 136 } as const;
const smallest = 0.6;

export interface Layout {
  widths: number[];
  headHeight: number;
  rowHeights: number[];
  orientation: 'portrait' | 'landscape';
  /** False: the print is many pages wide. */
  fits: boolean;
}

export function layoutOf(sheet: WorkbookSheet): Layout {
  const { columns, rows } = sheet;
  const widths = columns.map((column, at) =>
    widthOf(
      column,
      rows.map((row) => row[at] ?? null),
    ),
  );
  const whole = widths.reduce((sum, one) => sum + one, 0);
  return {
    widths,
    headHeight: heightOf(
      columns.map((column) => column.label),
      widths,
    ),
    rowHeights: rows.map((row) => heightOf(row, widths)),
    orientation: whole * smallest <= pageWidths.portrait ? 'portrait' : 'landscape',
    fits: whole * smallest <= pageWidths.landscape,
  };
}

function widthOf(column: WorkbookColumn, cells: readonly Cell[]): number {
  if (column.width !== undefined) return column.width;
  const options = (column.options ?? []).map(textWidth);
  const head = Math.min(textWidth(column.label), widestHead);
  const needed = cells.reduce<number>((most, cell) => Math.max(most, textWidth(textIn(cell))), 0);
  return Math.ceil(Math.min(widest, Math.max(narrowest, head, needed, ...options) + 2));
}

function heightOf(cells: readonly Cell[], widths: readonly number[]): number {
  const lines = cells.map((cell, at) =>
    textIn(cell)
      .split('\n')
      .reduce((sum, line) => sum + linesOf(line, widths[at] ?? narrowest), 0),
  );
  return Math.max(1, ...lines) * lineHeight + rowAir;
}

/** Words are not broken: the end of a line stays empty. */
function linesOf(line: string, width: number): number {
  const room = textWidth(line);
  return room <= width - 1 ? 1 : Math.ceil(room / (width * 0.85));
}

/** The longest line, in characters of a column's width: marks above and below take none. */
function textWidth(text: string): number {
  const lines = text.split('\n').map((line) => {
    const bare = line.replace(/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g, '');
    const thai = bare.match(/[\u0e01-\u0e5b]/g)?.length ?? 0;
    return bare.length * 1.15 + thai * 0.15;
  });
  return Math.max(...lines);
}

function textIn(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return '25 ธ.ค. 2567';
  return String(cell);
}
