import { attachmentRefSchema } from '../fields/attachments.ts';
import { isRecord } from '../fields/kind.ts';

/** The ids of all files that answers name, in any field, list row or indicator. */
export function fileIdsIn(answers: unknown): string[] {
  const ref = attachmentRefSchema.safeParse(answers);
  if (ref.success) return [ref.data.id];
  if (Array.isArray(answers)) return answers.flatMap(fileIdsIn);
  return isRecord(answers) ? Object.values(answers).flatMap(fileIdsIn) : [];
}

/** The answers without these files, wherever they are named. */
export function withoutFiles(
  answers: Readonly<Record<string, unknown>>,
  ids: ReadonlySet<string>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [key, withoutFilesIn(value, ids)]),
  );
}

function withoutFilesIn(value: unknown, ids: ReadonlySet<string>): unknown {
  if (Array.isArray(value))
    return value.filter((item) => !isFileOf(item, ids)).map((item) => withoutFilesIn(item, ids));
  return isRecord(value) && !(value instanceof Date) ? withoutFiles(value, ids) : value;
}

function isFileOf(value: unknown, ids: ReadonlySet<string>): boolean {
  const ref = attachmentRefSchema.safeParse(value);
  return ref.success && ids.has(ref.data.id);
}
