import { shortLabel } from './field.ts';
import type { Kind, FieldKind } from './field.ts';

/** The properties that each kind must define itself; all others have a default. */
type RequiredKey = 'kind' | 'schema' | 'draftType' | 'toText';

/** Adds the defaults most kinds share: one text column, no normalization, no attachments. */
export function defineKind<K extends Kind>(
  definition: Pick<FieldKind<K>, RequiredKey> & Partial<FieldKind<K>>,
): FieldKind<K> {
  return {
    normalize: (value) => value,
    isEmpty: isBlank,
    missing: (field) => `กรุณากรอก${field.label}${exampleIn(field)}`,
    columns: (field) => [{ path: field.id, label: shortLabel(field), type: 'text' }],
    toCells: (value, of) => [definition.toText(value, of) || null],
    readings: () => [],
    texts: () => [],
    attachmentIds: () => [],
    ...definition,
  };
}

/** The hint if it is an example, such as เช่น 12/2567. */
function exampleIn({ hint }: { hint?: string }): string {
  return hint?.startsWith('เช่น') === true ? ` ${hint}` : '';
}

export function isBlank(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
