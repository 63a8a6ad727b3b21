import { isRecord } from '#domain/fields/kind.ts';
import type { Kind } from '#domain/form/form.ts';

/**
 * A typed text as a reader sees it: one space for every run of spaces and line breaks, Thai digits as 0–9,
 * no invisible characters. It does not use the product’s own cleaning.
 */
export function seen(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[ \t\n-\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g, ' ')
    .replace(/[\p{Cc}\u2800\ufff9-\ufffb]/gu, '')
    .replace(/\p{Cs}/gu, '')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFC')
    .replace(/ +/g, ' ')
    .trim();
}

/**
 * True when both texts have the same words. Only runs of more than three marks, which occur in no language,
 * may be shortened.
 */
function isSameText(value: string, typed: string): boolean {
  const hasRun = /\p{M}{4}/u.test(seen(typed).normalize('NFD'));
  return hasRun ? withoutMarks(value) === withoutMarks(typed) : seen(value) === seen(typed);
}

function withoutMarks(text: string): string {
  return seen(text).normalize('NFD').replace(/\p{M}/gu, '');
}

const number = String.raw`\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?`;
const times: Readonly<Record<string, number>> = {
  ร้อย: 100,
  พัน: 1e3,
  หมื่น: 1e4,
  แสน: 1e5,
  ล้าน: 1e6,
};
const amount = String.raw`(?<number>${number}) ?(?<times>ร้อย|พัน|หมื่น|แสน|ล้าน)?(?: ?[.,/=]?[-\u2010-\u2015])?`;
const moneyText = new RegExp(
  `^฿? ?(?:${amount}) ?(?:(?:บาท|บ\\.?)? ?(?:ถ้วน)?|บาท ?(?<satang>\\d{1,2}) ?สตางค์)$`,
);

function amountOf(groups: Readonly<Record<string, string | undefined>>): number {
  const written = Number((groups['number'] ?? '').replaceAll(',', ''));
  const value = written * (times[groups['times'] ?? ''] ?? 1) + Number(groups['satang'] ?? 0) / 100;
  return Number(value.toFixed(6));
}

function isAmount(pattern: RegExp, { typed, value }: { typed: string; value: unknown }): boolean {
  const match = pattern.exec(seen(typed).replace(/ (?!\d)|(?<!\d) /g, ''));
  return match?.groups !== undefined && amountOf(match.groups) === value;
}

/** A number of people may only be followed by its unit, as in 5 คน. */
const peopleText = new RegExp(`^(?:${amount}) ?(?:คน|ราย|ท่าน)?$`);

const phoneText =
  /^(?<main>[\d\s().+\-–]+?)(?: ?(?:ต่อ|กด|ext|#)[ .:]*(?<extension>\d{1,6})[ .:]*)?$/i;

function isPhone(typed: string, value: string): boolean {
  const { main = '', extension } = phoneText.exec(seen(typed))?.groups ?? {};
  const digits = main.replace(/\D/g, '').replace(/^(?:00)?66(?=0?\d{8,9}$)0?/, '0');
  return value === (extension === undefined ? digits : `${digits} ต่อ ${extension}`);
}

/** The beginning of each month’s name in every usual spelling, without dots. */
const months = Array.from({ length: 12 }, (_, index) => {
  const on = new Date(Date.UTC(2025, index, 15));
  return (['long', 'short'] as const).map((month) =>
    new Intl.DateTimeFormat('th', { month, timeZone: 'UTC' })
      .format(on)
      .replaceAll('.', '')
      .slice(0, 4),
  );
});
const weekdays = ['อาทิตย์', 'จันทร์', 'อังคาร', 'พุธ', 'พฤหัส', 'ศุกร์', 'เสาร์'];

function isDate(typed: string, value: string): boolean {
  const text = seen(typed);
  const [year = 0, month = 0, date = 0] = value.split('-').map(Number);
  const weekday = weekdays.findIndex((name) => text.includes(name));
  if (weekday >= 0 && new Date(`${value}T00:00Z`).getUTCDay() !== weekday) return false;
  const written = Array.from(text.match(/\d+/g) ?? [], Number);
  const years = [year, year + 543, year % 100, (year + 543) % 100];
  if (written.length === 2) {
    const bare = text.replace(/[. ]/g, '');
    const named = months.flatMap((names, index) =>
      names.some((name) => bare.includes(name)) ? [index + 1] : [],
    );
    // A misspelt month matches none of the names.
    const isMonth = named.length === 0 || named.includes(month);
    return isMonth && written[0] === date && years.includes(written[1] ?? -1);
  }
  const [first, second, third] = written;
  if (written.length !== 3 || second !== month) return false;
  return (
    (first === date && years.includes(third ?? -1)) ||
    (third === date && years.includes(first ?? -1))
  );
}

function isTime(typed: string, value: string): boolean {
  const [, hour = '', minute = ''] =
    /^(\d{1,2}) ?[.:] ?(\d\d) ?(?:น ?\.?)?$/.exec(seen(typed)) ?? [];
  return value === `${hour.padStart(2, '0')}:${minute}`;
}

/**
 * True when no letter of the name is lost. A prefix may be written out (น.ส. as นางสาว), and letters may
 * move between the boxes.
 */
function isName(typed: string, value: Readonly<Record<string, unknown>>): boolean {
  const kept = letters(
    `${String(value['prefix'])}${String(value['first'])}${String(value['last'])}`,
  );
  const spelt = (text: string) => text.replaceAll('นส', 'นางสาว');
  return isSameText(kept, letters(typed)) || isSameText(spelt(kept), spelt(letters(typed)));
}

function letters(text: string): string {
  return seen(text).replaceAll('\u0e4d\u0e32', '\u0e33').replaceAll('เเ', 'แ').replace(/[ .]/g, '');
}

export const typedKinds = [
  'text',
  'longText',
  'integer',
  'money',
  'phone',
  'date',
  'time',
  'personName',
  'place',
] as const satisfies readonly Kind[];
export type TypedKind = (typeof typedKinds)[number];

/** True when an accepted answer has the meaning of the typed text. The number is a number of people. */
export function keepsMeaning(kind: TypedKind, typed: string, value: unknown): boolean {
  if (isRecord(value))
    return kind === 'place' ? isSameText(String(value['text']), typed) : isName(typed, value);
  const text = String(value);
  switch (kind) {
    case 'integer':
      return isAmount(peopleText, { typed, value });
    case 'money':
      return isAmount(moneyText, { typed, value });
    case 'phone':
      return isPhone(typed, text);
    case 'date':
      return isDate(typed, text);
    case 'time':
      return isTime(typed, text);
    default:
      return isSameText(text, typed);
  }
}
