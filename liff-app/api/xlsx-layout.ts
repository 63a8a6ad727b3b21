import type { Cell } from '#domain/fields/field.ts';
import type { WorkbookColumn, WorkbookSheet } from '#domain/list/workbook.ts';

/**
 * Column widths and row heights, computed from the text. Most people open the file on a phone or
 * print it immediately, and only Excel itself computes the height of wrapped Thai text.
 */
const narrowest = 7;
const widest = 46;
/** A long column title is wrapped, so that it does not widen a column of short answers. */
const widestHead = 16;
/** Height of one line of the body font and the padding of a row, in points. */
const lineHeight = 22;
const rowAir = 3;
/** Excel's maximum height of a row, in points. */
const tallestRow = 409;
/**
 * The characters across an A4 page at 100 per cent, and the smallest scale for printing all columns on one
 * page.
 */
const pageWidths = { portrait: 92, landscape: 136 } as const;
const smallest = 0.6;

export interface Layout {
  widths: number[];
  headHeight: number;
  rowHeights: number[];
  orientation: 'portrait' | 'landscape';
  /** True when all columns fit on one page width. */
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

/** Height of a row whose cells have these texts. */
export function heightOf(cells: readonly Cell[], widths: readonly number[]): number {
  const lines = cells.map((cell, at) =>
    textIn(cell)
      .split('\n')
      .reduce((sum, line) => sum + linesOf(line, widths[at] ?? narrowest), 0),
  );
  return Math.min(tallestRow, Math.max(1, ...lines) * lineHeight + rowAir);
}

/** Lines break between words, so only part of a line's width is used. */
function linesOf(line: string, width: number): number {
  const room = textWidth(line);
  return room <= width - 1 ? 1 : Math.ceil(room / (width * 0.85));
}

/** Width of the longest line in column characters. Marks above and below letters have no width. */
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
