import type { Cell, FieldOf, FormContext, RowField } from '../fields/field.ts';
import { shortLabel } from '../fields/field.ts';
import { isRecord, isText } from '../fields/kind.ts';
import { kindOf } from '../fields/index.ts';
import { fullName, namePrefixes, tidyPersonName } from '../fields/people.ts';
import type { Row } from '../fields/repeat.ts';
import { cleanValue } from '../thai/invisible.ts';
import { splitPersonName } from '../thai/person-name.ts';
import type { NameParts } from '../thai/person-name.ts';
import { normalizeThai } from '../thai/text.ts';
import type { WorkbookColumn } from './workbook.ts';

/**
 * A list of a form as a worksheet, written and read. It is derived from the field definitions, so
 * every list has one. Files and members chosen from the register are left out.
 */
export type ListDefinition = FieldOf<'repeat'>;

export interface ListColumn extends WorkbookColumn {
  field: RowField;
  /** A name takes three columns. */
  part?: 'prefix' | 'first' | 'last';
}

const unwritable: ReadonlySet<RowField['kind']> = new Set([
  'photos',
  'files',
  'memberPick',
  'place',
]);

export function listColumns(list: ListDefinition): ListColumn[] {
  return list.fields.filter((field) => !unwritable.has(field.kind)).flatMap(columnsOf);
}

function columnsOf(field: RowField): ListColumn[] {
  if (field.kind === 'personName')
    return [
      { field, part: 'prefix', label: 'คำนำหน้า', type: 'text', width: 12, options: namePrefixes },
      { field, part: 'first', label: 'ชื่อ', type: 'text', width: 20 },
      { field, part: 'last', label: 'นามสกุล', type: 'text', width: 20 },
    ];
  const [{ type } = { type: 'text' as const }] = kindOf(field).columns(field);
  const options = field.kind === 'choice' ? field.options.map((option) => option.label) : undefined;
  const digits = field.kind === 'phone' ? { digitsAsText: true as const } : {};
  return [{ field, label: shortLabel(field), type, ...(options ? { options } : {}), ...digits }];
}

/** A row of the list as a row of the sheet. */
export function cellsOfRow(columns: readonly ListColumn[], row: Row, ctx: FormContext): Cell[] {
  return columns.map(({ field, part }) => {
    const value = row[field.id];
    if (part) return isRecord(value) && isText(value[part]) ? value[part] : null;
    return kindOf(field).toCells(value, { field, ctx })[0] ?? null;
  });
}

export interface ListRow {
  /** The line number in Excel. */
  line: number;
  row: Row;
}

export interface ReadList {
  columns: readonly ListColumn[];
  rows: ListRow[];
}

/** The header is searched in these first rows, because a title may be above the table. */
const headWithin = 20;
const mostRows = 2_000;

/** The cells of a worksheet; null when no row names the columns. */
export function readList(
  list: ListDefinition,
  { lines, idOf }: { lines: readonly (readonly string[])[]; idOf: (name: string) => string | null },
): ReadList | null {
  const columns = listColumns(list);
  const head = lines.slice(0, headWithin).findIndex((line) => namesColumns(line, columns));
  if (head < 0) return null;
  const places = placesOf(lines[head] ?? [], columns);
  const rows = lines.slice(head + 1, head + 1 + mostRows).flatMap((cells, at): ListRow[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const line = head + 2 + at;
    const values = valuesOf(cells, { places, list });
    return [{ line, row: { ...values, id: idOf(nameIn(values, list)) ?? `x${line}` } }];
  });
  return { columns, rows };
}

/** True for the row that names at least the required columns. */
function namesColumns(line: readonly string[], columns: readonly ListColumn[]): boolean {
  const places = placesOf(line, columns);
  const named = new Set([...places.values()].map((place) => place.field.id));
  const needed = columns.filter((column) => column.field.required).map((column) => column.field.id);
  return needed.length > 0 ? needed.every((id) => named.has(id)) : named.size > 0;
}

const wholeName = new Set(['ชื่อสกุล', 'ชื่อนามสกุล', 'ชื่อและนามสกุล', 'ชื่อตัวชื่อสกุล']);

/** Finds the column of each field. A full name in one column is split. */
function placesOf(
  head: readonly string[],
  columns: readonly ListColumn[],
): Map<number, ListColumn> {
  const places = new Map<number, ListColumn>();
  for (const [column, text] of head.entries()) {
    const key = keyOf(text);
    const named = columns.find(
      (column) =>
        keyOf(column.label) === key || (!column.part && keyOf(column.field.label) === key),
    );
    if (named) places.set(column, named);
    else if (wholeName.has(key)) {
      const first = columns.find((column) => column.part === 'first');
      if (first) places.set(column, { field: first.field, label: first.label, type: 'text' });
    }
  }
  return places;
}

function keyOf(text: string): string {
  return normalizeThai(text).replace(/[-–()*:/]/g, '');
}

interface Reading {
  places: ReadonlyMap<number, ListColumn>;
  list: ListDefinition;
}

function valuesOf(cells: readonly string[], { places }: Reading): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [column, { field, part }] of places) {
    const text = cleanValue(cells[column] ?? '');
    if (text === '') continue;
    const before = values[field.id];
    if (part) values[field.id] = { ...asRecord(before), [part]: text };
    else if (field.kind === 'personName') values[field.id] = wholeNameOf(text, before);
    else values[field.id] = valueOf(field, text);
  }
  return values;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** A whole name beside a column for the prefix keeps that prefix. */
function wholeNameOf(text: string, before: unknown): NameParts {
  const name = splitPersonName(text);
  const { prefix } = asRecord(before);
  return name.prefix === '' && isText(prefix) ? { ...name, prefix } : name;
}

/** Turns the label of a choice into its value. An unknown label stays and is reported later. */
function valueOf(field: RowField, text: string): unknown {
  if (field.kind === 'choice') return pick(field.options, text) ?? text;
  if (field.kind === 'choices')
    return text.split(/[,،;]/).map((label) => pick(field.options, label) ?? label.trim());
  if (field.kind === 'yesNo') {
    const yes = keyOf(field.yes ?? 'ใช่');
    const no = keyOf(field.no ?? 'ไม่ใช่');
    return keyOf(text) === yes ? true : keyOf(text) === no ? false : text;
  }
  return text;
}

function pick(options: FieldOf<'choice'>['options'], text: string): string | undefined {
  const key = keyOf(text);
  return options.find((option) => keyOf(option.label) === key || option.value === text.trim())
    ?.value;
}

function nameIn(values: Readonly<Record<string, unknown>>, list: ListDefinition): string {
  const name = list.fields.find((field) => field.kind === 'personName');
  return name ? fullName({ ...asRecord(tidyPersonName(values[name.id])), prefix: '' }) : '';
}
