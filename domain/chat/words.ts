import { looseThai, understoodPart } from '../thai/text.ts';

/**
 * A chat text in the form in which words are searched: loose spelling, without spaces, punctuation
 * and emoji.
 */
export interface Words {
  letters: string;
  /** Positions in `letters` where a word begins or ends, according to the platform's Thai dictionary. */
  edges: ReadonlySet<number>;
}

/** A range of positions in the letters. */
export interface Span {
  from: number;
  to: number;
}

const segmenter = new Intl.Segmenter('th', { granularity: 'word' });
/** LINE's own emoji arrive as their name in brackets. */
const lineEmoji = /\([a-z ]{2,24}\)/gi;
const signs = /[^\p{L}\p{M}\p{N}]+/gu;

export function wordsOf(text: string): Words {
  const edges = new Set([0]);
  let letters = '';
  for (const { segment } of segmenter.segment(understoodPart(text).replace(lineEmoji, ' '))) {
    // The dictionary keeps ศอช.ต.งิ้ว as one word, so its dots count as word boundaries too.
    for (const part of segment.split(signs)) {
      letters += looseThai(part);
      edges.add(letters.length);
    }
  }
  return { letters, edges };
}

/**
 * Shorter words also occur inside others, as งาน in สำนักงาน, so they need a word boundary on both
 * sides.
 */
const shortWord = 6;

/** The first position of a word or phrase; null when the text does not contain it. */
export function findWord({ letters, edges }: Words, phrase: string): Span | null {
  const wanted = looseWord(phrase);
  for (let from = letters.indexOf(wanted); from >= 0; from = letters.indexOf(wanted, from + 1)) {
    const to = from + wanted.length;
    if (wanted.length >= shortWord || (edges.has(from) && edges.has(to))) return { from, to };
  }
  return null;
}

const looseWords = new Map<string, string>();

/** The loose form of a word from our own lists. It is computed once, because these lists never change. */
export function looseWord(word: string): string {
  const found = looseWords.get(word) ?? looseThai(word);
  looseWords.set(word, found);
  return found;
}

/** The letters outside the given ranges, as one string for each gap. */
export function lettersOutside({ letters }: Words, spans: readonly Span[]): string[] {
  const sorted = spans.toSorted((a, b) => a.from - b.from);
  const ends = [0, ...sorted.map(({ to }) => to)];
  const begins = [...sorted.map(({ from }) => from), letters.length];
  return ends.map((end, at) => letters.slice(end, begins[at])).filter((part) => part !== '');
}
