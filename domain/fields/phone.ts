import * as z from 'zod/mini';
import { cleanValue } from '../thai/invisible.ts';
import { toLatinDigits } from '../thai/number.ts';
import type { Schema } from './field.ts';
import { isText, defineKind } from './kind.ts';

const mobile = /^0[689]\d{8}$/;
/** A number of ten digits, or a landline with nine, which may be all that an office has. */
const dialled = /^0([689]\d{8}|[2-7]\d{7})$/;
/**
 * The form in which numbers are stored: 0812345678, 053123456, or 053123456 ต่อ 12 through a
 * switchboard.
 */
export const anyPhone = /^0([689]\d{8}|[2-7]\d{7}(?: ต่อ \d{1,6})?)$/;

export const phone = defineKind<'phone'>({
  kind: 'phone',
  normalize: (value) => (isText(value) ? phoneNumber(value) : value),
  schema: (field): Schema =>
    field.landline
      ? z
          .string()
          .check(
            z.regex(anyPhone, `${field.label}ต้องมี 9 หรือ 10 หลัก เช่น 0812345678 หรือ 053123456 ต่อ 12`),
          )
      : z.string().check(z.regex(mobile, `${field.label}ต้องมี 10 หลัก เช่น 0812345678`)),
  draftType: isText,
  toText: (value) => (isText(value) ? phoneText(value) : ''),
  texts: (value) => (isText(value) ? [value] : []),
});

const extensionMark = /ต่อ|กด|ext|#/i;

/**
 * The stored form of a typed number. It reads Thai digits, spaces, dashes, +66 and an extension. Text
 * that is not a number is returned as typed, so that the person recognizes it.
 */
export function phoneNumber(typed: string): string {
  const text = withoutLabel(toLatinDigits(cleanValue(typed)));
  const [main = '', extension, ...more] = text.split(extensionMark);
  const digits = phoneDigits(main);
  if (extension === undefined) return /^\d+$/.test(digits) || onlyDash.test(text) ? digits : text;
  const [, inner] = /^[ .:]*(\d{1,6})[ .:]*$/.exec(extension) ?? [];
  if (inner && more.length === 0 && dialled.test(digits)) return `${digits} ต่อ ${inner}`;
  return text;
}

/** Removes a label such as โทร. and the apostrophe that Excel puts before a text. */
function withoutLabel(text: string): string {
  return text.replace(
    /^(?:'|(?:เบอร์โทรศัพท์|เบอร์โทร|เบอร์บ้าน|เบอร์มือถือ|เบอร์|โทรศัพท์|โทร|มือถือ|บ้าน|tel|mobile)[ .:]{0,3})(?=[+(\d])/i,
    '',
  );
}

/** People write a dash to say that there is no number. */
const onlyDash = /^[\s\-\u2010-\u2015\u2212]*$/;

/** The digits of a typed number without an extension. */
export function phoneDigits(value: string): string {
  const plain = toLatinDigits(cleanValue(value)).replace(/[\s\-()._\u2010-\u2015\u2212]/g, '');
  return plain.replace(/^(?:\+|00)?66(?=0?\d{8,9}$)0?/, '0');
}

/** Writes a number as 081-234-5678, 053-123-456 or 053-123-456 ต่อ 12. */
export function phoneText(value: string): string {
  return value.replace(/^(\d{3})(\d{3})(\d{3,4})(?= |$)/, '$1-$2-$3');
}

/**
 * The number to dial: the first one in the text, without its extension. 053-000104 ต่อ 2 and
 * 053-000104-5 give 053000104. Empty when there is no number.
 */
export function dialledNumber(typed: string): string {
  const [first = ''] = typed.split(/[,;/]|ต่อ|กด|ext|#/i);
  const digits = phoneDigits(first);
  if (dialled.test(digits)) return digits;
  // In 053-000104-5 the end means lines 104 and 105.
  const oneLine = phoneDigits(first.replace(/-\d{1,2}$/, ''));
  return dialled.test(oneLine) ? oneLine : '';
}
