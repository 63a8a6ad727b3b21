import type { Answers, Field } from '../fields/field.ts';
import { kindOf } from '../fields/index.ts';
import { rowsIn } from '../fields/repeat.ts';
import { photosOnly } from '../fields/photos-only.ts';
import { fieldAt, fieldsOf, labelOfPath, shownFields } from './definition.ts';
import type { Form } from './definition.ts';
import { rowAt } from './row-name.ts';

/** Only a question for documents accepts PDF. A path that is not in the form accepts pictures only. */
export function takesType(
  form: Form | null,
  { path, type }: { path: string; type: string },
): boolean {
  return type.startsWith('image/') || (form !== null && fieldAt(form, path)?.kind === 'files');
}

interface NamedFile {
  id: string;
  path: string;
}

/** The files in visible answers and their rows, each with the path of the question that names it. */
export function filesIn(form: Form, answers: Answers): NamedFile[] {
  return filesOf(fieldsOf(form), { answers, around: {}, prefix: '' });
}

function filesOf(
  fields: readonly Field[],
  at: { answers: Answers; around: Answers; prefix: string },
): NamedFile[] {
  return shownFields(fields, at).flatMap((field) => {
    const path = at.prefix + field.id;
    const value = at.answers[field.id];
    if (field.kind !== 'repeat') {
      return kindOf(field)
        .attachmentIds(value)
        .map((id) => ({ id, path }));
    }
    return rowsIn(value).flatMap((row) =>
      filesOf(field.fields, { answers: row, around: at.answers, prefix: `${path}.${row.id}.` }),
    );
  });
}

/** The questions that name a file of a type they do not accept. */
export function wrongTypeProblems(
  form: Form,
  { answers, types }: { answers: Answers; types: Readonly<Record<string, string>> },
): { path: string; label: string; message: string; severity: 'hard'; row?: string }[] {
  const wrong = filesIn(form, answers).filter(({ id, path }) => {
    const type = types[id];
    return type !== undefined && !takesType(form, { path, type });
  });
  return [...new Set(wrong.map(({ path }) => path))].map((path) => ({
    path,
    label: labelOfPath(form, path),
    ...rowAt(form, { answers, path }),
    message: photosOnly,
    severity: 'hard',
  }));
}
