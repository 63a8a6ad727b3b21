import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { checkField, validateAnswers } from '#domain/form/form.ts';
import type { AnswerProblem, Answers, Field, Form, FormContext } from '#domain/form/form.ts';

/** The messages shown under their questions. A shown one is checked again at every change of an answer. */
export interface VisibleErrors {
  byPath: ReadonlySignal<Readonly<Record<string, string>>>;
  check(fields: readonly Field[]): void;
  /** Checks one question, also one in a row of a list. */
  checkAt(path: string): void;
  /** Checks every question whose path begins with this one. */
  checkBelow(path: string): void;
  show(problems: readonly AnswerProblem[]): void;
  /**
   * Call it after an answer has changed. It removes corrected errors and updates the texts of the others.
   */
  judgeAgain(): void;
}

interface Judged {
  form: Form;
  answers: ReadonlySignal<Answers>;
  reasons: ReadonlySignal<Readonly<Record<string, string>>>;
  ctx: FormContext;
}

type Messages = Readonly<Record<string, string>>;

export function createVisibleErrors({ form, answers, reasons, ctx }: Judged): VisibleErrors {
  const byPath = signal<Messages>({});
  const problemsNow = (): AnswerProblem[] =>
    validateAnswers({ form, answers: answers.peek(), reasons: reasons.peek(), ctx }).problems;
  /** Checks the paths that match, and leaves the others unchanged. */
  const judge = (passes: (path: string) => boolean, problems: readonly AnswerProblem[]) => {
    const others = Object.entries(byPath.peek()).filter(([path]) => !passes(path));
    const found = problems.filter(({ path }) => passes(path));
    byPath.value = { ...Object.fromEntries(others), ...messagesOf(found) };
  };
  const ofFields = () => problemsNow().filter(({ checkId }) => checkId === undefined);
  return {
    byPath,
    check(fields) {
      const ids = new Set(fields.map((field) => field.id));
      const problems = fields.flatMap((field) => {
        const message = checkField({ field, value: answers.peek()[field.id], ctx });
        return message === null
          ? []
          : [{ path: field.id, label: field.label, message, severity: 'hard' as const }];
      });
      judge((path) => ids.has(path), problems);
    },
    checkAt: (at) => judge((path) => path === at, ofFields()),
    checkBelow: (top) => judge((path) => path.startsWith(`${top}.`), ofFields()),
    show(problems) {
      byPath.value = { ...byPath.peek(), ...messagesOf(problems) };
    },
    judgeAgain() {
      const shown = new Set(Object.keys(byPath.peek()));
      if (shown.size > 0) judge((path) => shown.has(path), problemsNow());
    },
  };
}

/** The first message of each path, in the order of the form. */
function messagesOf(problems: readonly AnswerProblem[]): Messages {
  const messages: Record<string, string> = {};
  for (const { path, message } of problems) messages[path] ??= message;
  return messages;
}
