import { findHead } from './find-head.ts';
import type { ColumnOf, Head, SheetLines } from './find-head.ts';
import { headingKey } from './heading-key.ts';

export interface ImportSheet {
  name: string;
  hidden?: boolean | undefined;
  lines: SheetLines;
  /** Number of lines below the last text that contain only formatting. */
  emptyBelow?: number | undefined;
}

export interface ChosenSheet {
  sheet: ImportSheet;
  head: Head | null;
  /** Names of the other visible sheets that have a table too. */
  others: string[];
  /** Names of hidden sheets, which are not read. */
  hidden: string[];
}

interface Asked {
  columnOf: ColumnOf;
  /** The sheet that the person chose. */
  name?: string | undefined;
  /** The place of the list. A district may keep one sheet for each of its places. */
  place: string;
}

/** The sheet that was chosen, else the visible one with the best head. Null for a workbook without text. */
export function chooseSheet(sheets: readonly ImportSheet[], asked: Asked): ChosenSheet | null {
  const shown = sheets.filter((sheet) => !sheet.hidden);
  const readable = shown.length > 0 ? shown : sheets;
  const found = readable
    .filter((sheet) => sheet.lines.some((line) => line.some((cell) => cell.trim() !== '')))
    .map((sheet) => ({ sheet, head: findHead(sheet.lines, asked.columnOf) }));
  const [best] = found.toSorted((a, b) => rankOf(b, asked) - rankOf(a, asked));
  if (!best) return null;
  return {
    ...best,
    others: found.flatMap(({ sheet, head }) => (head && sheet !== best.sheet ? [sheet.name] : [])),
    hidden: sheets.flatMap((sheet) => (readable.includes(sheet) ? [] : [sheet.name])),
  };
}

function rankOf({ sheet, head }: Pick<ChosenSheet, 'sheet' | 'head'>, asked: Asked): number {
  const isChosen = sheet.name === asked.name ? 1_000 : 0;
  const isOfPlace = head && namesPlace(sheet, head, asked.place) ? 100 : 0;
  return isChosen + isOfPlace + (head?.score ?? 0);
}

function namesPlace({ name, lines }: ImportSheet, head: Head, place: string): boolean {
  const key = headingKey(place);
  if (key === '') return false;
  const titles = lines.slice(0, head.first).flat();
  return [name, ...titles].some((text) => headingKey(text).includes(key));
}
