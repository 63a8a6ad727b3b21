import type { Answers, Field } from '../fields/field.ts';

/** Kinds whose values cannot contain a name. A text can. */
const impersonal: ReadonlySet<Field['kind']> = new Set([
  'date',
  'time',
  'choice',
  'choices',
  'yesNo',
]);

const numbers: ReadonlySet<Field['kind']> = new Set(['integer', 'money']);

/** The answers that may leave without the personal scope. A list is only counted. */
export function impersonalAnswers(fields: readonly Field[], answers: Answers): Answers {
  const entries = fields.flatMap((field): [string, unknown][] => {
    const value = answers[field.id];
    if (value === undefined || value === null) return [];
    if (impersonal.has(field.kind)) return [[field.id, value]];
    if (numbers.has(field.kind)) return typeof value === 'number' ? [[field.id, value]] : [];
    if (field.kind === 'indicator') return [[field.id, scoreIn(value)]];
    if (field.kind === 'repeat' && Array.isArray(value)) return [[field.id, value.length]];
    return [];
  });
  return Object.fromEntries(entries);
}

function scoreIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'score' in value ? value.score : null;
}
