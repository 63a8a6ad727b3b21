import { lineOf } from '#domain/form/text.ts';
import { kindOf } from '#domain/fields/index.ts';
import { rowsIn } from '#domain/fields/repeat.ts';
import type { Field, FormContext } from '#domain/form/form.ts';

/** An answer as text. Empty when there is none. Each row of a list is on its own line. */
export function answerText(
  field: Field,
  { value, ctx }: { value: unknown; ctx: FormContext },
): string {
  if (field.kind === 'repeat')
    return rowsIn(value)
      .map((row, index) => `${index + 1}. ${lineOf({ field, row }, ctx)}`)
      .join('\n');
  const ops = kindOf(field);
  return ops.toText(ops.normalize(value, { field, ctx }), { field, ctx });
}
