import * as z from 'zod/mini';
import { countGraphemes, limitMarks } from '../thai/text.ts';
import { shortLabel } from './field.ts';
import type { FieldOf } from './field.ts';
import { isText, defineKind } from './kind.ts';
import { textLengths, unitsPerLetter } from './size.ts';

export const text = defineKind<'text'>({
  kind: 'text',
  normalize: (value) => (isText(value) ? trimLines(value).replace(/\s+/g, ' ') : value),
  schema,
  draftType: isText,
  toText: (value) => (isText(value) ? value : ''),
  texts: textsOf,
});

export const longText = defineKind<'longText'>({
  kind: 'longText',
  normalize: (value) =>
    isText(value)
      ? trimLines(value)
          .replace(/[ \t]+/g, ' ')
          .replace(/ ?\n ?/g, '\n')
          .replace(/\n{3,}/g, '\n\n')
      : value,
  schema,
  draftType: isText,
  toText: (value) => (isText(value) ? value : ''),
  texts: textsOf,
});

function schema(field: FieldOf<'text'> | FieldOf<'longText'>) {
  const max = field.max ?? textLengths[field.kind];
  const tooLong = `${shortLabel(field)}ต้องไม่เกิน ${max} ตัวอักษร`;
  return z.string(`${shortLabel(field)}ต้องเป็นข้อความ`).check(
    // People count letters, storage counts code units. The second limit stops letters with very
    // many marks.
    z.maxLength(max * unitsPerLetter, tooLong),
    z.refine((value: string) => value.length <= max || countGraphemes(value) <= max, tooLong),
  );
}

/** Removes zero-width and control characters. They come with pasted text and break searching. */
export function trimLines(value: string): string {
  return (
    limitMarks(value)
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\u200e\u200f\u2060\ufeff]/g, '')
      .normalize('NFC')
      .trim()
  );
}

export function textsOf(value: unknown): string[] {
  return isText(value) ? [value] : [];
}
