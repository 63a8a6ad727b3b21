import * as z from 'zod/mini';
import { cleanLine } from '../thai/invisible.ts';
import type { Schema } from './field.ts';
import { isRecord, isText, defineKind } from './kind.ts';

/** A place as text, with coordinates if the phone provided them. */
export const place = defineKind<'place'>({
  kind: 'place',
  normalize: (value) => {
    if (!isRecord(value) || !isText(value['text'])) return value;
    return { ...value, text: cleanLine(value['text']) };
  },
  schema: (field): Schema => {
    const label = field.label;
    return z.strictObject(
      {
        text: z
          .string(`กรุณากรอก${label}`)
          .check(
            z.minLength(1, `กรุณากรอก${label}`),
            z.maxLength(200, `${label}ต้องไม่เกิน 200 ตัวอักษร`),
          ),
        lat: z.optional(z.number().check(z.minimum(-90), z.maximum(90))),
        lng: z.optional(z.number().check(z.minimum(-180), z.maximum(180))),
      },
      `${label}ไม่ถูกต้อง`,
    );
  },
  isEmpty: (value) =>
    isRecord(value)
      ? !value['text'] && value['lat'] === undefined
      : value === undefined || value === null || value === '',
  draftType: (value) =>
    isRecord(value) &&
    Object.keys(value).every((key) => ['text', 'lat', 'lng'].includes(key)) &&
    isText(value['text'] ?? ''),
  toText: (value) => (isRecord(value) && isText(value['text']) ? value['text'] : ''),
  texts: (value) => (isRecord(value) && isText(value['text']) ? [value['text']] : []),
});
