import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { checkField } from '#domain/form/form.ts';
import type { AnswerProblem, Answers, Field, FormContext } from '#domain/form/form.ts';

/** Messages shown under their questions: set when a field is checked, removed with its next change. */
export interface VisibleErrors {
  byPath: ReadonlySignal<Readonly<Record<string, string>>>;
  check(fields: readonly Field[]): void;
  show(problems: readonly AnswerProblem[]): void;
  clear(field: string): void;
}

export function createVisibleErrors({
  answers,
  ctx,
}: {
  answers: ReadonlySignal<Answers>;
  ctx: FormContext;
}): VisibleErrors {
  const byPath = signal<Readonly<Record<string, string>>>({});
  const without = (ids: readonly string[]) =>
    Object.fromEntries(Object.entries(byPath.peek()).filter(([path]) => !ids.includes(path)));
  return {
    byPath,
    check(fields) {
      const invalid = fields.flatMap((field) => {
        const message = checkField({ field, value: answers.peek()[field.id], ctx });
        return message === null ? [] : [[field.id, message] as const];
      });
      byPath.value = {
        ...without(fields.map((field) => field.id)),
        ...Object.fromEntries(invalid),
      };
    },
    show(problems) {
      const shown = problems.map(({ path, message }) => [path, message] as const);
      byPath.value = { ...byPath.peek(), ...Object.fromEntries(shown) };
    },
    clear(field) {
      if (field in byPath.peek()) byPath.value = without([field]);
    },
  };
}
