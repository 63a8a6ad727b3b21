import type { Cell } from '../fields/field.ts';

/** A spreadsheet as data: what goes out to Excel, before any library makes bytes of it. */
export interface Workbook {
  /** File name without its ending. */
  name: string;
  sheets: readonly WorkbookSheet[];
}

export interface WorkbookColumn {
  label: string;
  type: 'text' | 'number' | 'date';
  /** In characters of the body font. */
  width?: number;
  /** The only values Excel lets a hand choose here. */
  options?: readonly string[];
}

export interface WorkbookSheet {
  name: string;
  /** Lines above the table: what this is, of which centre, made on which day. */
  heading?: readonly string[];
  columns: readonly WorkbookColumn[];
  /** So many columns at the left say whose row it is: they stay in sight, and on every printed page. */
  names?: number;
  rows: readonly (readonly Cell[])[];
  /** Rows below the table that the options reach, when somebody is to fill it in. */
  roomFor?: number;
}

/** What came in from Excel: every cell as the text a reader sees, days as YYYY-MM-DD. */
export interface RawWorksheet {
  name: string;
  /** One list a row, as wide as its last filled cell; blank rows keep their place. */
  rows: string[][];
}

/** Excel takes 31 characters for a sheet's name and none of these. */
export function sheetName(text: string): string {
  return (
    text
      .replaceAll(/[\\/*?:[\]]/g, ' ')
      .trim()
      .slice(0, 31) || 'แผ่นงาน'
  );
}
