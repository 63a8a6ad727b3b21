import type { Area } from '../centre/centre.ts';
import { editDistance } from '../thai/edit-distance.ts';
import { requestsIn } from './courtesy.ts';
import { looseWord } from './words.ts';
import type { Span, Words } from './words.ts';

/** The places that a text names. */
export interface NamedPlaces<A extends Area> {
  /** All places that the text can mean; several when the name alone is not unique. */
  areas: A[];
  /** The positions of the names in the letters of the text. */
  spans: readonly Span[];
  /**
   * `named`: the full name is in the text. `near`: the text has the beginning or end of a name, or
   * differs by one letter.
   */
  how: 'named' | 'near';
}

/**
 * Words before a name that say its level, longer ones first. After ศอช. alone the place can have any
 * level.
 */
const marks = [
  ['ศอชตำบล', 'tambon'],
  ['ศอชอำเภอ', 'district'],
  ['ศอชจังหวัด', 'province'],
  ['ตำบล', 'tambon'],
  ['อำเภอ', 'district'],
  ['จังหวัด', 'province'],
  ['ศอชต', 'tambon'],
  ['ศอชอ', 'district'],
  ['ศอชจ', 'province'],
  ['ศอช', null],
] as const;
/** A single letter says the level only at the beginning of a word. */
const letterMarks = { ต: 'tambon', อ: 'district', จ: 'province' } as const;

interface Named<A extends Area> extends Span {
  area: A;
}

/**
 * A name of this length is unlikely to be part of another word. A shorter name needs word boundaries
 * or a level word before it.
 */
const longName = 4;

/**
 * The place names in a text. `taken` are words that already have another meaning: สถานะ does not name
 * ต.สถาน.
 */
export function placesIn<A extends Area>(
  words: Words,
  areas: readonly A[],
  taken: readonly Span[] = [],
): NamedPlaces<A> | null {
  const all = areas.flatMap((area) =>
    namesOf(area).flatMap((name) => occurrences(words, { area, name })),
  );
  const free = all.filter((one) => !taken.some((span) => contains(span, one)));
  const longest = free.filter(
    (one) => !free.some((other) => length(other) > length(one) && contains(other, one)),
  );
  if (longest.length === 0) return null;
  return { areas: unique(withDistrict(longest)), spans: longest, how: 'named' };
}

/** The places whose name begins or ends with the text, or differs from it by one letter. */
export function placesNear<A extends Area>(
  rest: string,
  areas: readonly A[],
): NamedPlaces<A> | null {
  const called = requestsIn(rest).filter((name) => name.length >= shortestPart);
  const near = areas.filter((area) =>
    namesOf(area).some((name) => called.some((part) => isNear(name, part))),
  );
  return near.length > 0 && near.length <= mostNear
    ? { areas: near, spans: [], how: 'near' }
    : null;
}

/** People shorten a name to a part of it, such as ดู่ for บ้านดู่. */
const shortestPart = 2;
const shortestBeginning = 3;
const mostNear = 6;

function isNear(name: string, rest: string): boolean {
  if (name.endsWith(rest)) return true;
  if (rest.length >= shortestBeginning && name.startsWith(rest)) return true;
  return (
    name.length >= longName &&
    Math.abs(name.length - rest.length) <= 1 &&
    editDistance(name, rest) <= 1
  );
}

/** True when the text has ต., อ., จ., ตำบล … so that what follows names a place. */
export function marksPlace(typed: string): boolean {
  return /(?:^|[^ก-๙])(?:ศอช\.?\s?)?[ตอจ]\.|ตำบล[ก-๙\s]|อำเภอ[ก-๙\s]|^\s*ศอช/.test(typed);
}

function namesOf(area: Area): string[] {
  const isTown = area.level === 'district' && area.name.startsWith('เมือง');
  return [area.name, ...(isTown ? ['เมือง'] : [])].map(looseWord);
}

function occurrences<A extends Area>(
  words: Words,
  { area, name }: { area: A; name: string },
): Named<A>[] {
  const { letters, edges } = words;
  const found: Named<A>[] = [];
  for (let from = letters.indexOf(name); from >= 0; from = letters.indexOf(name, from + 1)) {
    const to = from + name.length;
    const mark = markBefore(words, from);
    const isFree = mark === null && (name.length >= longName || (edges.has(from) && edges.has(to)));
    if (isFree || (mark !== null && (mark.level === null || mark.level === area.level)))
      found.push({ area, from, to });
  }
  return found;
}

function markBefore({ letters, edges }: Words, at: number) {
  const before = letters.slice(0, at);
  const word = marks.find(([mark]) => before.endsWith(looseWord(mark)));
  if (word) return { level: word[1] };
  const letter = before.at(-1) ?? '';
  const isMark = isLetterMark(letter) && edges.has(at - 1) && edges.has(at);
  return isMark ? { level: letterMarks[letter] } : null;
}

function isLetterMark(letter: string): letter is keyof typeof letterMarks {
  return letter in letterMarks;
}

/** When a district is named beside a tambon, it decides which of the tambons with that name is meant. */
function withDistrict<A extends Area>(found: readonly Named<A>[]): readonly Named<A>[] {
  const districts = found.filter(({ area }) => area.level === 'district');
  const settled = found.filter(
    (one) =>
      one.area.level === 'tambon' &&
      districts.some((two) => !contains(two, one) && two.area.name === one.area.districtName),
  );
  return settled.length > 0 ? settled : found;
}

function unique<A extends Area>(found: readonly Named<A>[]): A[] {
  return [...new Map(found.map(({ area }) => [area.id, area])).values()];
}

function length({ from, to }: Span): number {
  return to - from;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}
