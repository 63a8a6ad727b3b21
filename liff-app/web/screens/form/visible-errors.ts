import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { checkField } from '#domain/form/form.ts';
import type { AnswerProblem, Answers, Field, FormContext } from '#domain/form/form.ts';

/** What is wrong, shown under its question: judged on leaving it or on going on, gone with the next change. */
export interface VisibleErrors {
  at: ReadonlySignal<Readonly<Record<string, string>>>;
  judge(fields: readonly Field[]): void;
  show(found: readonly AnswerProblem[]): void;
  forget(field: string): void;
}

export function createVisibleErrors({
  answers,
  ctx,
}: {
  answers: ReadonlySignal<Answers>;
  ctx: FormContext;
}): VisibleErrors {
  const at = signal<Readonly<Record<string, string>>>({});
  const without = (ids: readonly string[]) =>
    Object.fromEntries(Object.entries(at.peek()).filter(([path]) => !ids.includes(path)));
  return {
    at,
    judge(fields) {
      const found = fields.flatMap((field) => {
        const message = checkField({ field, value: answers.peek()[field.id], ctx });
        return message === null ? [] : [[field.id, message] as const];
      });
      at.value = { ...without(fields.map((field) => field.id)), ...Object.fromEntries(found) };
    },
    show(found) {
      const shown = found.map(
        (answerProblem) => [answerProblem.path, answerProblem.message] as const,
      );
      at.value = { ...at.peek(), ...Object.fromEntries(shown) };
    },
    forget(field) {
      if (field in at.peek()) at.value = without([field]);
    },
  };
}
