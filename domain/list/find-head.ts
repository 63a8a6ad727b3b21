import { headingKey } from './heading-key.ts';

export type SheetLines = readonly (readonly string[])[];

/**
 * The head of a table: either one line, or two lines of which the upper one groups columns of the
 * lower one.
 */
export interface Head {
  /** Indexes of its first and last line. */
  first: number;
  last: number;
  /** One heading for each column of the sheet; empty where there is none. */
  headings: string[];
  /** How many different columns the head names. */
  score: number;
}

/** Returns the id of the column that a heading names, or undefined. */
export type ColumnOf = (heading: string) => string | undefined;

/** The head is searched in this many lines, because title lines may be above it. */
const headWithin = 30;

/** The line or pair of lines that names the most columns; null when no line names enough. */
export function findHead(lines: SheetLines, columnOf: ColumnOf): Head | null {
  let best: Head | null = null;
  for (let at = 0; at < Math.min(headWithin, lines.length); at += 1) {
    const head = headAt(lines, at, columnOf);
    if (isTable(head, lines) && head.score > (best?.score ?? 0)) best = head;
  }
  return best;
}

/** A single known word may be a title, so it is a head only if the table has one column. */
function isTable({ score, headings }: Head, lines: SheetLines): boolean {
  if (score !== 1) return score > 1;
  const named = new Set(headings.filter((heading) => heading !== ''));
  return named.size > 1 || lines.every((line) => line.length <= 1);
}

function headAt(lines: SheetLines, at: number, columnOf: ColumnOf): Head {
  const upper = lines[at] ?? [];
  const lower = lines[at + 1] ?? [];
  const one = headOf(upper.map(lineText), { first: at, last: at }, columnOf);
  const two = headOf(
    joinedHeadings({ upper, lower }, columnOf),
    { first: at, last: at + 1 },
    columnOf,
  );
  if (continuesHead(upper, lower) && two.score >= one.score) return two;
  const below = headOf(lower.map(lineText), { first: at + 1, last: at + 1 }, columnOf);
  // A title line above the head names no further column.
  return two.score > Math.max(one.score, below.score) ? two : one;
}

function headOf(headings: string[], lines: Pick<Head, 'first' | 'last'>, columnOf: ColumnOf): Head {
  const named = new Set(headings.flatMap((heading) => columnOf(heading) ?? []));
  return { ...lines, headings, score: named.size };
}

/** True when a cell has the same text in both lines, as merged cells do. */
function continuesHead(upper: readonly string[], lower: readonly string[]): boolean {
  return upper.some((text, column) => {
    const key = headingKey(text);
    return key !== '' && key === headingKey(lower[column] ?? '');
  });
}

function joinedHeadings(
  { upper, lower }: Record<'upper' | 'lower', readonly string[]>,
  columnOf: ColumnOf,
): string[] {
  const groups = groupsOf(upper, lower);
  const width = Math.max(upper.length, lower.length);
  return Array.from({ length: width }, (_, column) => {
    const [own, below] = [lineText(upper[column] ?? ''), lineText(lower[column] ?? '')];
    const above = groups[column] ?? '';
    if (below === '' || headingKey(own) === headingKey(below)) return own;
    if (above === '') return below;
    const joined = `${above} ${below}`;
    return columnOf(joined) === undefined && columnOf(below) !== undefined ? below : joined;
  });
}

/** When cells are not merged, the text of a group is only above its first column. */
function groupsOf(upper: readonly string[], lower: readonly string[]): string[] {
  let group = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const text = lineText(upper[column] ?? '');
    if (text !== '') group = text;
    return (lower[column] ?? '') === '' ? text : group;
  });
}

function lineText(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
