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
  /** Lines above the table, such as the title, the centre and the date. */
  heading?: readonly string[];
  columns: readonly WorkbookColumn[];
  /**
   * How many of the first columns name the row. They stay visible when scrolling and are repeated on
   * printed pages.
   */
  names?: number;
  rows: readonly (readonly Cell[])[];
  /** How many empty rows below the table also offer the options. */
  roomFor?: number;
}

/** A worksheet read from Excel. Every cell is the displayed text; days are YYYY-MM-DD. */
export interface RawWorksheet {
  name: string;
  /** The rows, each up to its last filled cell. Blank rows are kept. */
  rows: string[][];
  hidden?: true;
  /** Number of lines below the last text that contain only formatting. */
  emptyBelow?: number;
}

/** Excel allows at most 31 characters in a worksheet name, and none of these characters. */
export function sheetName(text: string): string {
  return (
    text
      .replaceAll(/[\\/*?:[\]]/g, ' ')
      .trim()
      .slice(0, 31) || 'แผ่นงาน'
  );
}
