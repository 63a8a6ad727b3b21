import * as z from 'zod/mini';
import { countGraphemes } from '../thai/text.ts';
import { counted, isRefs, maxPerField, refs, refsOf } from './attachments.ts';
import { shortLabel } from './field.ts';
import type { FieldOf, FormContext, Schema } from './field.ts';
import { isRecord, isText, defineKind } from './kind.ts';
import { trimLines } from './text.ts';

const longest = 1000;
const keys = ['score', 'note', 'reason', 'photos'];

/** Created once and shared, because a grading form has 23 indicators and creating schemas is slow. */
const answeredSchema = z.strictObject({
  score: z.number('กรุณาเลือกคะแนนข้อนี้'),
  note: z.optional(words('บันทึก')),
  reason: z.optional(words('เหตุผล')),
  photos: z.optional(refs(maxPerField, 'หลักฐาน')),
});

/**
 * A score with a note and evidence. A score that differs from the previous round needs a reason.
 */
export const indicator = defineKind<'indicator'>({
  kind: 'indicator',
  normalize: (value) => (isRecord(value) ? cleanParts(value) : value),
  schema: (field, ctx): Schema =>
    answeredSchema.check((given) => {
      const message = problemOf({ field, value: given.value, ctx });
      if (message) given.issues.push({ code: 'custom', message, input: given.value });
    }),
  isEmpty: (value) =>
    isRecord(value)
      ? value['score'] === undefined || value['score'] === null
      : value === undefined || value === null || value === '',
  missing: (field) => `กรุณาเลือกคะแนนข้อ ${shortLabel(field)}`,
  draftType: (value) =>
    isRecord(value) &&
    Object.keys(value).every((key) => keys.includes(key)) &&
    typeof (value['score'] ?? 0) === 'number' &&
    isText(value['note'] ?? '') &&
    isText(value['reason'] ?? '') &&
    isRefs(value['photos'] ?? []),
  toText: (value, { field }) => textOf(value, field),
  columns: (field) => [
    { path: field.id, label: shortLabel(field), type: 'number' },
    { path: `${field.id}-note`, label: `${field.indicatorId} หมายเหตุ`, type: 'text' },
  ],
  toCells: (value) => [scoreOf(value), noteOf(value)],
  texts: (value) => (isRecord(value) ? [value['note'], value['reason']].filter(isText) : []),
  attachmentIds: (value) => (isRecord(value) ? refsOf(value['photos']).map((ref) => ref.id) : []),
});

interface Given {
  field: FieldOf<'indicator'>;
  value: unknown;
  ctx: FormContext;
}

export function scoreOf(value: unknown): number | null {
  return isRecord(value) && typeof value['score'] === 'number' ? value['score'] : null;
}

/**
 * The question "คะแนนเปลี่ยนจาก 1 เป็น 2 เพราะอะไร" when the score differs from the previous round,
 * else null.
 */
export function whyChanged({ field, value, ctx }: Given): string | null {
  const [before, after] = [scoreOf(ctx.previous?.[field.id]), scoreOf(value)];
  if (before === null || after === null || before === after) return null;
  return `คะแนนเปลี่ยนจาก ${before} เป็น ${after} เพราะอะไร`;
}

function problemOf(given: Given & { value: z.infer<typeof answeredSchema> }): string | null {
  const { field, value } = given;
  if (!field.choices.some((choice) => choice.score === value.score)) {
    return `กรุณาเลือกคะแนนข้อ ${shortLabel(field)}`;
  }
  return value.reason ? null : whyChanged(given);
}

function words(label: string) {
  return z
    .string()
    .check(
      z.refine(
        (value: string) => countGraphemes(value) <= longest,
        `${label}ต้องไม่เกิน ${longest} ตัวอักษร`,
      ),
    );
}

/** Removes blank notes, so that equal answers compare as equal. */
function cleanParts(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const tidied = Object.entries(value).map(
    ([key, part]) => [key, isText(part) ? trimLines(part) : part] as const,
  );
  return Object.fromEntries(
    tidied.filter(
      ([, part]) =>
        part !== '' && part !== undefined && !(Array.isArray(part) && part.length === 0),
    ),
  );
}

function textOf(value: unknown, field: FieldOf<'indicator'>): string {
  const score = scoreOf(value);
  if (score === null || !isRecord(value)) return '';
  const words = field.choices.find((choice) => choice.score === score)?.text ?? '';
  const photos = counted(value['photos'], 'รูป');
  return [
    `${score} คะแนน ${words}`.trim(),
    isText(value['note']) ? `บันทึก: ${value['note']}` : '',
    isText(value['reason']) ? `เหตุผลที่คะแนนเปลี่ยน: ${value['reason']}` : '',
    photos && `หลักฐาน: ${photos}`,
  ]
    .filter((text) => text !== '')
    .join('\n');
}

function noteOf(value: unknown): string | null {
  if (!isRecord(value)) return null;
  return [value['note'], value['reason']].filter(isText).join(' / ') || null;
}
