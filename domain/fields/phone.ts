import * as z from 'zod/mini';
import { toLatinDigits } from '../thai/number.ts';
import { shortLabel } from './field.ts';
import type { Schema } from './field.ts';
import { isText, defineKind } from './kind.ts';

const mobile = /^0[689]\d{8}$/;
/** An office may have only a landline with 9 digits. */
export const anyPhone = /^0([689]\d{8}|[2-7]\d{7})$/;

export const phone = defineKind<'phone'>({
  kind: 'phone',
  normalize: (value) => (isText(value) ? phoneDigits(value) : value),
  schema: (field): Schema =>
    field.landline
      ? z.string().check(z.regex(anyPhone, `${shortLabel(field)}ต้องมี 9 หรือ 10 หลัก เช่น 053123456`))
      : z.string().check(z.regex(mobile, `${shortLabel(field)}ต้องมี 10 หลัก เช่น 0812345678`)),
  draftType: isText,
  toText: (value) => (isText(value) ? grouped(value) : ''),
  texts: (value) => (isText(value) ? [value] : []),
});

/**
 * The digits of a typed phone number. Thai digits become Latin, spaces, dashes, dots and brackets are
 * removed, and a leading 66 or +66 becomes 0.
 */
export function phoneDigits(value: string): string {
  const plain = toLatinDigits(value).replace(/[\s\-().\u2010-\u2015]/g, '');
  return plain.replace(/^\+?66(?=\d{8,9}$)/, '0');
}

/** Formats as 081-234-5678 or 053-123-456. */
function grouped(value: string): string {
  return value.replace(/^(\d{3})(\d{3})(\d{3,4})$/, '$1-$2-$3');
}

/**
 * The number a phone dials: the first of several, without its extension. 053-000104 ต่อ 2 gives
 * 053000104. Empty when there is none.
 */
export function dialledNumber(typed: string): string {
  const [first = ''] = typed.split(/[,;/]|ต่อ|กด/);
  const digits = phoneDigits(first);
  return anyPhone.test(digits) ? digits : '';
}
