import * as z from 'zod/mini';
import { limits } from '../limits.ts';
import { shortLabel } from './field.ts';
import type { Schema } from './field.ts';
import { isRecord, isText, defineKind } from './kind.ts';

export const attachmentRefSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().check(z.maxLength(200)),
});
export type AttachmentRef = z.infer<typeof attachmentRefSchema>;

export const maxPerField = limits.upload.filesPerField;

export const photos = defineKind<'photos'>({
  kind: 'photos',
  normalize: once,
  schema: (field): Schema => refs(field.max ?? maxPerField, field.label),
  missing: (field) => `กรุณาแนบ${field.label}อย่างน้อย 1 รูป`,
  draftType: isRefs,
  toText: (value) => counted(value, 'รูป'),
  toCells: (value) => [refsOf(value).length],
  columns: (field) => [{ path: field.id, label: `${shortLabel(field)} (รูป)`, type: 'number' }],
  texts: namesOf,
  attachmentIds: (value) => refsOf(value).map((ref) => ref.id),
});

export const files = defineKind<'files'>({
  kind: 'files',
  normalize: once,
  schema: (field): Schema => refs(field.max ?? maxPerField, field.label),
  missing: (field) => `กรุณาแนบ${field.label}`,
  draftType: isRefs,
  toText: (value) =>
    refsOf(value)
      .map((ref) => ref.name)
      .join(', '),
  toCells: (value) => [refsOf(value).length],
  columns: (field) => [{ path: field.id, label: `${shortLabel(field)} (ไฟล์)`, type: 'number' }],
  texts: namesOf,
  attachmentIds: (value) => refsOf(value).map((ref) => ref.id),
});

export function refs(max: number, label: string) {
  return z
    .array(attachmentRefSchema, `${label}ไม่ถูกต้อง กรุณาแนบใหม่`)
    .check(z.maxLength(max, tooManyText(label, max)));
}

function tooManyText(label: string, max: number): string {
  return `${label}แนบได้ไม่เกิน ${max} รายการ`;
}

/** The message for an answer with more files than allowed, else null. A file named twice counts once. */
export function countProblem(
  value: unknown,
  { max, label }: { max: number; label: string },
): string | null {
  if (!Array.isArray(value) || value.length <= max) return null;
  const files = once(value);
  return Array.isArray(files) && files.length > max ? tooManyText(label, max) : null;
}

/** The well-formed file references. Malformed ones are left to the schema, which reports them. */
export function refsOf(value: unknown): AttachmentRef[] {
  return Array.isArray(value)
    ? value.flatMap((item) => attachmentRefSchema.safeParse(item).data ?? [])
    : [];
}

function namesOf(value: unknown): string[] {
  return refsOf(value).map((ref) => ref.name);
}

export function isRefs(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => attachmentRefSchema.safeParse(item).success);
}

/** Removes files that are named more than once. */
function once(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const seen = new Set<unknown>();
  return value.filter((item: unknown) => {
    const id = isRecord(item) && isText(item['id']) ? item['id'] : item;
    return seen.has(id) ? false : seen.add(id);
  });
}

export function counted(value: unknown, unit: string): string {
  const count = refsOf(value).length;
  return count === 0 ? '' : `${count} ${unit}`;
}
