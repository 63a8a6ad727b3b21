import { limits } from '../limits.ts';
import { withoutInvisible } from './invisible.ts';
import { limitMarks } from './marks.ts';
import { toLatinDigits } from './number.ts';

export { limitMarks } from './marks.ts';

/** Cuts a text to this many characters as a reader counts them: น้ำ is one character. */
export function cutGraphemes(text: string, max: number): string {
  // A text never has more characters than UTF-16 units, so most labels need no counting.
  if (text.length <= max) return text;
  return graphemes(text).slice(0, Math.max(0, max)).join('');
}

/** Cuts a text to this many UTF-16 units, which LINE counts, and never inside a character. */
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

/** The beginning of a chat text. No more is read to understand a command. */
export function understoodPart(text: string): string {
  return limitMarks(text.slice(0, limits.chat.understoodLetters));
}

/**
 * Makes a key for comparing texts. Texts that differ only in spaces, dots, Thai or Arabic digits or
 * the order of marks have the same key. A correctly spelled word keeps its marks, so a key may be
 * compared with a normally written word.
 */
export function normalizeThai(text: string): string {
  const bare = withoutInvisible(text.toLowerCase()).replace(/[\s.]/g, '');
  // Spaces are removed first, because marks before and after a space then form one run.
  const composed = toLatinDigits(limitMarks(bare).normalize('NFC'));
  return orderMarks(composed.replaceAll('เเ', 'แ'));
}

const vowelMark = /[\u0e31\u0e34-\u0e3a\u0e47\u0e4d]/;
const toneMark = /[\u0e48-\u0e4c]/;
const nikhahit = '\u0e4d';
/**
 * Matches a letter with two marks that may be in the wrong order, or ํ followed by า. Other texts
 * need no change.
 */
const marksInNeedOfOrder =
  /[\u0e48-\u0e4c\u0e33][\u0e31\u0e34-\u0e3a\u0e47-\u0e4d]|[\u0e31\u0e33-\u0e3a\u0e47\u0e4d][\u0e31\u0e34-\u0e3a\u0e47\u0e4d]|\u0e33\u0e33|\u0e4d[\u0e48-\u0e4c\u0e33]{0,3}\u0e32/;

/**
 * Corrects typing mistakes: a tone before its vowel, ํ and า for ำ, a tone after ำ, a repeated mark.
 * The marks of each letter are collected and written in one order: vowels, tones, ำ.
 */
function orderMarks(text: string): string {
  if (!marksInNeedOfOrder.test(text)) return text;
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

/** Ordering joins the marks before and after ำ, so the length of the joined run is limited too. */
function inOrder({ vowels, tones, am }: ReturnType<typeof noMarks>): string[] {
  return [...vowels, ...tones.slice(0, marksInARow - vowels.length), am];
}

/**
 * A looser key, which must be made of both texts that are compared. It ignores tone marks and silent
 * marks.
 */
export function looseThai(text: string): string {
  return normalizeThai(text).replace(/[\u0e47-\u0e4c]/g, '');
}

/**
 * True when the text contains a 13-digit national id with a valid check digit. It may be plain, with
 * spaces or dashes, or in the groups printed on the card with any separator.
 */
export function containsNationalId(text: string): boolean {
  return text.length >= idDigits && idsIn(plainDigits(text)).length > 0;
}

/**
 * Replaces each digit of a national id with *. A text without an id is returned unchanged; from other
 * texts, invisible characters are removed too.
 */
export function withoutNationalIds(text: string): string {
  if (!containsNationalId(text)) return text;
  const plain = plainDigits(text);
  return idsIn(plain).reduce(
    (rest, found) => rest.replaceAll(found, found.replace(/\d/g, '*')),
    plain,
  );
}

/**
 * The text with Thai and full-width digits as 0–9, and without invisible characters that could hide
 * one.
 */
function plainDigits(text: string): string {
  return withoutInvisible(toLatinDigits(text)).replace(/[\uff10-\uff19]/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0xfee0),
  );
}

const digitRun = /\d+(?:[\s\-\u2010-\u2015]{1,3}\d+)*/g;
const cardGroups = /\d[./_]\d{4}[./_]\d{5}[./_]\d\d[./_]\d/g;

/** The ranges of digits that contain an id. */
function idsIn(plain: string): string[] {
  const runs = [...plain.matchAll(digitRun)].map(([run]) => run).filter(runHoldsId);
  const cards = [...plain.matchAll(cardGroups)].map(([card]) => card);
  return [...runs, ...cards.filter((card) => hasCheckDigit(card.replace(/\D/g, '')))];
}

function runHoldsId(run: string): boolean {
  const groups = run.split(/\D+/);
  return groups.some((_, from) => startsId(groups, from));
}

const idDigits = 13;

/**
 * An id must consist of whole groups, so a phone number followed by a date is not one. At most 13
 * groups are examined.
 */
function startsId(groups: readonly string[], from: number): boolean {
  let digits = '';
  for (let index = from; digits.length < idDigits && index < groups.length; index += 1) {
    const group = groups[index] ?? '';
    if (group.length > idDigits) return false;
    digits += group;
  }
  if (digits.length !== idDigits || !hasCheckDigit(digits)) return false;
  // Ids of people without nationality begin with 0, as phone numbers do. So they count only in the
  // groups printed on the card.
  const first = groups[from] ?? '';
  return digits[0] !== '0' || first.length === idDigits || first.length === 1;
}

function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < 12; index += 1) sum += Number(digits[index]) * (13 - index);
  return (11 - (sum % 11)) % 10 === Number(digits[12]);
}
