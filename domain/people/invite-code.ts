import { withoutInvisible } from '../thai/invisible.ts';
import { toLatinDigits } from '../thai/number.ts';

/** Letters and digits that cannot be confused on paper, so without 0 O 1 I L. */
export const inviteAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const inviteCodeLength = 8;
const wholeCode = new RegExp(`^[${inviteAlphabet}]{${inviteCodeLength}}$`);

/**
 * Reads a code typed by hand. Lower case, spaces and dashes are accepted. Null when the text is not a
 * code.
 */
export function inviteCodeOf(typed: string): string | null {
  const code = bareCode(typed);
  return wholeCode.test(code) ? code : null;
}

const spelledCode = /(?<![\p{L}\p{N}])[A-Z0-9]{4}[\s-]?[A-Z0-9]{4}(?![\p{L}\p{N}])/giu;

/**
 * Finds the code in a sentence or a link; Thai digits are accepted. A code needs a letter and a
 * digit, so a word of eight letters such as standard is not one. Null for no code or more than one.
 */
export function inviteCodeIn(typed: string): string | null {
  const plain = toLatinDigits(withoutInvisible(typed.slice(0, longestSentence))).replace(
    dashes,
    '-',
  );
  const codes = (plain.match(spelledCode) ?? []).flatMap((part) => inviteCodeOf(part) ?? []);
  const mixed = codes.filter((code) => /\d/.test(code) && /[A-Z]/.test(code));
  const [code, second] = new Set(mixed);
  return code !== undefined && second === undefined ? code : null;
}

const longestSentence = 300;
/** Dashes that phones insert automatically. */
const dashes = /[\u2010-\u2015\u2212]/g;

/**
 * True for a text that was meant as a code but has a wrong letter or length, so that the answer can
 * say what is wrong. It needs a Latin letter and a digit, or eight capitals, so words and phone
 * numbers are not taken for codes.
 */
export function isMistypedCode(typed: string): boolean {
  if (inviteCodeOf(typed) !== null || typed.length > longestTyped) return false;
  const code = bareCode(typed);
  if (!/^[A-Z0-9]{6,10}$/.test(code)) return false;
  const isMixed = /[A-Z]/.test(code) && /\d/.test(code);
  const isCapitals = code.length === inviteCodeLength && typed === typed.toUpperCase();
  return isMixed || (isCapitals && /[A-Z]/.test(code));
}

const longestTyped = 24;

/** Writes a code as TH4K 9QZW. Two groups of four are read out and typed with fewer mistakes. */
export function formatInviteCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

function bareCode(typed: string): string {
  return toLatinDigits(withoutInvisible(typed))
    .replace(dashes, '-')
    .toUpperCase()
    .replaceAll(/[\s"'“”‘’-]/g, '');
}
