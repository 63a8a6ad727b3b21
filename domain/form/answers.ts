import { daySchema } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import type { Answers } from '../fields/field.ts';
import { isBlank } from '../fields/kind.ts';
import { rowsIn } from '../fields/repeat.ts';
import type { Row } from '../fields/repeat.ts';

/** Typed views of answers for checks, which must live with whatever is there. */
export function textIn(answers: Answers, field: string): string {
  const value = answers[field];
  return typeof value === 'string' ? value : '';
}

export function numberIn(answers: Answers, field: string): number | null {
  const value = answers[field];
  return typeof value === 'number' ? value : null;
}

export function dayIn(answers: Answers, field: string): Day | null {
  const parsed = daySchema.safeParse(answers[field]);
  return parsed.success ? parsed.data : null;
}

export function textsIn(answers: Answers, field: string): string[] {
  const value = answers[field];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

export function rowsOf(answers: Answers, field: string): Row[] {
  return rowsIn(answers[field]);
}

/** Empty is empty, however it is written; the parts of an answer have no order. */
export function isSameAnswer(a: unknown, b: unknown): boolean {
  return answerKey(a) === answerKey(b);
}

/** The same answer gives the same key. */
export function answerKey(value: unknown): string {
  if (isBlank(value)) return 'null';
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  );
}
