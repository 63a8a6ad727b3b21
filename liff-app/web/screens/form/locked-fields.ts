import { checkField, visibleFields } from '#domain/form/form.ts';
import type { Answers, Form, FormContext } from '#domain/form/form.ts';
import type { Output } from '#contract/contract.ts';

type ReturnedForm = Pick<Output<'form.open'>, 'duty' | 'comments' | 'changed'>;

interface OpenedForm {
  open: ReturnedForm;
  form: Form;
  ctx: FormContext;
  answers: Answers;
}

/**
 * The fields of a returned report that are read-only: valid, without a comment and with unchanged criteria.
 * A comment on the whole report unlocks all fields. Computed once on opening, so that no field locks while
 * the person types.
 */
export function lockedFields({ open, form, ctx, answers }: OpenedForm): ReadonlySet<string> {
  const requested = requestedFields(open, form);
  if (requested === null) return new Set();
  const locked = visibleFields(form, answers).filter(
    (field) =>
      !requested.has(field.id) &&
      !open.changed.includes(field.id) &&
      checkField({ field, value: answers[field.id], ctx }) === null,
  );
  return new Set(locked.map((field) => field.id));
}

/** Null means all fields. A comment on a section unlocks all of its fields. */
function requestedFields({ duty, comments }: ReturnedForm, form: Form): ReadonlySet<string> | null {
  const unresolved = comments.filter((comment) => comment.resolvedIn === null);
  if (duty.state !== 'returned' || unresolved.length === 0) return null;
  const paths = unresolved.map((comment) => comment.path?.split('.')[0] ?? null);
  if (paths.includes(null)) return null;
  const requested = form.sections.flatMap((section) =>
    section.fields.filter((field) => paths.includes(field.id) || paths.includes(section.id)),
  );
  return requested.length === 0 ? null : new Set(requested.map((field) => field.id));
}
