import { toLatinDigits } from './number.ts';

/** At most so many characters as a reader counts them: น้ำ is one. */
export function cutGraphemes(text: string, max: number): string {
  // Never more characters than units: most labels need no counting at all.
  if (text.length <= max) return text;
  return graphemes(text).slice(0, Math.max(0, max)).join('');
}

/** At most so many UTF-16 units (LINE counts these), never inside a character. */
export function cutUnits(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (const part of graphemes(text)) {
    if (end + part.length > max) break;
    end += part.length;
  }
  return text.slice(0, end);
}

export function countGraphemes(text: string): number {
  return graphemes(text).length;
}

const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' });

function graphemes(text: string): string[] {
  return [...segmenter.segment(text)].map((one) => one.segment);
}

/**
 * The match key: what differs only by spaces, dots, digits' script or the order of marks is one.
 * Correct spelling keeps its marks, so a key may be compared with a plainly written word.
 */
export function normalizeThai(text: string): string {
  const bare = toLatinDigits(text.normalize('NFC'))
    .toLowerCase()
    .replace(/[\s.\u200b-\u200f\u2060\ufeff]/g, '');
  return settleMarks(bare);
}

/** Typing slips: two เ for แ, a tone before its vowel, ํ and า for ำ, a mark struck twice. */
function settleMarks(text: string): string {
  const next = text
    .replace(/เเ/g, 'แ')
    .replace(/([\u0e48-\u0e4c]+)([\u0e31\u0e34-\u0e3a\u0e47\u0e4d]+)/g, '$2$1')
    .replace(/\u0e4d([\u0e48-\u0e4b]?)า/g, '$1ำ')
    .replace(/ำ([\u0e48-\u0e4b])/g, '$1ำ')
    .replace(/([\u0e31\u0e34-\u0e3a\u0e47-\u0e4d])\1/g, '$1');
  return next === text ? text : settleMarks(next);
}

/** Looser still, for both sides of a comparison: tone marks and silent marks do not count. */
export function looseThai(text: string): string {
  return normalizeThai(text).replace(/[\u0e47-\u0e4c]/g, '');
}

/** A 13-digit national id with its check digit right, however it is spaced or dashed. */
export function containsNationalId(text: string): boolean {
  const latin = toLatinDigits(text);
  return [...latin.matchAll(/\d+(?:[\s\-\u2010-\u2015]{1,3}\d+)*/g)].some(([run]) =>
    runHoldsId(run),
  );
}

function runHoldsId(run: string): boolean {
  const groups = run.split(/\D+/);
  return groups.some((_, from) => startsId(groups.slice(from)));
}

/** Whole groups only: a phone number followed by a date is not an id. */
function startsId(groups: readonly string[]): boolean {
  let digits = '';
  for (const group of groups) {
    digits += group;
    if (digits.length >= 13) break;
  }
  if (digits.length !== 13 || !hasCheckDigit(digits)) return false;
  // Cards of people without nationality begin with 0, as do phone numbers: then only the card's own grouping counts.
  return digits[0] !== '0' || groups[0]?.length === 13 || groups[0]?.length === 1;
}

function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < 12; at += 1) sum += Number(digits[at]) * (13 - at);
  return (11 - (sum % 11)) % 10 === Number(digits[12]);
}
