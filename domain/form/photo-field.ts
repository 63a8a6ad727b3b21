import { fieldsOf, visibleFields } from './form.ts';
import type { Answers, Field, Form } from './form.ts';
import { formFor, formIds } from '../forms/index.ts';
import type { FormId } from '../forms/index.ts';

type PhotoField = Extract<Field, { kind: 'photos' | 'files' }>;

function isPhotoField(field: Field): field is PhotoField {
  return field.kind === 'photos' || field.kind === 'files';
}

/** The field that receives a photo sent in chat: the form's photos, else its documents. */
export function photoFieldOf(form: Form, answers: Answers): PhotoField | null {
  const photoFields = visibleFields(form, answers).filter(isPhotoField);
  return photoFields.find((field) => field.kind === 'photos') ?? photoFields[0] ?? null;
}

/** Grading has no photo field of its own. Photos of list rows are added in the form itself. */
const takers: ReadonlySet<FormId> = new Set(
  formIds.filter((id) => {
    const form = id === 'grading' ? null : formFor(id);
    return form !== null && fieldsOf(form).some(isPhotoField);
  }),
);

export function takesPhotos(form: FormId): boolean {
  return takers.has(form);
}
