import type { Criteria } from './criteria.ts';
import type { Answers } from './fields/field.ts';
import { rowsIn } from './fields/repeat.ts';
import { fieldsOf } from './form-definition.ts';
import type { Form } from './form-definition.ts';

/** One version of a form; null when it cannot be built from what is there. */
export type Build = (criteria: Criteria | undefined) => Form | null;

export interface Wanted {
  /** The newest when absent; a submission asks for the one it was made with. */
  version?: number;
  /** Grading is built from its criteria set. */
  criteria?: Criteria;
}

/** A form as it was in the version asked for; versions are kept oldest first, for ever. */
export function versionOf(builds: readonly Build[], { version, criteria }: Wanted): Form | null {
  return builds[(version ?? builds.length) - 1]?.(criteria) ?? null;
}

/** Answers of an older version as the form of today can take them: what it no longer asks falls away. */
export function carriedOver(form: Form, answers: Answers): Record<string, unknown> {
  const kept = fieldsOf(form).filter((field) => Object.hasOwn(answers, field.id));
  return Object.fromEntries(
    kept.map((field) => {
      const value = answers[field.id];
      if (field.kind !== 'repeat' || !Array.isArray(value)) return [field.id, value];
      const known = new Set(['id', ...field.fields.map((one) => one.id)]);
      const rows = rowsIn(value).map((row) =>
        Object.fromEntries(Object.entries(row).filter(([key]) => known.has(key))),
      );
      return [field.id, rows];
    }),
  );
}
