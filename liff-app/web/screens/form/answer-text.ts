import { lineOf } from '#domain/form/text.ts';
import { kindOf } from '#domain/fields/index.ts';
import { rowsIn } from '#domain/fields/repeat.ts';
import type { Field, FormContext } from '#domain/form/form.ts';

/** An answer in words, as it would be read; empty for none. Rows of a list stand one under the other. */
export function answerText(
  field: Field,
  { value, ctx }: { value: unknown; ctx: FormContext },
): string {
  if (field.kind === 'repeat')
    return rowsIn(value)
      .map((row, at) => `${at + 1}. ${lineOf({ field, row }, ctx)}`)
      .join('\n');
  const ops = kindOf(field);
  return ops.toText(ops.normalize(value, { field, ctx }), { field, ctx });
}
