import * as z from 'zod/mini';
import type { Schema } from './field.ts';
import { isRecord, isText, defineKind } from './kind.ts';

/** A row keeps its id, because comments, comparisons and photos refer to it. */
export const rowId = /^[A-Za-z0-9_-]{1,40}$/;

export interface Row {
  id: string;
  [field: string]: unknown;
}

/**
 * A list. Only its shape and the number of rows are checked here; the form engine validates the
 * fields of each row.
 */
export const repeat = defineKind<'repeat'>({
  kind: 'repeat',
  schema: (field): Schema => {
    const { min = 0, max, itemLabel } = field;
    const wrong = `${field.label}ไม่ถูกต้อง`;
    const row = z.looseObject({ id: z.string(wrong).check(z.regex(rowId, wrong)) }, wrong);
    return z.array(row, wrong).check(
      z.minLength(min, `${field.label}ต้องมีอย่างน้อย ${min} ${itemLabel}`),
      z.maxLength(max, `${field.label}มีได้ไม่เกิน ${max} ${itemLabel}`),
      z.refine(
        (rows: { id: string }[]) => new Set(rows.map((row) => row.id)).size === rows.length,
        wrong,
      ),
    );
  },
  missing: (field) => `กรุณาเพิ่ม${field.label}อย่างน้อย 1 ${field.itemLabel}`,
  draftType: (value) => Array.isArray(value) && value.length <= 200 && value.every(isRow),
  toText: (value, { field }) => {
    const count = rowsIn(value).length;
    return count === 0 ? '' : `${count} ${field.itemLabel}`;
  },
});

export function isRow(value: unknown): value is Row {
  return isRecord(value) && isText(value['id']) && rowId.test(value['id']);
}

export function rowsIn(value: unknown): Row[] {
  return Array.isArray(value) ? value.filter(isRow) : [];
}

/** Puts a removed row back in its place. Rows changed or added since then stay as they are. */
export function restoreRow(
  rows: readonly Row[],
  { row, before }: { row: Row; before: readonly Row[] },
): Row[] {
  if (rows.some(({ id }) => id === row.id)) return [...rows];
  const above = before
    .slice(
      0,
      before.findIndex(({ id }) => id === row.id),
    )
    .toReversed();
  const after = above.find(({ id }) => rows.some((other) => other.id === id));
  const at = rows.findIndex(({ id }) => id === after?.id) + 1;
  return rows.toSpliced(at, 0, row);
}
