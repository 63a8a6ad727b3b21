import { marksPlace, placesIn, placesNear } from '#domain/chat/places.ts';
import type { NamedPlaces } from '#domain/chat/places.ts';
import type { Intent } from '#domain/chat/intent.ts';
import type { Wish } from '#domain/chat/understand.ts';
import { inOtherLayout } from '#domain/chat/keyboard.ts';
import { requestsIn } from '#domain/chat/courtesy.ts';
import { looseWord, wordsOf } from '#domain/chat/words.ts';
import type { Words } from '#domain/chat/words.ts';
import type { Person } from '#models/persons.ts';
import { findPlaces } from '#use-cases/centres/find-places.ts';
import type { Place } from '#use-cases/centres/find-places.ts';
import type { AskedPlace } from './asked-place.ts';
import type { IncomingEvent } from './feature.ts';
import { execute } from '#use-cases/use-case.ts';
import type { RequestContext } from '#use-cases/use-case.ts';

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

/** What a text asks for. Reads the names of the places only for a text that may hold one. */
export async function understandText(
  said: IncomingEvent,
  { situation, person }: { situation: RequestContext; person: Person },
): Promise<{ wish: Wish; place: AskedPlace | null }> {
  const { wish } = said;
  if (person.grants.length === 0 || !mayNamePlace(said, wish)) return { wish, place: null };
  const places = await execute(findPlaces, { situation, input: {} });
  return withPlace(said, { wish, places });
}

function mayNamePlace({ text, inGroup, mentioned }: IncomingEvent, wish: Wish): boolean {
  if (text === '' || wish.how === 'exact') return false;
  if (inGroup && !mentioned && !asksStatusOf(text)) return false;
  if (wish.how === 'near' || marksPlace(text)) return true;
  return aboutPlaces.has(wish.intent) && wish.rest.length > 0;
}

const statusWord = 'สถานะ';

export function asksStatusOf(text: string): boolean {
  return text.trimStart().startsWith(statusWord);
}

function withPlace(
  { text }: IncomingEvent,
  { wish, places }: { wish: Wish; places: readonly Place[] },
): { wish: Wish; place: AskedPlace | null } {
  const words = wordsOf(
    wish.how === 'near' && !/[\u0e00-\u0e7f]/.test(text) ? inOtherLayout(text) : text,
  );
  const found = placesIn(words, places, wish.spans);
  const named = found && isWhole({ words, wish, text }, found) ? found : null;
  // A bare name is a question about the place; within a long sentence it is not.
  const isQuestion = wish.intent === 'unknown' || wish.how === 'near';
  if (named && isQuestion && isMostly(words, named))
    return {
      wish: { ...wish, intent: 'status', how: 'said' },
      place: { ...named, isUnknown: false },
    };
  if (named)
    return { wish, place: { ...named, how: howNamed({ words, text }, named), isUnknown: false } };
  if (wish.how === 'near') return { wish, place: null };
  return withoutName({ text, wish, places });
}

const longestQuestion = 60;

function withoutName({
  text,
  wish,
  places,
}: {
  text: string;
  wish: Wish;
  places: readonly Place[];
}) {
  const isStatus = wish.intent === 'status';
  if ((!isStatus && wish.intent !== 'unknown') || text.length > longestQuestion)
    return { wish, place: null };
  const [rest = ''] = wish.rest.toSorted((a, b) => b.length - a.length);
  const near = placesNear(rest, places);
  if (near)
    return { wish: { ...wish, intent: 'status' as const }, place: { ...near, isUnknown: false } };
  if (!marksPlace(text) && !asksStatusOf(text)) return { wish, place: null };
  const place: AskedPlace = { areas: [], spans: [], how: 'named', isUnknown: true };
  return { wish: { ...wish, intent: 'status' as const }, place };
}

/** A text that is one slip away from a command names a place only when it is nothing but the name. */
function isWhole(
  { words, wish, text }: { words: Words; wish: Wish; text: string },
  { spans }: NamedPlaces<Place>,
): boolean {
  if (wish.how !== 'near' || wish.rest.length > 0) return true;
  const names = spans.map(({ from, to }) => words.letters.slice(from, to));
  return marksPlace(text) || names.includes(words.letters);
}

/** สถานะ ปล้องไม่มี: more letters than the name, so the place is asked for. */
function howNamed(
  { words, text }: { words: Words; text: string },
  { spans }: NamedPlaces<Place>,
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

/** Letters beside the name that a question about a place may have. */
const besideName = 12;

function isMostly({ letters }: Words, { spans }: NamedPlaces<Place>): boolean {
  const covered = Math.max(...spans.map(({ from, to }) => to - from));
  return letters.length - covered <= besideName;
}
