import type { Field, Section } from '#domain/form/form.ts';
import type { FormStore } from '../form-store.ts';

/** The step after the last section, where the person checks all answers and submits. */
export const reviewStep = 'review';

export function formPath({ open: { duty } }: FormStore): string {
  return `/app/duty/${encodeURIComponent(duty.id)}/form`;
}

interface StepAddress {
  step: string;
  /** The path of the question to scroll to. */
  field?: string | undefined;
  /** The step that led here and to which the person returns. */
  from?: string | undefined;
}

export function stepPath(store: FormStore, { step, field, from }: StepAddress): string {
  const query = { step, ...(field ? { field } : {}), ...(from ? { from } : {}) };
  return `${formPath(store)}?${new URLSearchParams(query)}`;
}

/** The previous step, or the way out of the form. Skips steps without a question. */
export function backPath(store: FormStore, index: number): string {
  const previous = store.form.sections
    .slice(0, index)
    .findLast((section) => visibleFieldsOf(store, section).length > 0);
  return previous ? `${formPath(store)}?step=${previous.id}` : '/app';
}

/** ขั้น 2/3, which counts only steps with a question. */
export function stepCount(store: FormStore, index: number): string {
  const shown = store.form.sections.filter(
    (section, position) => position === index || visibleFieldsOf(store, section).length > 0,
  );
  const current = store.form.sections.slice(0, index + 1).filter((each) => shown.includes(each));
  return `ขั้น ${current.length}/${shown.length}`;
}

/** In a returned report, skips steps whose fields are all locked. */
export function nextStep(store: FormStore, index: number): Section | undefined {
  return store.form.sections
    .slice(index + 1)
    .find((section) => visibleFieldsOf(store, section).some((field) => !store.isLocked(field.id)));
}

function visibleFieldsOf(store: FormStore, section: Section): Field[] {
  return store.visible.value.filter((field) => section.fields.includes(field));
}

/**
 * The step to open when the address names none: that of the wanted field, a conflict, a comment or changed
 * criteria; otherwise the first incomplete one; otherwise the review. Call it once, because answering the
 * last question of a step would change the result.
 */
export function firstStepOf(store: FormStore, wanted: string | null): string {
  const { sections } = store.form;
  const [changed] = store.changedCriteria.peek();
  const path = wanted ?? conflictedField(store) ?? commentedField(store) ?? changed ?? '';
  const target = sections.find((section) =>
    section.fields.some((field) => field.id === topFieldOf(path)),
  );
  const incomplete = store.progress
    .peek()
    .sections.findIndex((section) => section.done < section.total);
  return (target ?? sections[incomplete])?.id ?? reviewStep;
}

/** A field answered on two phones while this form was not open. */
export function conflictedField({ draftSync }: FormStore): string | null {
  return draftSync.queue.peek().conflicts[0]?.field ?? null;
}

/** In a returned report: the path of the first unresolved comment. */
export function commentedField({ open }: FormStore): string | null {
  if (open.duty.state !== 'returned') return null;
  const first = open.comments.find(
    (comment) => comment.resolvedIn === null && comment.path !== null,
  );
  return first?.path ?? null;
}

export function topFieldOf(path: string): string {
  return path.split('.')[0] ?? '';
}
