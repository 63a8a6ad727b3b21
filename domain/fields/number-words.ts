import { cleanValue } from '../thai/invisible.ts';
import { toLatinDigits } from '../thai/number.ts';
import type { FieldOf } from './field.ts';
import { isText } from './kind.ts';

/** Words for people: a question in คน is also answered with 5 ราย. */
const peopleWords = ['คน', 'ราย', 'ท่าน'];
const villageWords = ['หมู่ที่', 'หมู่บ้านที่', 'หมู่', 'ม.'];
const yearWords = ['ปี พ.ศ.', 'พ.ศ.', 'ปี'];

/**
 * The number of 5 คน, ม.3, หมู่ที่ 3 or พ.ศ. 2568 without its word. A word of another question stays: 5 ครัวเรือน is no
 * number of people.
 */
export function withoutUnit(value: unknown, field: FieldOf<'integer'>): unknown {
  if (!isText(value)) return value;
  const typed = cleanValue(value);
  const before = leadsOf(field).find((word) => typed.startsWith(word)) ?? '';
  const rest = typed.slice(before.length).trim();
  const after = unitsOf(field).find((word) => rest.endsWith(word)) ?? '';
  const number = after === '' ? rest : rest.slice(0, -after.length).trim();
  return number === '' ? typed : number;
}

function leadsOf({ lead, isYear }: FieldOf<'integer'>): readonly string[] {
  if (isYear) return yearWords;
  if (lead === undefined) return [];
  return villageWords.includes(lead) ? villageWords : [lead];
}

function unitsOf({ unit }: FieldOf<'integer'>): readonly string[] {
  if (unit === undefined) return [];
  return peopleWords.includes(unit) ? peopleWords : [unit];
}

/** The number of 1,500 บาท, ฿1,500, 1,500 บาทถ้วน or 1,500 บาท 50 สตางค์. */
export function withoutBaht(value: unknown): unknown {
  if (!isText(value)) return value;
  const typed = toLatinDigits(cleanValue(value));
  const [, whole = '', satang = ''] = /^฿? ?([\d,]+) ?บาท ?(\d{1,2}) ?สตางค์$/.exec(typed) ?? [];
  if (satang !== '') return `${whole}.${satang.padStart(2, '0')}`;
  const number = typed.replace(/^฿ ?/, '').replace(/ ?(?:บาท ?)?ถ้วน$| ?บาท$| ?บ\.?$/, '');
  return number === '' ? typed : number;
}
