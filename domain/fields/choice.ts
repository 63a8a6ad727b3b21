import * as z from 'zod/mini';
import type { FieldOf, Schema } from './field.ts';
import { isText, defineKind } from './kind.ts';
import { textsOf } from './text.ts';

const most = 60;

export const choice = defineKind<'choice'>({
  kind: 'choice',
  schema: (field): Schema => z.enum(valuesOf(field), pickOne(field)),
  missing: pickOne,
  draftType: (value) => isText(value) && value.length <= most,
  toText: (value, { field }) => labelOf(field, value),
  texts: textsOf,
});

export const choices = defineKind<'choices'>({
  kind: 'choices',
  /**
   * The chosen options in the order of the form and without duplicates, so that equal choices are
   * stored as equal answers.
   */
  normalize: (value, { field }) => {
    // An earlier version of the form allowed one option only, so its answers are a single value.
    const picked: unknown = isText(value) && value !== '' ? [value] : value;
    return Array.isArray(picked) ? inOrder(field, picked) : picked;
  },
  schema: (field): Schema => z.array(z.enum(valuesOf(field), pickOne(field)), pickOne(field)),
  missing: (field) => `${pickOne(field)}อย่างน้อย 1 ข้อ`,
  draftType: (value) =>
    (isText(value) && value.length <= most) ||
    (Array.isArray(value) &&
      value.length <= most &&
      value.every((item) => isText(item) && item.length <= most)),
  toText: (value, { field }) =>
    Array.isArray(value) ? value.map((item) => labelOf(field, item)).join(', ') : '',
  texts: (value) => (Array.isArray(value) ? value.filter(isText) : []),
});

export const yesNo = defineKind<'yesNo'>({
  kind: 'yesNo',
  schema: (field): Schema => z.boolean(pickOne(field)),
  missing: pickOne,
  draftType: (value) => typeof value === 'boolean',
  toText: (value, { field }) => {
    if (typeof value !== 'boolean') return '';
    return value ? (field.yes ?? 'ใช่') : (field.no ?? 'ไม่ใช่');
  },
});

type Choosing = FieldOf<'choice'> | FieldOf<'choices'>;

function pickOne(field: Choosing | FieldOf<'yesNo'>): string {
  return `กรุณาเลือก${field.label}`;
}

function valuesOf(field: Choosing): string[] {
  return field.options.map((option) => option.value);
}

function labelOf(field: Choosing, value: unknown): string {
  return (
    field.options.find((option) => option.value === value)?.label ?? (isText(value) ? value : '')
  );
}

function inOrder(field: Choosing, picked: readonly unknown[]): unknown[] {
  const known = valuesOf(field).filter((value) => picked.includes(value));
  return [...known, ...picked.filter((value) => !isText(value) || !known.includes(value))];
}
