import { fieldsOf, visibleFields } from './form.ts';
import type { Answers, Field, Form } from './form.ts';
import { formFor, formIds } from '../forms/index.ts';
import type { FormId } from '../forms/index.ts';

type PhotoField = Extract<Field, { kind: 'photos' | 'files' }>;

function isPhotoField(field: Field): field is PhotoField {
  return field.kind === 'photos' || field.kind === 'files';
}

/** Where a photo without a place of its own goes: the form's photos, else its documents. */
export function photoFieldOf(form: Form, answers: Answers): PhotoField | null {
  const found = visibleFields(form, answers).filter(isPhotoField);
  return found.find((field) => field.kind === 'photos') ?? found[0] ?? null;
}

/** Grading has no photos of its own; where photos belong to a row, the row is chosen in the form. */
const takers: ReadonlySet<FormId> = new Set(
  formIds.filter((id) => {
    const form = id === 'grading' ? null : formFor(id);
    return form !== null && fieldsOf(form).some(isPhotoField);
  }),
);

export function takesPhotos(form: FormId): boolean {
  return takers.has(form);
}
