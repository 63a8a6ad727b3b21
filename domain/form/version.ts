import type { Level } from '../centre/centre.ts';
import type { Criteria } from '../criteria/criteria.ts';
import type { Answers } from '../fields/field.ts';
import { rowsIn } from '../fields/repeat.ts';
import { fieldsOf } from './definition.ts';
import type { Form, FormTitle } from './definition.ts';

/** The content of one form version, without the form's name. */
export type FormVersion = Omit<Form, 'id' | 'title'>;

/** The complete definition of a form. It must also be listed in domain/forms/index.ts. */
export interface FormDefinition {
  title: FormTitle;
  /** Other words that people type in chat for this form. */
  said?: readonly string[];
  /** The levels of the centres that fill in this form. */
  levels: readonly Level[];
  /**
   * Every version ever used, oldest first, so that old reports stay readable. A version returns
   * null when the criteria it needs are missing.
   */
  versions: readonly ((criteria: Criteria | undefined) => FormVersion | null)[];
}

export interface RequestedVersion {
  /** The version to use; the newest by default. A submission uses the version it was made with. */
  version?: number;
  /** The criteria set from which a grading form is built. */
  criteria?: Criteria;
}

/** The form in the requested version. */
export function versionOf(
  { id, definition }: { id: string; definition: FormDefinition },
  { version, criteria }: RequestedVersion,
): Form | null {
  const { title, versions } = definition;
  const formVersion = versions[(version ?? versions.length) - 1]?.(criteria);
  return formVersion ? { id, title, ...formVersion } : null;
}

/** Converts answers of an older version. Answers to questions that no longer exist are removed. */
export function migrateAnswers(form: Form, answers: Answers): Record<string, unknown> {
  const knownFields = fieldsOf(form).filter((field) => Object.hasOwn(answers, field.id));
  return Object.fromEntries(
    knownFields.map((field) => {
      const value = answers[field.id];
      if (field.kind !== 'repeat' || !Array.isArray(value)) return [field.id, value];
      const known = new Set(['id', ...field.fields.map((rowField) => rowField.id)]);
      const rows = rowsIn(value).map((row) =>
        Object.fromEntries(Object.entries(row).filter(([key]) => known.has(key))),
      );
      return [field.id, rows];
    }),
  );
}
