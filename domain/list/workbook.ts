import type { Cell } from '../fields/field.ts';

/** A workbook as data, independent of the Excel library. */
export interface Workbook {
  /** File name without extension. */
  name: string;
  sheets: readonly WorkbookSheet[];
}

export interface WorkbookColumn {
  label: string;
  type: 'text' | 'number' | 'date';
  /** In characters of the body font. */
  width?: number;
  /** The only values Excel allows in this column. */
  options?: readonly string[];
  /** Excel keeps typed digits as they are, with a leading 0. */
  digitsAsText?: true;
}

export interface WorkbookSheet {
  name: string;
  /** Lines above the table: the title, the centre and the date. */
  heading?: readonly string[];
  columns: readonly WorkbookColumn[];
  /**
   * The first columns that name the row. They stay visible when scrolling and are repeated on
   * printed pages.
   */
  names?: number;
  rows: readonly (readonly Cell[])[];
  /** Empty rows below the table that also offer the options. */
  roomFor?: number;
}

/** A worksheet read from Excel: every cell as displayed text, days as YYYY-MM-DD. */
export interface RawWorksheet {
  name: string;
  /** The rows, each up to its last filled cell. Blank rows are kept. */
  rows: string[][];
  hidden?: true;
  /** Lines below the last text that have only a format. */
  emptyBelow?: number;
}

/** Excel allows 31 characters in a worksheet name and none of these. */
export function sheetName(text: string): string {
  return (
    text
      .replaceAll(/[\\/*?:[\]]/g, ' ')
      .trim()
      .slice(0, 31) || 'แผ่นงาน'
  );
}
