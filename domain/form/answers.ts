import { daySchema } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import type { Answers } from '../fields/field.ts';
import { isBlank } from '../fields/kind.ts';
import { rowsIn } from '../fields/repeat.ts';
import type { Row } from '../fields/repeat.ts';

/** Typed access to answers for checks. Wrong types become empty values. */
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
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function rowsOf(answers: Answers, field: string): Row[] {
  return rowsIn(answers[field]);
}

/** Compares answers. All empty values are equal, and the order of the keys in an answer does not matter. */
export function isSameAnswer(a: unknown, b: unknown): boolean {
  return answerKey(a) === answerKey(b);
}

/** Equal answers have equal keys. */
export function answerKey(value: unknown): string {
  if (isBlank(value)) return 'null';
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  );
}
