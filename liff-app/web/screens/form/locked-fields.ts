import { checkField, visibleFields } from '#domain/form/form.ts';
import type { Answers, Form, FormContext } from '#domain/form/form.ts';
import type { Output } from '#contract/contract.ts';

type Returned = Pick<Output<'form.open'>, 'duty' | 'comments' | 'changed'>;

interface Opening {
  open: Returned;
  form: Form;
  ctx: FormContext;
  answers: Answers;
}

/**
 * What a returned report does not ask for again: answered rightly, without a comment pinned to it, by criteria that
 * still stand.
 * A comment on the whole report asks for everything. Found once, on opening: nothing closes while one types.
 */
export function lockedFields({ open, form, ctx, answers }: Opening): ReadonlySet<string> {
  const asked = askedFields(open, form);
  if (asked === null) return new Set();
  const closed = visibleFields(form, answers).filter(
    (field) =>
      !asked.has(field.id) &&
      !open.changed.includes(field.id) &&
      checkField({ field, value: answers[field.id], ctx }) === null,
  );
  return new Set(closed.map((field) => field.id));
}

/** Null: everything. A comment pinned to a step asks for all of its fields. */
function askedFields({ duty, comments }: Returned, form: Form): ReadonlySet<string> | null {
  const standing = comments.filter((comment) => comment.resolvedIn === null);
  if (duty.state !== 'returned' || standing.length === 0) return null;
  const paths = standing.map((one) => one.path?.split('.')[0] ?? null);
  if (paths.includes(null)) return null;
  const asked = form.sections.flatMap((section) =>
    section.fields.filter((field) => paths.includes(field.id) || paths.includes(section.id)),
  );
  return asked.length === 0 ? null : new Set(asked.map((field) => field.id));
}
