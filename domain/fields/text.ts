import * as z from 'zod/mini';
import { cleanLine, cleanLines } from '../thai/invisible.ts';
import { countGraphemes } from '../thai/text.ts';
import type { FieldOf } from './field.ts';
import { isText, defineKind } from './kind.ts';
import { textLengths, unitsPerLetter } from './size.ts';

export const text = defineKind<'text'>({
  kind: 'text',
  normalize: (value) => (isText(value) ? cleanLine(value) : value),
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
  const tooLong = `${field.label}ต้องไม่เกิน ${max} ตัวอักษร`;
  return z.string(`${field.label}ต้องเป็นข้อความ`).check(
    // The maximum counts letters, as people do. Code units are limited too, because a letter can
    // carry very many marks.
    z.maxLength(max * unitsPerLetter, tooLong),
    z.refine((value: string) => value.length <= max || countGraphemes(value) <= max, tooLong),
  );
}

/** Removes invisible and control characters. They come with pasted text and break searching. */
export function trimLines(value: string): string {
  return cleanLines(value);
}

export function textsOf(value: unknown): string[] {
  return isText(value) ? [value] : [];
}
