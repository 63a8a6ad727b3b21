import { cleanValue } from './invisible.ts';
import { toLatinDigits } from './number.ts';

/**
 * A number as people write it. `ask`: the separators can be read in several ways, so the person
 * chooses one of `readings`; the most literal comes first.
 */
export type Amount =
  | { kind: 'number'; value: number }
  | { kind: 'ask'; readings: readonly number[] }
  | { kind: 'empty' }
  | { kind: 'unreadable' };

const unreadable: Amount = { kind: 'unreadable' };
const longestAmount = 60;
const multiples: Readonly<Record<string, number>> = {
  ร้อย: 100,
  พัน: 1_000,
  หมื่น: 10_000,
  แสน: 100_000,
  ล้าน: 1_000_000,
};
/** People write these in a column when there is nothing to count. */
const onlyDash = /^\.?[-\u2010-\u2015\u2212]+$/;
const minus = /^[-\u2212]/;
/** 1 500 can be one number, or two numbers that were pasted together. */
const gap = /\d[.,]? [.,]?\d/;
const wholeDigits = /^\d{1,15}$/;
const grouped = /^\d{1,3}(?:,\d{3}){1,4}$/;

/**
 * Reads 1,500 · ๑,๕๐๐ · 1500.50 · 1,500.- · 5 หมื่น. A comma separates thousands only if every group
 * has three digits. A dot separates at most two decimals. `decimals` says how many the field accepts.
 */
export function readAmount(text: string, { decimals }: { decimals: number }): Amount {
  if (text.length > longestAmount) return unreadable;
  const written = toLatinDigits(cleanValue(text));
  const typed = written.replace(/\s/g, '');
  if (typed === '' || onlyDash.test(typed)) return { kind: 'empty' };
  const isNegative = minus.test(typed);
  const { digits, times } = withoutMultiple(withoutEnding(typed.replace(minus, '')));
  const amount = readDigits(digits, decimals);
  if (isNegative && amount.kind === 'number' && amount.value === 0) return unreadable;
  const isPlain = times === 1 && !isNegative;
  // A calculation in words, or a number below zero, is not proposed.
  if (amount.kind === 'ask') return isPlain ? amount : unreadable;
  if (amount.kind !== 'number') return amount;
  if (gap.test(written)) return isPlain ? { kind: 'ask', readings: [amount.value] } : unreadable;
  return { kind: 'number', value: scaled(amount.value, times) * (isNegative ? -1 : 1) };
}

/** On receipts people write 1,500.- and 1,500/- so that no digit can be added. */
function withoutEnding(text: string): string {
  return text.replace(/[.,/=]?[-\u2010-\u2015]$/, '');
}

function withoutMultiple(text: string): { digits: string; times: number } {
  for (const [word, times] of Object.entries(multiples))
    if (text.endsWith(word)) return { digits: text.slice(0, -word.length), times };
  return { digits: text, times: 1 };
}

/** Without rounding, 1.1 × 10,000 is 11,000.000000000002. */
function scaled(value: number, times: number): number {
  return times === 1 ? value : Number((value * times).toFixed(2));
}

function readDigits(digits: string, decimals: number): Amount {
  const [whole = '', fraction, ...more] = digits.split('.');
  const isWhole = wholeDigits.test(whole) || grouped.test(whole);
  const bare = whole.replaceAll(',', '');
  if (isWhole && fraction === undefined) return { kind: 'number', value: Number(bare) };
  // A thousands group never follows a single zero, so 0.500 can only be a half.
  const isFraction = whole === '0' ? /^\d{1,6}$/ : /^\d{1,2}$/;
  if (isWhole && more.length === 0 && isFraction.test(fraction ?? ''))
    return { kind: 'number', value: Number(`${bare}.${fraction}`) };
  return ask(digits, decimals);
}

/** 1,5 and 1.500 can mean 1.50 or 1,500. */
function ask(digits: string, decimals: number): Amount {
  const groups = digits.split(/[.,]/);
  const isNumber = groups.every((group) => wholeDigits.test(group));
  if (!isNumber || groups.length < 2 || groups.join('').length > 15) return unreadable;
  const readings = [...decimalReading(digits, decimals), ...thousandsReading(groups)];
  return readings.length === 0 ? unreadable : { kind: 'ask', readings: [...new Set(readings)] };
}

/**
 * Reads the last group as decimals if its separator occurs once. Zeros at the end do not count, so
 * 1.500 is 1.5.
 */
function decimalReading(digits: string, decimals: number): number[] {
  const at = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const separator = digits[at] ?? '';
  if (digits.indexOf(separator) < at) return [];
  const value = Number(`${digits.slice(0, at).replace(/[.,]/g, '')}.${digits.slice(at + 1)}`);
  return Number(value.toFixed(decimals)) === value ? [value] : [];
}

/**
 * Reads all separators as thousands separators. A short last group is filled with zeros, so 1,5 is
 * 1,500.
 */
function thousandsReading(groups: readonly string[]): number[] {
  const [first = ''] = groups;
  if (first.startsWith('0')) return [];
  const value = Number(groups.slice(0, -1).join('') + (groups.at(-1) ?? '').padEnd(3, '0'));
  return Number.isSafeInteger(value) ? [value] : [];
}
