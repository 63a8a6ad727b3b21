import { namePrefixes } from '../fields/people.ts';
import { toThaiDigits } from '../thai/number.ts';

const tones = '\u0e48-\u0e4b';
const zeroWidth = '\u200b-\u200f\u2060\ufeff';
/** What people and programs write between two names; `\\n` is a line break inside JSON text. */
const between = `(?:\\\\[nrt]|[\\s_\\-\u2010-\u2015${zeroWidth}])`;
const blank = `[ \u00a0${zeroWidth}]`;

/** People often use the short form in typed lists. */
const titles = [...namePrefixes, 'น.ส.'].toReversed();

export function withoutPrefix(name: string): string {
  const prefix = titles.find((text) => name.startsWith(text)) ?? '';
  return name.slice(prefix.length).trim();
}

/** Splits a name into words at each match of `between`. */
export function wordsOf(name: string): string[] {
  return name.split(new RegExp(`${between}+`, 'u')).filter(Boolean);
}

/**
 * True for a first and a last name with a space between, each with at least two letters. Combining
 * marks are not counted as letters.
 */
export function isFullName(name: string): boolean {
  const words = name.split(/\s+/).filter((word) => (word.match(/\p{L}/gu) ?? []).length >= 2);
  return words.length >= 2;
}

/**
 * The source of a pattern that finds a name as people write it: with or without a title, with any
 * spaces, hyphen or line break between the words, and with ำ typed as two characters. A name without
 * a space between is found only on request.
 */
export function namePattern(name: string, { joined }: { joined: boolean }): string {
  const anyTitle = titles.map((title) => RegExp.escape(title)).join('|');
  const words = wordsOf(name).map(wordPattern);
  const start = /^[\w]/.test(name) ? '(?<![A-Za-z0-9])' : '';
  const end = /[\w]$/.test(name) ? '(?![A-Za-z0-9])' : '';
  const separator = `${between}{${joined ? 0 : 1},8}`;
  return `(?:(?:${anyTitle})${blank}{0,3})?${start}${words.join(separator)}${end}`;
}

/** Readers see no difference between ำ and ํา, or between น้ำ, นํ้า and น้ํา. */
export function wordPattern(word: string): string {
  return word
    .replace(new RegExp(`([${tones}]?)(?:\u0e33|\u0e4d([${tones}]?)\u0e32)`, 'gu'), '$1$2\u0e33')
    .split(new RegExp(`([${tones}]?\u0e33)`, 'u'))
    .map((part) => {
      if (!part.endsWith('\u0e33')) return RegExp.escape(part);
      const tone = part.slice(0, -1);
      return tone === ''
        ? '(?:\u0e33|\u0e4d\u0e32)'
        : `(?:${tone}\u0e33|\u0e33${tone}|${tone}\u0e4d\u0e32|\u0e4d${tone}\u0e32)`;
    })
    .join('');
}

/**
 * A pattern that finds a phone number also as 0891112210, (089) 111-2210, 089.111.2210, +66 89 111
 * 2210 or in Thai digits.
 */
export function phonePattern(digits: string): string {
  const gap = '[\\s.()\u00a0\\-\u2010-\u2015]{0,3}';
  const own = (text: string) =>
    text
      .split('')
      .map((digit) => `[${digit}${toThaiDigits(digit)}]`)
      .join(gap);
  const area = own(digits.slice(0, 3));
  const rest = own(digits.slice(3));
  const start = '(?<![0-9a-fA-F๐-๙])';
  const abroad = `\\+?${own('66')}${gap}(?:[0๐]${gap})?${own(digits.slice(1))}`;
  const local = `(?:\\(${area}\\)|${area})${gap}${rest}`;
  return `${start}(?:${abroad}|${local})(?![0-9a-fA-F๐-๙])`;
}

/** Matches an id only as a whole token, not as the beginning of a longer one. */
export function tokenPattern(id: string): string {
  return `(?<![0-9A-Za-z])${RegExp.escape(id)}(?![0-9A-Za-z])`;
}
