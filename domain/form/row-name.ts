import type { Answers, FieldOf, RowField } from '../fields/field.ts';
import { isRecord, isText } from '../fields/kind.ts';
import { fullName, tidyPersonName } from '../fields/people.ts';
import { rowsIn } from '../fields/repeat.ts';
import type { Row } from '../fields/repeat.ts';
import { cleanLine } from '../thai/invisible.ts';
import { cutGraphemes, normalizeThai } from '../thai/text.ts';
import { fieldsOf } from './definition.ts';
import type { Form } from './definition.ts';

const longestName = 40;
const naming: ReadonlySet<RowField['kind']> = new Set(['personName', 'text']);

/** What people call a row: the name of its person, else its first text. Empty while that field is empty. */
export function rowName(field: FieldOf<'repeat'>, row: Row): string {
  const named = field.fields.find(({ kind }) => naming.has(kind));
  const value = named ? row[named.id] : undefined;
  if (named?.kind === 'personName') return fullName(tidyPersonName(value));
  return isText(value) ? cutGraphemes(cleanLine(value), longestName) : '';
}

/** The number of a row in its list with its name, as in คนที่ 7 นางแก้ว. */
export function rowTitle(
  field: FieldOf<'repeat'>,
  { row, index }: { row: Row; index: number },
): string {
  return `${field.itemLabel}ที่ ${index + 1} ${rowName(field, row)}`.trim();
}

/**
 * A key that is equal for two rows about the same person, even with different prefixes, or about the
 * same thing.
 */
export function rowKey(field: FieldOf<'repeat'>, row: Row): string {
  const person = field.fields.find(({ kind }) => kind === 'personName');
  const name = person ? tidyPersonName(row[person.id]) : null;
  return normalizeThai(isRecord(name) ? fullName({ ...name, prefix: '' }) : rowName(field, row));
}

/** The title of the row that a path points into; nothing for a path outside lists. */
export function rowAt(
  form: Form,
  { answers, path }: { answers: Answers; path: string },
): { row?: string } {
  const [top, id] = path.split('.');
  const field = fieldsOf(form).find((topField) => topField.id === top);
  if (field?.kind !== 'repeat') return {};
  const rows = rowsIn(answers[field.id]);
  const index = rows.findIndex((row) => row.id === id);
  const row = rows[index];
  return row ? { row: rowTitle(field, { row, index }) } : {};
}
