import type { Form } from '../form/definition.ts';
import { checkField } from '../form/check.ts';
import type { FormContext } from '../fields/field.ts';
import { shortLabel } from '../fields/field.ts';
import { kindOf } from '../fields/index.ts';
import type { Row } from '../fields/repeat.ts';
import { chooseSheet } from './choose-sheet.ts';
import type { ChosenSheet, ImportSheet } from './choose-sheet.ts';
import type { Head } from './find-head.ts';
import { matchedByHand, sheetQuestion } from './import-answers.ts';
import type { ImportAnswers } from './import-answers.ts';
import { remarkNotes, skipNotes } from './import-notes.ts';
import { columnLetter, matchColumns, targetIdOf, targetsOf } from './match-columns.ts';
import type { FileColumn, Target } from './match-columns.ts';
import {
  eraQuestionOf,
  headingsQuestionOf,
  isOpen,
  missingFields,
  wordsQuestionOf,
} from './questions.ts';
import type { ImportQuestion } from './questions.ts';
import { readRows } from './read-rows.ts';
import type { ReadRow, ReadTable } from './read-rows.ts';
import { judgeRow, listProblems, shownText, wholeProblem } from './row-problems.ts';
import type { ImportProblem, JudgedRow } from './row-problems.ts';
import { blocksOf, linesOf } from './side-by-side.ts';
import { dataLines } from './skip-lines.ts';
import type { DataLine, Skipped } from './skip-lines.ts';
import type { ListDefinition } from './worksheet.ts';

export type { ImportProblem } from './row-problems.ts';

/** One value: the text in the file and how it was read. */
export interface ReadValue {
  column: string;
  written: string;
  read: string;
  wrong: boolean;
}

export interface ImportedList {
  /**
   * Every row, including those with problems, which can be corrected in the list. Null when the file
   * has no rows to import.
   */
  rows: Row[] | null;
  problems: ImportProblem[];
  sheet: string | null;
  /** Other worksheets that can be read instead. */
  otherSheets: string[];
  questions: (ImportQuestion & { open: boolean })[];
  /** The columns of the file. `target` is empty for a column that is left out. */
  columns: { at: number; letter: string; heading: string; target: string }[];
  /** What a column can be matched to. */
  targets: { id: string; label: string }[];
  /** What was left out or changed, as Thai sentences. */
  notes: string[];
  table: { line: number; values: ReadValue[] }[];
}

interface Given {
  form: Form;
  list: ListDefinition;
  sheets: readonly ImportSheet[];
  /** The current list. A row with a known name keeps its id. */
  known: readonly Row[];
  ctx: FormContext;
  answers?: ImportAnswers;
}

const mostRows = 2_000;

/** Reads a list from the best worksheet of a workbook. Nothing is stored. */
export function importList(given: Given): ImportedList {
  const targets = targetsOf(given.list);
  const { answers = {}, ctx } = given;
  const chosen = chooseSheet(given.sheets, {
    columnOf: (heading) => targetIdOf(targets, heading),
    name: answers[sheetQuestion]?.['name'],
    place: ctx.centreName.replace(/^ศอช\.\s?[ตอ]\.\s?/, ''),
  });
  const { head } = chosen ?? {};
  if (!chosen || !head) return refused([noHead(given.list)], chosen);
  return readTable(given, { chosen, head, targets });
}

function refused(problems: ImportProblem[], chosen: ChosenSheet | null): ImportedList {
  return {
    rows: null,
    problems,
    sheet: chosen?.sheet.name ?? null,
    otherSheets: chosen?.others ?? [],
    questions: [],
    columns: [],
    targets: [],
    notes: chosen ? skipNotes(chosen, []) : [],
    table: [],
  };
}

function noHead(list: ListDefinition): ImportProblem {
  const names = list.fields.filter(({ required }) => required).map(shortLabel);
  const labels = (names.length > 0 ? names : list.fields.map(shortLabel)).join(' และ ');
  return wholeProblem(`ไม่พบหัวตาราง ${labels} กรุณาใส่หัวตารางเหนือรายชื่อ หรือใช้แบบฟอร์มที่ดาวน์โหลดจากระบบ`);
}

interface Table {
  chosen: ChosenSheet;
  head: Head;
  targets: readonly Target[];
}

function readTable(given: Given, table: Table): ImportedList {
  const { list, ctx, answers = {} } = given;
  const { chosen, targets } = table;
  const { columns, tables, skipped, question: headings } = matchTable(given, table);
  const data = tables.flatMap((each) => each.data);
  if (data.length === 0) return refused([wholeProblem('ไม่มีข้อมูลใต้หัวตาราง')], chosen);
  const read = readRows({ list, ctx, tables, known: given.known, answers });
  const rows = read.map((row) => judgeRow(row, { list, ctx, sheet: chosen.sheet.name }));
  const { problems, isTooMany } = judgeAll(given, { rows, sheet: chosen.sheet.name });
  const questions = [headings, ...valueQuestions(list, { rows: read, answers })];
  return {
    rows: isTooMany ? null : rows.map(({ row }) => row),
    problems,
    sheet: chosen.sheet.name,
    otherSheets: chosen.others,
    questions: questions.flatMap((question) =>
      question ? [{ ...question, open: isOpen(question, answers) }] : [],
    ),
    columns: shownColumns(columns, data),
    targets: targets.map(({ id, label }) => ({ id, label })),
    notes: [
      ...(headings ? [] : missingNotes({ list, columns })),
      ...(tables.length > 1 ? [`อ่าน ${tables.length} ตารางที่อยู่ข้างกัน`] : []),
      ...skipNotes(chosen, skipped),
      ...remarkNotes(read),
    ],
    table: rows.map((row) => tableRow(row, { problems, ctx })),
  };
}

interface MatchedTable {
  columns: FileColumn[];
  /** One table, or several tables side by side. */
  tables: Pick<ReadTable, 'columns' | 'data'>[];
  skipped: Skipped[];
  /** The question which columns contain required values when their headings are not known. */
  question: ImportQuestion | null;
}

function matchTable({ list, answers = {} }: Given, { chosen, head, targets }: Table): MatchedTable {
  const { lines, emptyBelow = 0 } = chosen.sheet;
  const from = head.last + 1;
  const width = lines.slice(from).reduce((most, line) => Math.max(most, line.length), 0);
  const byHand = matchedByHand(answers);
  const tables = blocksOf(head.headings, (heading) => targetIdOf(targets, heading)).map((block) => {
    const [headings = []] = linesOf([head.headings], block);
    const matched = matchColumns({ targets, headings, chosen: byHand, width });
    const columns = matched.filter(({ at }) => at >= block.from && at < block.to);
    const placesOf = (test: (column: FileColumn) => boolean) =>
      columns.filter(test).map(({ at }) => at);
    const body = dataLines({
      lines: linesOf(lines.slice(0, from + mostRows), block),
      from,
      headings,
      read: placesOf(({ target }) => target !== null),
      named: placesOf(({ target }) => target?.field.kind === 'personName'),
      numbering: placesOf((column) => column.isNumbering),
      emptyBelow,
    });
    return { columns, ...body };
  });
  const columns = tables.flatMap((table) => table.columns);
  const data = tables.flatMap((table) => table.data);
  const question = headingsQuestionOf({ list, targets, columns, data }, answers);
  return { columns, tables, skipped: skippedIn(tables), question };
}

/**
 * A line that several tables skip for the same reason is listed once. Empty lines at the end of a
 * shorter table are not listed.
 */
function skippedIn(tables: readonly { skipped: readonly Skipped[] }[]): Skipped[] {
  const told = new Set<string>();
  return tables.flatMap(({ skipped }, index) =>
    skipped.filter(({ reason, lines }) => {
      const key = `${reason} ${lines.join()}`;
      const isNew = !told.has(key) && (index === 0 || reason !== 'empty');
      told.add(key);
      return isNew;
    }),
  );
}

function judgeAll(
  { form, list, ctx }: Given,
  { rows, sheet }: { rows: readonly JudgedRow[]; sheet: string },
): { problems: ImportProblem[]; isTooMany: boolean } {
  const tooMany = checkField({ field: list, value: rows.map(({ row }) => row), ctx });
  const ofList =
    tooMany === null
      ? listProblems({ form, rows, given: { list, ctx, sheet } })
      : [wholeProblem(tooMany)];
  const problems = [...rows.flatMap((row) => row.problems), ...ofList];
  return {
    problems: problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    isTooMany: tooMany !== null,
  };
}

function valueQuestions(
  list: ListDefinition,
  of: { rows: readonly ReadRow[]; answers: ImportAnswers },
): (ImportQuestion | null)[] {
  return list.fields.map((field) => {
    if (field.kind === 'choice') return wordsQuestionOf(field, of);
    return field.kind === 'date' ? eraQuestionOf(field, of) : null;
  });
}

function missingNotes(table: { list: ListDefinition; columns: readonly FileColumn[] }): string[] {
  return missingFields(table).map(
    (field) => `ไม่พบหัวตาราง “${shortLabel(field)}” เติมในรายการภายหลัง`,
  );
}

/** The columns that have values, except those that number the rows. */
function shownColumns(
  columns: readonly FileColumn[],
  data: readonly DataLine[],
): ImportedList['columns'] {
  return columns
    .filter(
      ({ at, isNumbering, target }) =>
        target !== null ||
        (!isNumbering && data.some(({ cells }) => (cells[at] ?? '').trim() !== '')),
    )
    .map(({ at, heading, target }) => ({
      at,
      letter: columnLetter(at),
      heading: shownText(heading),
      target: target?.id ?? '',
    }));
}

function tableRow(
  { line, row, cells }: JudgedRow,
  { problems, ctx }: { problems: readonly ImportProblem[]; ctx: FormContext },
): ImportedList['table'][number] {
  const fields = [...new Set(cells.map(({ field }) => field))];
  const values = fields.map((field): ReadValue => {
    const texts = cells.flatMap((cell) => (cell.field === field && cell.text ? [cell.text] : []));
    const value = row[field.id];
    return {
      column: shortLabel(field),
      written: shownText([...new Set(texts)].join(' ')),
      read: kindOf(field).isEmpty(value) ? '' : kindOf(field).toText(value, { field, ctx }),
      wrong: problems.some(({ path }) => path === `${row.id}.${field.id}`),
    };
  });
  return { line, values: values.filter(({ written, wrong }) => written !== '' || wrong) };
}
