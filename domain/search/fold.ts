import { limits } from '../limits.ts';
import { looseThai } from '../thai/text.ts';

/** Vowel marks above and below a letter. No word begins with one. */
const markFirst = /^[\u0e31\u0e34-\u0e3a]/;

/** The names of levels, written in full or as one letter. */
const levelWords = [
  ['ตำบล', 'ต'],
  ['อำเภอ', 'อ'],
  ['จังหวัด', 'จ'],
] as const;

/**
 * One key for texts that a reader takes as equal: without spaces, dots and tone marks, with the same
 * digits for Thai and Arabic, and with ต for ตำบล.
 */
export function foldText(text: string): string {
  let short = text;
  for (const [word, letter] of levelWords) short = short.replaceAll(word, letter);
  return looseThai(short);
}

/**
 * The beginnings by which a folded text can be found. There is one from every letter on, since Thai
 * has no spaces between words. Each is cut to a length that is enough to find few texts.
 */
export function searchTokens(folded: string): string[] {
  const { tokenLetters } = limits.search;
  const tokens = new Set<string>();
  for (let at = 0; at < folded.length; at += 1) {
    const token = folded.slice(at, at + tokenLetters);
    if (!markFirst.test(token)) tokens.add(token);
  }
  return [...tokens];
}

/** The folded words of a query. Empty when it has too few letters. */
export function queryWords(text: string): string[] {
  const words = text
    .slice(0, limits.search.queryLetters)
    .split(/\s+/)
    .map(foldText)
    .filter((word) => word !== '');
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  return letters < limits.search.letters ? [] : words;
}

/** The words as beginnings of tokens, longest first, because the longest one finds the fewest texts. */
export function queryTokens(words: readonly string[]): string[] {
  return words
    .map((word) => word.slice(0, limits.search.tokenLetters))
    .toSorted((a, b) => b.length - a.length);
}
