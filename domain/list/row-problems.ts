import type { Form } from '../form/definition.ts';
import { shownFields } from '../form/definition.ts';
import { checkField, draftProblem, normalizeAnswer } from '../form/check.ts';
import type { FormContext, RowField } from '../fields/field.ts';
import { shortLabel } from '../fields/field.ts';
import { isRecord, isBlank } from '../fields/kind.ts';
import { kindOf } from '../fields/index.ts';
import type { Row } from '../fields/repeat.ts';
import { cutGraphemes, withoutNationalIds } from '../thai/text.ts';
import { columnLetter } from './match-columns.ts';
import type { ReadCell, ReadRow } from './read-rows.ts';
import type { ListDefinition } from './worksheet.ts';

/** A wrong value with its place in Excel. */
export interface ImportProblem {
  /** Line of the worksheet; null for the list as a whole. */
  line: number | null;
  column: string;
  /** What is wrong and what would be right. */
  message: string;
  sheet?: string;
  /** D7 */
  cell?: string;
  /** The text of the cell, shortened. */
  value?: string;
  /** The place in the list: the id of the row and of its field. */
  path?: string;
}

/** How many characters of an invalid value are quoted in the message. */
const longestQuoted = 30;

interface Given {
  list: ListDefinition;
  ctx: FormContext;
  sheet: string;
}

export interface JudgedRow extends ReadRow {
  problems: ImportProblem[];
}

/**
 * The row with normalized values, and its problems. A value that may not be stored in a draft is left
 * out.
 */
export function judgeRow(read: ReadRow, given: Given): JudgedRow {
  const { list, ctx } = given;
  const row = cleanRow(read.row, given);
  const problems = shownFields(list.fields, { answers: row, around: {} }).flatMap((field) => {
    const message = checkField({ field, value: row[field.id], ctx });
    return message === null ? [] : [problemOf(field, { message, read, given })];
  });
  const storable = Object.entries(row).filter(([id, value]) => {
    const field = list.fields.find((rowField) => rowField.id === id);
    return !field || draftProblem(field, value) === null;
  });
  return { ...read, row: { ...Object.fromEntries(storable), id: row.id }, problems };
}

function cleanRow(row: Row, { list, ctx }: Given): Row {
  const values = list.fields.flatMap((field): [string, unknown][] => {
    const value = normalizeAnswer(field, { value: row[field.id], ctx });
    return kindOf(field).isEmpty(value) ? [] : [[field.id, value]];
  });
  return { ...Object.fromEntries(values), id: row.id };
}

interface At {
  message: string;
  read: ReadRow;
  given: Given;
}

export function problemOf(field: RowField, { message, read, given }: At): ImportProblem {
  const value = read.row[field.id];
  const cell = cellOf(field, read);
  const right = unknownWord(field, value) ?? exampleOf(field, message);
  return {
    line: read.line,
    column: shortLabel(field),
    message: right ?? message,
    sheet: given.sheet,
    path: `${read.row.id}.${field.id}`,
    ...(cell ? { cell: `${columnLetter(cell.at)}${read.line}`, value: shownText(cell.text) } : {}),
  };
}

/** The value as it may be shown: short, and without the digits of a national id. */
export function shownText(text: string): string {
  return cutGraphemes(withoutNationalIds(text), longestQuoted);
}

/** The cell of a value. When a name has several cells, it is the empty one. */
function cellOf({ id }: RowField, { cells, row }: ReadRow): ReadCell | undefined {
  const own = cells.filter(({ field }) => field.id === id);
  const name = row[id];
  const empty = own.find(({ part }) => part && isRecord(name) && isBlank(name[part]));
  return empty ?? own.find(({ part }) => part === 'first') ?? own[0];
}

/** The message for a word that is not an option. Excel accepts such words when they are typed or pasted. */
function unknownWord(field: RowField, value: unknown): string | null {
  if (field.kind !== 'choice' || typeof value !== 'string' || value === '') return null;
  const labels = field.options.map(({ label }) => label).join(' ');
  return `ไม่มี "${shownText(value)}" ในตัวเลือก เลือกได้: ${labels}`;
}

function exampleOf(field: RowField, message: string): string | null {
  return field.kind === 'date' && message.includes('ไม่ถูกต้อง')
    ? `${shortLabel(field)}อ่านไม่ได้ เขียนวัน เดือน ปี พ.ศ. เช่น 25 ธ.ค. 2567`
    : null;
}

interface Checking {
  form: Form;
  rows: readonly JudgedRow[];
  given: Given;
}

/**
 * Runs the form's own checks on the list. Each check runs again without the rows it has reported, to
 * find further problems.
 */
export function listProblems({ form, rows, given }: Checking): ImportProblem[] {
  return form.checks
    .filter((check) => check.severity === 'hard')
    .flatMap(({ test }) => objections(test, { rows, given }));
}

function objections(
  test: Form['checks'][number]['test'],
  { rows, given }: Pick<Checking, 'rows' | 'given'>,
): ImportProblem[] {
  const { list, ctx } = given;
  const problems: ImportProblem[] = [];
  let remaining = rows;
  for (;;) {
    const found = test({ [list.id]: remaining.map(({ row }) => row) }, ctx);
    const [top, id, inner] = found?.path.split('.') ?? [];
    if (!found || top !== list.id) return problems;
    const read = remaining.find(({ row }) => row.id === id);
    const field = list.fields.find((rowField) => rowField.id === inner);
    const { message } = found;
    if (!read || !field) return [...problems, wholeProblem(message)];
    problems.push({ ...problemOf(field, { message, read, given }), message });
    remaining = remaining.filter((row) => row !== read);
  }
}

export function wholeProblem(message: string): ImportProblem {
  return { line: null, column: '', message };
}
