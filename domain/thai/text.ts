import { limits } from '../limits.ts';
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
  return [...segmenter.segment(text)].map((segmentData) => segmentData.segment);
}

const tooManyMarks = new RegExp(`(\\p{M}{${limits.chat.marksInARow}})\\p{M}+`, 'gu');

/**
 * Cuts runs of combining marks. No language needs more than three on one letter, and putting a long
 * run into canonical order takes quadratic time.
 */
export function limitMarks(text: string): string {
  return text.replace(tooManyMarks, '$1');
}

/** The part of a chat text that is looked at to understand a command. */
export function understoodPart(text: string): string {
  return limitMarks(text.slice(0, limits.chat.understoodLetters));
}

/**
 * The match key: what differs only by spaces, dots, digits' script or the order of marks is one.
 * Correct spelling keeps its marks, so a key may be compared with a plainly written word.
 */
export function normalizeThai(text: string): string {
  const bare = text.toLowerCase().replace(/[\s.\u200b-\u200f\u2060\ufeff]/g, '');
  // Blanks go first: marks on both sides of one are a single run.
  const composed = toLatinDigits(limitMarks(bare).normalize('NFC'));
  return orderMarks(composed.replaceAll('เเ', 'แ'));
}

const vowelMark = /[\u0e31\u0e34-\u0e3a\u0e47\u0e4d]/;
const toneMark = /[\u0e48-\u0e4c]/;
const nikhahit = '\u0e4d';

/**
 * Typing slips in one pass: a tone before its vowel, ํ and า for ำ, a tone after ำ, a mark struck twice.
 * Each letter's marks are collected and written in one order: vowels, tones, ำ.
 */
function orderMarks(text: string): string {
  const parts: string[] = [];
  let marks = noMarks();
  for (const letter of text) {
    if (vowelMark.test(letter)) addMark(marks.vowels, letter);
    else if (toneMark.test(letter)) addMark(marks.tones, letter);
    else if (letter === 'ำ') marks.am += letter;
    else if (letter === 'า' && marks.vowels.at(-1) === nikhahit) {
      marks.vowels.pop();
      marks.am += 'ำ';
    } else {
      parts.push(...inOrder(marks), letter);
      marks = noMarks();
    }
  }
  parts.push(...inOrder(marks));
  return parts.join('');
}

function noMarks() {
  return { vowels: [] as string[], tones: [] as string[], am: '' };
}

const { marksInARow } = limits.chat;

function addMark(marks: string[], mark: string): void {
  if (marks.at(-1) !== mark && marks.length < marksInARow) marks.push(mark);
}

/** ำ parts two short runs of marks, which ordering joins: the joined run is cut as well. */
function inOrder({ vowels, tones, am }: ReturnType<typeof noMarks>): string[] {
  return [...vowels, ...tones.slice(0, marksInARow - vowels.length), am];
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
  return groups.some((_, from) => startsId(groups, from));
}

const idDigits = 13;

/** Whole groups only: a phone number followed by a date is not an id. Looks at 13 groups at most. */
function startsId(groups: readonly string[], from: number): boolean {
  let digits = '';
  for (let index = from; digits.length < idDigits && index < groups.length; index += 1) {
    const group = groups[index] ?? '';
    if (group.length > idDigits) return false;
    digits += group;
  }
  if (digits.length !== idDigits || !hasCheckDigit(digits)) return false;
  // Cards of people without nationality begin with 0, as do phone numbers: then only the card's own grouping counts.
  const first = groups[from] ?? '';
  return digits[0] !== '0' || first.length === idDigits || first.length === 1;
}

function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < 12; index += 1) sum += Number(digits[index]) * (13 - index);
  return (11 - (sum % 11)) % 10 === Number(digits[12]);
}
