import type { Level } from '../centre/centre.ts';
import type { Criteria } from '../criteria/criteria.ts';
import type { Answers } from '../fields/field.ts';
import { rowsIn } from '../fields/repeat.ts';
import { fieldsOf } from './definition.ts';
import type { Form, FormTitle } from './definition.ts';

/** What a version of a form asks; its name is the form's own. */
export type FormVersion = Omit<Form, 'id' | 'title'>;

/** A form, whole: the only place it is written, besides its line in domain/forms/index.ts. */
export interface FormDefinition {
  title: FormTitle;
  /** The centres it is made for. */
  levels: readonly Level[];
  /**
   * Every version ever used, oldest first: old reports stay readable for ever. Null when one cannot be
   * built from what is there.
   */
  versions: readonly ((criteria: Criteria | undefined) => FormVersion | null)[];
}

export interface RequestedVersion {
  /** The newest when absent; a submission asks for the one it was made with. */
  version?: number;
  /** Grading is built from its criteria set. */
  criteria?: Criteria;
}

/** A form as it was in the version asked for. */
export function versionOf(
  { id, definition }: { id: string; definition: FormDefinition },
  { version, criteria }: RequestedVersion,
): Form | null {
  const { title, versions } = definition;
  const found = versions[(version ?? versions.length) - 1]?.(criteria);
  return found ? { id, title, ...found } : null;
}

/** Answers of an older version as the form of today can take them: what it no longer asks falls away. */
export function migrateAnswers(form: Form, answers: Answers): Record<string, unknown> {
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
