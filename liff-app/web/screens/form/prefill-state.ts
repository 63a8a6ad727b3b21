import { computed, effect } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { isSameAnswer } from '#domain/form/answers.ts';
import { fieldsOf } from '#domain/form/form.ts';
import type { Answers, Form } from '#domain/form/form.ts';
import type { OpenForm } from './open-form.ts';
import type { DraftSync } from '#web/sync/draft-sync.ts';

/** Answers the ledger put in before anybody typed. */
export interface PrefillState {
  /** Words for where an answer comes from: a list keeps them, any other answer while it stands unchanged. */
  origin(field: string): string | null;
  /** With the first keystroke they go to the server just as they were seen here. */
  say(): void;
  close(): void;
}

interface Options {
  open: OpenForm;
  form: Form;
  answers: ReadonlySignal<Answers>;
  saver: DraftSync;
}

export function createPrefillState({
  open: { draft, start },
  form,
  answers,
  saver,
}: Options): PrefillState {
  const from = draft ?? start;
  const lists = new Set(fieldsOf(form).flatMap(({ kind, id }) => (kind === 'repeat' ? [id] : [])));
  const isUnchanged = (field: string, now: Answers) =>
    isSameAnswer(from.answers[field], now[field]);
  const origins = computed(() => {
    const standing = Object.entries(from.sources).filter(
      ([field]) => lists.has(field) || isUnchanged(field, answers.value),
    );
    return new Map(standing);
  });
  let unsaid = draft ? [] : Object.keys(start.sources);
  // Where another phone has answered what nobody touched here, theirs is the answer.
  const close = effect(() => {
    for (const { field } of saver.queue.value.conflicts)
      if (!draft && field in start.sources && isUnchanged(field, answers.peek()))
        saver.choose(field, false);
  });
  return {
    origin: (field) => origins.value.get(field) ?? null,
    say() {
      for (const field of unsaid) saver.edited(field);
      unsaid = [];
    },
    close,
  };
}
