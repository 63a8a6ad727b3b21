import type { FormContext, RowField } from '../fields/field.ts';
import { isRecord, isText } from '../fields/kind.ts';
import { fullName, tidyPersonName } from '../fields/people.ts';
import type { Row } from '../fields/repeat.ts';
import { cleanValue } from '../thai/invisible.ts';
import { splitPersonName } from '../thai/person-name.ts';
import type { NameParts } from '../thai/person-name.ts';
import { normalizeThai } from '../thai/text.ts';
import type { FileColumn, Target } from './match-columns.ts';
import { readCell } from './read-cell.ts';
import type { CellContext, CellReading } from './read-cell.ts';
import type { Era } from './read-date.ts';
import { eraQuestion, wordsQuestion } from './import-answers.ts';
import type { ImportAnswers } from './import-answers.ts';
import type { DataLine } from './skip-lines.ts';
import type { ListDefinition } from './worksheet.ts';

/** What was read from one cell. The name of a person may be in several cells. */
export interface ReadCell extends CellReading {
  at: number;
  field: RowField;
  part: Target['part'];
  text: string;
}

export interface ReadRow {
  /** The line number in Excel. */
  line: number;
  row: Row;
  cells: ReadCell[];
}

export interface ReadTable {
  columns: readonly FileColumn[];
  data: readonly DataLine[];
}

interface Reading {
  list: ListDefinition;
  /** One table, or several tables side by side. */
  tables: readonly ReadTable[];
  /** The current list. A row with a known name keeps its id. */
  known: readonly Row[];
  ctx: FormContext;
  answers: ImportAnswers;
}

/** Makes a row of every line with data. Values have the stored form if they can be read. */
export function readRows(reading: Reading): ReadRow[] {
  const contexts = contextsOf(reading);
  const rows = reading.tables.flatMap(({ columns, data }, table) =>
    data.map(({ line, cells }): ReadRow => {
      const read = columns.flatMap(({ at, target }) =>
        target ? [cellOf({ at, target, text: cells[at] ?? '' }, contexts)] : [],
      );
      const id = table === 0 ? `x${line}` : `x${line}t${table + 1}`;
      return { line, cells: read, row: { ...valuesOf(read), id } };
    }),
  );
  return withKnownIds(rows, reading);
}

function contextsOf({ list, known, ctx, answers }: Reading): Map<string, CellContext> {
  return new Map(
    list.fields.map((field) => [
      field.id,
      {
        today: ctx.today,
        known: new Set(known.map((row) => row[field.id])),
        words: answers[wordsQuestion(field)] ?? {},
        era: eraOf(answers, field),
      },
    ]),
  );
}

function eraOf(answers: ImportAnswers, field: RowField): Era | null {
  const era = answers[eraQuestion(field)]?.['year'];
  return era === 'be' || era === 'ce' ? era : null;
}

interface TypedCell {
  at: number;
  target: Target;
  text: string;
}

function cellOf(
  { at, target, text }: TypedCell,
  contexts: ReadonlyMap<string, CellContext>,
): ReadCell {
  const { field, part } = target;
  const context = contexts.get(field.id);
  const reading = context ? readCell(field, text, context) : { value: cleanValue(text) };
  return { ...reading, at, field, part, text: text.trim() };
}

function valuesOf(cells: readonly ReadCell[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { field, value } of cells) {
    if (field.kind === 'personName') values[field.id] = nameOf(cells, field);
    else if (value !== undefined) values[field.id] = value;
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/**
 * Reads a name from one or several columns. A whole name keeps the prefix from a separate prefix
 * column.
 */
function nameOf(cells: readonly ReadCell[], { id }: RowField): Partial<NameParts> | undefined {
  const own = cells.filter(({ field, text }) => field.id === id && text !== '');
  if (own.length === 0) return undefined;
  const parts = Object.fromEntries(
    own.flatMap(({ part, value }) => (part && isText(value) ? [[part, value]] : [])),
  );
  const wholes = own.flatMap(({ part, value }) => (part || !isText(value) ? [] : [value]));
  if (wholes.length === 0) return parts;
  const whole = splitPersonName([...new Set(wholes)].join(' '));
  const { prefix } = parts;
  return whole.prefix === '' && isText(prefix) ? { ...whole, prefix } : whole;
}

/** A second line with the same name gets a new id, so that the duplicate is reported. */
function withKnownIds(rows: readonly ReadRow[], { list, known }: Reading): ReadRow[] {
  const ids = new Map(known.map((row) => [nameKeyOf(row, list), row.id]));
  const used = new Set(known.map(({ id }) => id));
  const given = new Set<string>();
  return rows.map((read) => {
    const key = nameKeyOf(read.row, list);
    const before = key === '' ? undefined : ids.get(key);
    const isFree = before !== undefined && !given.has(before);
    const id = isFree ? before : used.has(read.row.id) ? `${read.row.id}n` : read.row.id;
    given.add(id);
    return { ...read, row: { ...read.row, id } };
  });
}

function nameKeyOf(row: Row, list: ListDefinition): string {
  const name = list.fields.find((field) => field.kind === 'personName');
  const value = name ? tidyPersonName(row[name.id]) : null;
  return isRecord(value) ? normalizeThai(fullName({ ...value, prefix: '' })) : '';
}
