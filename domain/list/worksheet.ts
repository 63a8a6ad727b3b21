import type { Cell, FieldOf, FormContext, RowField } from '../fields/field.ts';
import { shortLabel } from '../fields/field.ts';
import { isRecord, isText } from '../fields/kind.ts';
import { kindOf } from '../fields/index.ts';
import { namePrefixes } from '../fields/people.ts';
import type { Row } from '../fields/repeat.ts';
import type { WorkbookColumn } from './workbook.ts';

/**
 * The columns of a list as a worksheet. They are derived from the field definitions, so every list
 * has a worksheet. Files and members chosen from the register are left out.
 */
export type ListDefinition = FieldOf<'repeat'>;

export interface ListColumn extends WorkbookColumn {
  field: RowField;
  /** A name takes three columns. */
  part?: 'prefix' | 'first' | 'last';
  /** Other headings of this column, the most exact first. */
  headings: readonly string[];
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
  if (field.kind === 'personName') return nameColumns(field);
  const [{ type } = { type: 'text' as const }] = kindOf(field).columns(field);
  const options = field.kind === 'choice' ? field.options.map((option) => option.label) : undefined;
  const label = shortLabel(field);
  const headings = [...(field.headings ?? []), field.label];
  const digits = field.kind === 'phone' ? { digitsAsText: true as const } : {};
  return [{ field, label, type, headings, ...(options ? { options } : {}), ...digits }];
}

function nameColumns(field: RowField): ListColumn[] {
  const named = { field, type: 'text', width: 20 } as const;
  return [
    {
      ...named,
      part: 'prefix',
      label: 'คำนำหน้า',
      width: 12,
      options: namePrefixes,
      headings: ['คำนำหน้าชื่อ', 'คำนำหน้านาม', 'ยศ', 'ยศ/คำนำหน้า', 'ยศ/คำนำหน้าชื่อ'],
    },
    { ...named, part: 'first', label: 'ชื่อ', headings: ['ชื่อตัว', 'ชื่อจริง'] },
    { ...named, part: 'last', label: 'นามสกุล', headings: ['สกุล', 'ชื่อสกุล'] },
  ];
}

/** A row of the list as a row of the sheet. */
export function cellsOfRow(columns: readonly ListColumn[], row: Row, ctx: FormContext): Cell[] {
  return columns.map(({ field, part }) => {
    const value = row[field.id];
    if (part) return isRecord(value) && isText(value[part]) ? value[part] : null;
    return kindOf(field).toCells(value, { field, ctx })[0] ?? null;
  });
}
