import { cleanValue } from './invisible.ts';
import { namePrefixTable } from './name-prefixes.ts';
import type { NamePrefix } from './name-prefixes.ts';

export interface NameParts {
  prefix: string;
  first: string;
  last: string;
}

interface Spelling {
  letters: string;
  prefix: NamePrefix;
  hasSpaces: boolean;
  /** True if a space must follow, as after an abbreviation without its last dot. */
  needsSpace: boolean;
  needsDots: boolean;
}

const spellings = namePrefixTable
  .flatMap(spellingsOf)
  .toSorted((a, b) => b.letters.length - a.letters.length);
/** Prefixes by first letter, the longest first, so that นางสาว is tried before นาง. */
const byLetter = new Map<string, Spelling[]>();
for (const spelling of spellings) {
  const letter = spelling.letters[0] ?? '';
  byLetter.set(letter, [...(byLetter.get(letter) ?? []), spelling]);
}

function spellingsOf(prefix: NamePrefix): Spelling[] {
  return [prefix.name, ...(prefix.written ?? [])].map((text) => {
    const letters = text.replace(/[\s.]/g, '');
    return {
      letters,
      prefix,
      hasSpaces: /[ .]/.test(text) || text.startsWith('ว่าที่'),
      needsSpace: text.endsWith('.') || prefix.needsSpace === true,
      needsDots: prefix.needsDots === true || (text.endsWith('.') && letters.length === 1),
    };
  });
}

/**
 * Splits a name written in one field, such as ว่าที่ร้อยตรีเมฆ ทดลอง. Ranks and titles stay together
 * in the prefix, in the order in which they were written. `last` is empty if there is only one word.
 */
export function splitPersonName(text: string): NameParts {
  const { prefixes, rest } = readPrefixes(tidyName(text));
  const [first = '', ...last] = rest.split(' ');
  return { prefix: joined(prefixes), first, last: last.join(' ') };
}

/** True for a prefix of monks and nuns, who may have no surname. */
export function isReligiousPrefix(prefix: string): boolean {
  return readPrefixes(tidyName(prefix)).prefixes.some(({ isReligious }) => isReligious === true);
}

/** The official spelling of a prefix from its own field: น.ส. becomes นางสาว. Unknown prefixes are kept. */
export function tidyPrefix(text: string): string {
  const typed = tidyName(text);
  const { prefixes, rest } = readPrefixes(typed);
  return rest === '' ? joined(prefixes) : typed;
}

/** Unifies spellings, so that one name does not become two people: ำ for ํา, แ for เเ. */
export function tidyName(text: string): string {
  return cleanValue(text).replaceAll('\u0e4d\u0e32', '\u0e33').replaceAll('เเ', 'แ');
}

/** Prefixes may follow each other, as in ผศ.ดร. and พันตำรวจโท ดร. */
function joined(prefixes: readonly NamePrefix[]): string {
  return prefixes
    .map(({ name }) => (name.endsWith('.') ? name : `${name} `))
    .join('')
    .trim();
}

const mostPrefixes = 4;

function readPrefixes(typed: string): { prefixes: NamePrefix[]; rest: string } {
  const prefixes: NamePrefix[] = [];
  let rest = typed;
  while (prefixes.length < mostPrefixes) {
    const found = firstPrefix(rest, prefixes.at(-1));
    if (!found) break;
    prefixes.push(found.prefix);
    rest = found.rest;
  }
  return { prefixes, rest };
}

interface Found {
  prefix: NamePrefix;
  rest: string;
}

function firstPrefix(text: string, before: NamePrefix | undefined): Found | undefined {
  for (const spelling of byLetter.get(text[0] ?? '') ?? []) {
    if (before?.isCivil && !spelling.prefix.name.endsWith('.')) continue;
    const end = endOf(spelling, text);
    if (end !== null) return { prefix: spelling.prefix, rest: text.slice(end).trim() };
  }
  return undefined;
}

/** The position where the prefix ends; null if the text does not begin with this prefix. */
function endOf(spelling: Spelling, text: string): number | null {
  const at = endOfLetters(spelling, text);
  if (at === null) return null;
  const hasDots = text.slice(0, at + 1).includes('.');
  // Without dots, น ส could be two words, and พอ could be a name.
  if (!hasDots && (spelling.needsDots || (spelling.needsSpace && text.slice(0, at).includes(' '))))
    return null;
  if (text[at] === '.') return at + 1;
  if (at === text.length || text[at] === ' ') return at;
  return spelling.needsSpace || continuesSyllable(text.slice(at)) ? null : at;
}

function endOfLetters({ letters, hasSpaces }: Spelling, text: string): number | null {
  let at = 0;
  for (const letter of letters) {
    while (hasSpaces && (text[at] === '.' || text[at] === ' ')) at += 1;
    if (text[at] !== letter) return null;
    at += 1;
  }
  return at;
}

/** นายิกา is a name and not นาย with ิกา, because no word begins with such a vowel, a mark or รร. */
function continuesSyllable(rest: string): boolean {
  return /^(?:[\p{M}ะาำๅ]|รร)/u.test(rest);
}
