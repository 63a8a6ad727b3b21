import { computed } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { isSameAnswer } from '../../../../domain/answers.ts';
import { fieldsOf } from '../../../../domain/form.ts';
import type { Answers, Form } from '../../../../domain/form.ts';
import type { OpenForm } from './form-store.ts';

/** Field by field, the words for where an answer comes from: a list keeps them, any other answer while it stands unchanged. */
export function originsOf(
  { draft, start }: OpenForm,
  { form, answers }: { form: Form; answers: ReadonlySignal<Answers> },
): ReadonlySignal<Readonly<Record<string, string>>> {
  const begun = draft ?? start;
  const lists = new Set(fieldsOf(form).flatMap(({ kind, id }) => (kind === 'repeat' ? [id] : [])));
  return computed(() =>
    Object.fromEntries(
      Object.entries(begun.sources).filter(
        ([field]) => lists.has(field) || isSameAnswer(begun.answers[field], answers.value[field]),
      ),
    ),
  );
}
