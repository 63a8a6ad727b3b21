import type { Area } from '../centre/centre.ts';
import { requestsIn } from './courtesy.ts';
import type { Intent } from './intent.ts';
import { inOtherLayout } from './keyboard.ts';
import { marksPlace, placesIn, placesNear } from './places.ts';
import type { NamedPlaces } from './places.ts';
import type { Wish } from './understand.ts';
import { looseWord, wordsOf } from './words.ts';
import type { Words } from './words.ts';

/** The place a question is about. */
export interface AskedPlace<A extends Area> extends NamedPlaces<A> {
  /** True for a text that asks for a place when no known place matches. */
  isUnknown: boolean;
}

/** What the person wants, and the place it is about. */
export interface PlacedWish<A extends Area> {
  wish: Wish;
  place: AskedPlace<A> | null;
}

/** Intents that can be about a place. */
const aboutPlaces: ReadonlySet<Intent> = new Set([
  'status',
  'notSent',
  'meetings',
  'grading',
  'register',
  'dueDates',
  'extension',
  'unknown',
]);

/** True when the text may name a place, so that the place names have to be loaded. */
export function mayNamePlace(text: string, wish: Wish): boolean {
  if (text === '' || wish.how === 'exact') return false;
  if (wish.how === 'near' || marksPlace(text)) return true;
  return aboutPlaces.has(wish.intent) && wish.rest.length > 0;
}

const statusWord = 'สถานะ';

/** A text that begins with สถานะ asks for a place, even when no known place has that name. */
export function asksStatusOf(text: string): boolean {
  return text.trimStart().startsWith(statusWord);
}

/**
 * Adds the place that the text names to the wish. A place name alone becomes a question about the
 * place.
 */
export function withPlace<A extends Area>(
  text: string,
  { wish, places }: { wish: Wish; places: readonly A[] },
): PlacedWish<A> {
  const words = wordsOf(
    wish.how === 'near' && !/[\u0e00-\u0e7f]/.test(text) ? inOtherLayout(text) : text,
  );
  const found = placesIn(words, places, wish.spans);
  const named = found && isWhole({ words, wish, text }, found) ? found : null;
  // A place name alone is a question about the place. The same name in a long sentence is not.
  const isQuestion = wish.intent === 'unknown' || wish.how === 'near';
  if (named && isQuestion && isMostly(words, named))
    return {
      wish: { ...wish, intent: 'status', how: 'said' },
      place: { ...named, isUnknown: false },
    };
  if (named)
    return { wish, place: { ...named, how: howNamed({ words, text }, named), isUnknown: false } };
  if (wish.how === 'near') return { wish, place: null };
  return withoutName(text, { wish, places });
}

const longestQuestion = 60;

function withoutName<A extends Area>(
  text: string,
  { wish, places }: { wish: Wish; places: readonly A[] },
): PlacedWish<A> {
  const isStatus = wish.intent === 'status';
  if ((!isStatus && wish.intent !== 'unknown') || text.length > longestQuestion)
    return { wish, place: null };
  const [rest = ''] = wish.rest.toSorted((a, b) => b.length - a.length);
  const near = placesNear(rest, places);
  if (near)
    return { wish: { ...wish, intent: 'status' as const }, place: { ...near, isUnknown: false } };
  if (!marksPlace(text) && !asksStatusOf(text)) return { wish, place: null };
  const place: AskedPlace<A> = { areas: [], spans: [], how: 'named', isUnknown: true };
  return { wish: { ...wish, intent: 'status' as const }, place };
}

/**
 * A text that is one typing mistake away from a command names a place only when the whole text is the
 * name.
 */
function isWhole(
  { words, wish, text }: { words: Words; wish: Wish; text: string },
  { spans }: NamedPlaces<Area>,
): boolean {
  if (wish.how !== 'near' || wish.rest.length > 0) return true;
  const names = spans.map(({ from, to }) => words.letters.slice(from, to));
  return marksPlace(text) || names.includes(words.letters);
}

/** In สถานะ ปล้องไม่มี more letters follow the name, so the person is asked which place is meant. */
function howNamed(
  { words, text }: { words: Words; text: string },
  { spans }: NamedPlaces<Area>,
): 'named' | 'near' {
  if (!asksStatusOf(text)) return 'named';
  const behind = words.letters.slice(Math.max(...spans.map(({ to }) => to)));
  return requestsIn(`-${behind}`).some((rest) => rest === '-' || knownBehind.has(rest.slice(1)))
    ? 'named'
    : 'near';
}

const knownBehind = new Set(
  ['ถึงไหนแล้ว', 'เป็นไง', 'เป็นไงบ้าง', 'เป็นอย่างไร', 'ตอนนี้', 'วันนี้', 'ส่งหรือยัง', 'ยัง', 'บ้าง'].map(
    looseWord,
  ),
);

/** How many letters besides the place name a question about the place may have. */
const besideName = 12;

function isMostly({ letters }: Words, { spans }: NamedPlaces<Area>): boolean {
  const covered = Math.max(...spans.map(({ from, to }) => to - from));
  return letters.length - covered <= besideName;
}
