import type { Answers, Field } from '../fields/field.ts';

/** Kinds of fields whose values cannot contain a name. Texts can contain one. */
const impersonal: ReadonlySet<Field['kind']> = new Set([
  'date',
  'time',
  'choice',
  'choices',
  'yesNo',
]);

const numbers: ReadonlySet<Field['kind']> = new Set(['integer', 'money']);

/**
 * The answers that a key without the personal scope may read. Of a list only the number of rows is
 * given.
 */
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
