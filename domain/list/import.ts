import type { Form } from '../form/definition.ts';
import { checkField, normalizeAnswer } from '../form/check.ts';
import { shownFields } from '../form/definition.ts';
import type { Answers, FormContext, RowField } from '../fields/field.ts';
import { shortLabel } from '../fields/field.ts';
import { isRecord } from '../fields/kind.ts';
import { kindOf } from '../fields/index.ts';
import { fullName, tidyPersonName } from '../fields/people.ts';
import type { Row } from '../fields/repeat.ts';
import { readList } from './worksheet.ts';
import type { ListDefinition, ListRow } from './worksheet.ts';
import { cutGraphemes, normalizeThai } from '../thai/text.ts';

/** A problem, at its place in Excel. */
export interface ImportProblem {
  /** Line of the worksheet; null for the worksheet as a whole. */
  line: number | null;
  column: string;
  message: string;
}

/** Rows only when there is no problem. */
export interface ImportedList {
  rows: Row[] | null;
  problems: ImportProblem[];
}

interface Given {
  form: Form;
  list: ListDefinition;
  /** Cells as text, one list a line of the sheet. */
  lines: readonly (readonly string[])[];
  /** The current list. A row with a known name keeps its id. */
  known: readonly Row[];
  ctx: FormContext;
}

/** Characters of an invalid value that are quoted in the message. */
const longestQuoted = 30;

/** Imports all rows, or none and names every wrong line. */
export function importList(given: Given): ImportedList {
  const { list, lines, known, ctx } = given;
  const ids = new Map(known.map((row) => [nameKeyOf(row, list), row.id]));
  const read = readList(list, {
    lines,
    idOf: (name) => (name === '' ? null : (ids.get(normalizeThai(name)) ?? null)),
  });
  if (!read) return refused([whole('ไม่พบหัวตาราง กรุณาใช้แบบฟอร์มที่ดาวน์โหลดจากระบบ')]);
  if (read.rows.length === 0) return refused([whole('ไม่มีข้อมูลใต้หัวตาราง')]);
  const rows = oneIdEach(read.rows);
  const problems = [...lineProblems(rows, given), ...listProblems(rows, given)];
  if (problems.length > 0) return refused(problems);
  return { rows: rows.map(({ row }) => cleanRow(row, { list, ctx })), problems: [] };
}

function refused(problems: readonly ImportProblem[]): ImportedList {
  return { rows: null, problems: problems.toSorted(byLine) };
}

function whole(message: string): ImportProblem {
  return { line: null, column: '', message };
}

function byLine(a: ImportProblem, b: ImportProblem): number {
  return (a.line ?? 0) - (b.line ?? 0);
}

/** Gives the second line of the same name a new id, so that the duplicate is reported. */
function oneIdEach(rows: readonly ListRow[]): ListRow[] {
  const taken = new Set<string>();
  return rows.map(({ line, row }) => {
    const id = taken.has(row.id) ? `x${line}` : row.id;
    taken.add(id);
    return { line, row: { ...row, id } };
  });
}

function lineProblems(rows: readonly ListRow[], { list, ctx }: Given): ImportProblem[] {
  return rows.flatMap(({ line, row }) =>
    shownFields(list.fields, { answers: cleanRow(row, { list, ctx }), around: {} }).flatMap(
      (field) => {
        const message = checkField({ field, value: row[field.id], ctx });
        return message === null
          ? []
          : [
              {
                line,
                column: shortLabel(field),
                message: unknownWord(field, row[field.id]) ?? message,
              },
            ];
      },
    ),
  );
}

/** Excel accepts typed values that are not among the options. */
function unknownWord(field: RowField, value: unknown): string | null {
  if (field.kind !== 'choice' || typeof value !== 'string' || value === '') return null;
  return `ไม่มี "${cutGraphemes(value, longestQuoted)}" ในตัวเลือก กรุณาเลือกคำจากรายการในช่องของแบบฟอร์ม`;
}

/**
 * Checks the number of rows and runs the form's own checks, each time without the lines already
 * refused.
 */
function listProblems(rows: readonly ListRow[], { form, list, ctx }: Given): ImportProblem[] {
  const tooMany = checkField({ field: list, value: rows.map(({ row }) => row), ctx });
  if (tooMany !== null) return [whole(tooMany)];
  return form.checks
    .filter((check) => check.severity === 'hard')
    .flatMap((check) => objections({ test: check.test, list, rows, ctx }));
}

interface Objecting {
  test: (answers: Answers, ctx: FormContext) => { path: string; message: string } | null;
  list: ListDefinition;
  rows: readonly ListRow[];
  ctx: FormContext;
}

function objections({ test, list, rows, ctx }: Objecting): ImportProblem[] {
  const problems: ImportProblem[] = [];
  let remaining = rows;
  for (;;) {
    const found = test({ [list.id]: remaining.map(({ row }) => row) }, ctx);
    const [top, id, inner] = found?.path.split('.') ?? [];
    if (!found || top !== list.id) return problems;
    const at = remaining.find(({ row }) => row.id === id);
    const field = list.fields.find((rowField) => rowField.id === inner);
    const column = field ? shortLabel(field) : '';
    problems.push({ line: at?.line ?? null, column, message: found.message });
    if (!at) return problems;
    remaining = remaining.filter((sheetRow) => sheetRow !== at);
  }
}

function cleanRow(row: Row, { list, ctx }: { list: ListDefinition; ctx: FormContext }): Row {
  const values = list.fields.flatMap((field): [string, unknown][] => {
    const ops = kindOf(field);
    const value = normalizeAnswer(field, { value: row[field.id], ctx });
    return ops.isEmpty(value) ? [] : [[field.id, value]];
  });
  return { ...Object.fromEntries(values), id: row.id };
}

function nameKeyOf(row: Row, list: ListDefinition): string {
  const name = list.fields.find((field) => field.kind === 'personName');
  const value = name ? tidyPersonName(row[name.id]) : null;
  return isRecord(value) ? normalizeThai(fullName({ ...value, prefix: '' })) : '';
}
