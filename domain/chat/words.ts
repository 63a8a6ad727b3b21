import { looseThai, understoodPart } from '../thai/text.ts';

/** A chat text as its words are searched: loose spelling, without blanks, signs and emoji. */
export interface Words {
  letters: string;
  /** Where a word begins or ends in `letters`, as the Thai dictionary of the platform cuts it. */
  edges: ReadonlySet<number>;
}

/** A part of the letters. */
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
    // The dictionary keeps ศอช.ต.งิ้ว as one word; its dots are edges too.
    for (const part of segment.split(signs)) {
      letters += looseThai(part);
      edges.add(letters.length);
    }
  }
  return { letters, edges };
}

/** Shorter words are also found inside others, as งาน in สำนักงาน, so they need an edge on both sides. */
const shortWord = 6;

/** The first place of a word or phrase; null when the text does not have it. */
export function findWord({ letters, edges }: Words, phrase: string): Span | null {
  const wanted = looseWord(phrase);
  for (let from = letters.indexOf(wanted); from >= 0; from = letters.indexOf(wanted, from + 1)) {
    const to = from + wanted.length;
    if (wanted.length >= shortWord || (edges.has(from) && edges.has(to))) return { from, to };
  }
  return null;
}

const looseWords = new Map<string, string>();

/** The loose form of a word of ours. It is computed once, because our words never change. */
export function looseWord(word: string): string {
  const found = looseWords.get(word) ?? looseThai(word);
  looseWords.set(word, found);
  return found;
}

/** The letters outside the given parts, each run of them separately. */
export function lettersOutside({ letters }: Words, spans: readonly Span[]): string[] {
  const sorted = spans.toSorted((a, b) => a.from - b.from);
  const ends = [0, ...sorted.map(({ to }) => to)];
  const begins = [...sorted.map(({ from }) => from), letters.length];
  return ends.map((end, at) => letters.slice(end, begins[at])).filter((part) => part !== '');
}
