import { computed, effect } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { copiedFields } from '#domain/form/copied.ts';
import { isSameAnswer } from '#domain/form/answers.ts';
import { fieldsOf } from '#domain/form/form.ts';
import type { Answers, Form } from '#domain/form/form.ts';
import type { OpenForm } from './open-form.ts';
import type { DraftSync } from '#web/sync/draft-sync.ts';

/** Answers that the server filled in before the person typed. */
export interface PrefillState {
  /**
   * The label of an answer’s source. A list always keeps it; any other answer has it only while unchanged.
   */
  origin(field: string): string | null;
  /** Sends the prefilled answers with the first edit, as they were shown here. */
  sendPrefilled(): void;
  close(): void;
}

interface Options {
  open: OpenForm;
  form: Form;
  answers: ReadonlySignal<Answers>;
  draftSync: DraftSync;
}

export function createPrefillState({
  open: { draft, start },
  form,
  answers,
  draftSync,
}: Options): PrefillState {
  const prefilled = draft ?? start;
  const copied = new Set(copiedFields(prefilled.sources));
  const lists = new Set(fieldsOf(form).flatMap(({ kind, id }) => (kind === 'repeat' ? [id] : [])));
  const isUnchanged = (field: string, current: Answers) =>
    isSameAnswer(prefilled.answers[field], current[field]);
  const origins = computed(() => {
    const shown = Object.entries(prefilled.sources).filter(
      ([field]) => !copied.has(field) && (lists.has(field) || isUnchanged(field, answers.value)),
    );
    return new Map(shown);
  });
  let unsentFields = draft ? [] : Object.keys(start.sources).filter((field) => !copied.has(field));
  // The person has not changed this prefilled answer, so the other phone’s answer wins.
  const close = effect(() => {
    for (const { field } of draftSync.queue.value.conflicts)
      if (!draft && field in start.sources && isUnchanged(field, answers.peek()))
        draftSync.choose(field, false);
  });
  return {
    origin: (field) => origins.value.get(field) ?? null,
    sendPrefilled() {
      for (const field of unsentFields) draftSync.edited(field);
      unsentFields = [];
    },
    close,
  };
}
