import { attachmentRefSchema } from '../fields/attachments.ts';
import { isRecord } from '../fields/kind.ts';

/** The ids of all files that answers name, in any field, list row or indicator. */
export function fileIdsIn(answers: unknown): string[] {
  const ref = attachmentRefSchema.safeParse(answers);
  if (ref.success) return [ref.data.id];
  if (Array.isArray(answers)) return answers.flatMap(fileIdsIn);
  return isRecord(answers) ? Object.values(answers).flatMap(fileIdsIn) : [];
}
