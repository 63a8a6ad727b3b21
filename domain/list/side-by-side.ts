import type { ColumnOf, SheetLines } from './find-head.ts';
import { headingKey, isNumbering } from './heading-key.ts';

/** The columns of one table, from the first up to but not including `to`. */
export interface Block {
  from: number;
  to: number;
}

interface Known {
  at: number;
  key: string;
  id: string;
}

/**
 * One block for the whole sheet, or one for each table when the same headings are repeated side by
 * side, as in a long list printed in two halves.
 */
export function blocksOf(headings: readonly string[], columnOf: ColumnOf): Block[] {
  const whole = [{ from: 0, to: Number.POSITIVE_INFINITY }];
  const known = knownHeadings(headings, columnOf);
  const tables: Known[][] = [];
  for (const heading of known) {
    if (heading.id === known[0]?.id) tables.push([]);
    tables.at(-1)?.push(heading);
  }
  const [first = [], ...others] = tables.map((table) => table.map(({ key }) => key).join('|'));
  const areSame = others.length > 0 && others.every((table) => table === first);
  if (!areSame || (tables[0]?.length ?? 0) < 2) return whole;
  const starts = tables.map((table, index) => (index === 0 ? 0 : startOf(table, headings)));
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? Number.POSITIVE_INFINITY }));
}

/** A name in merged cells counts as one heading. */
function knownHeadings(headings: readonly string[], columnOf: ColumnOf): Known[] {
  return headings.flatMap((heading, at) => {
    const [key, id] = [headingKey(heading), columnOf(heading)];
    const isMerged = at > 0 && key === headingKey(headings[at - 1] ?? '');
    return id === undefined || isMerged ? [] : [{ at, key, id }];
  });
}

/** A column that numbers the rows belongs to the table after it. */
function startOf(table: readonly Known[], headings: readonly string[]): number {
  const at = table[0]?.at ?? 0;
  return isNumbering(headingKey(headings[at - 1] ?? '')) ? at - 1 : at;
}

/** The lines with only the cells of one table; cells of other tables are made empty. */
export function linesOf(lines: SheetLines, { from, to }: Block): SheetLines {
  return lines.map((line) => line.map((cell, at) => (at >= from && at < to ? cell : '')));
}
