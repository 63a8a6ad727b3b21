import type { FieldOf, Field, FormContext } from '../fields/field.ts';
import { kindOf } from '../fields/index.ts';
import { isRecord } from '../fields/kind.ts';
import { rowsIn } from '../fields/repeat.ts';
import type { Row } from '../fields/repeat.ts';
import { checkField } from './check.ts';

interface Asked {
  field: Field;
  /** The answer of the previous round or year. */
  last: unknown;
  ctx: FormContext;
}

/**
 * The previous answer in a form that can be used again; null when there is none or it is no longer
 * valid. Files are left out because they belong to their own report.
 */
export function previousAnswer({ field, last, ctx }: Asked): unknown {
  if (field.fresh) return null;
  const value = kindOf(field).normalize(withoutFiles(field, { last, ctx }), { field, ctx });
  if (kindOf(field).isEmpty(value)) return null;
  return checkField({ field, value, ctx }) === null ? value : null;
}

function withoutFiles(field: Field, { last, ctx }: Pick<Asked, 'last' | 'ctx'>): unknown {
  switch (field.kind) {
    case 'photos':
    case 'files':
      return null;
    case 'repeat':
      return rowsIn(last).map((row) => rowAgain(field, { row, ctx }));
    case 'indicator':
      return isRecord(last) ? { score: last['score'], note: last['note'] } : null;
    case 'memberPick':
      return Array.isArray(last) ? last.filter((id) => sits(id, ctx)) : null;
    default:
      return last;
  }
}

function rowAgain(field: FieldOf<'repeat'>, { row, ctx }: { row: Row; ctx: FormContext }): Row {
  const again = field.fields.flatMap((rowField) => {
    const value = previousAnswer({ field: rowField, last: row[rowField.id], ctx });
    return value === null ? [] : [[rowField.id, value] as const];
  });
  return { ...Object.fromEntries(again), id: row.id };
}

function sits(id: unknown, { members }: FormContext): boolean {
  return members.some((member) => member.id === id);
}
