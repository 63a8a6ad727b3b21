import { keptWords, keptWithNumbers, leadsNumber } from './kept-words.ts';

/**
 * Typst breaks Thai lines with a neural model that cuts ตำบ|ล and ศอช|.ต. Node’s ICU uses a dictionary
 * instead. Here every Thai text gets U+200B where a line may break, and layouts/style.typ keeps each piece
 * whole.
 */
export type LineBreaker = (text: string) => string;

const zeroWidthSpace = '\u200b';
const words = new Intl.Segmenter('th', { granularity: 'word' });
const letters = new Intl.Segmenter('th', { granularity: 'grapheme' });

const shortest = 6;
/** A piece longer than this, such as an address, is cut so that it stays inside its column. */
const longestPiece = 25;
const cutEvery = 12;

/** บ้านป่าตึง is one name; หมู่บ้าน and แม่บ้าน are ordinary words. */
const village = /(?<!หมู่|แม่|ผู้ใหญ่)บ้าน(?:[ก-๛]{2,12}(?=\s|$))?/g;
/** An abbreviation with the name after it: ศอช.ต.งิ้ว. */
const abbreviation = /(?<![ก-ฮ.])[ก-ฮ]{1,4}\.(?:[ก-ฮ]{1,4}\.){0,6}/g;
const number = /(?<![0-9๐-๙])[0-9๐-๙][0-9๐-๙.,/:-]{0,30}/g;

const staysWithPrevious = /[\s\u0e2f\u0e30-\u0e3a\u0e45-\u0e4e.,;:!?)\]}”’%/-]/;
const staysWithNext = /[\s([{“‘/\u0e40-\u0e44-]/;
const thaiLetter = /[\u0e00-\u0e7f]/;

/** `places` are names without ตำบล or อำเภอ, inside which no line may break. */
export function createLineBreaker(places: readonly string[]): LineBreaker {
  const kept = keptPattern(places);
  return (text) => {
    if (text.length < shortest) return text;
    const breaks = new Set([...words.segment(text)].map(({ index }) => index));
    // A break after บ้าน would separate it from its name.
    for (const found of text.matchAll(village)) forbid(breaks, found, { end: true });
    for (const found of text.matchAll(kept)) forbid(breaks, found);
    for (const found of text.matchAll(abbreviation)) forbid(breaks, found, { end: true });
    for (const found of text.matchAll(number)) forbid(breaks, found);
    const marked = [...text.split('').keys()]
      .map((at) => (mayBreak(text, at, breaks) ? zeroWidthSpace : '') + text.charAt(at))
      .join('');
    return cutLong(keepCounted(marked));
  };
}

function keptPattern(places: readonly string[]): RegExp {
  const named = places.flatMap((place) => [
    place,
    `ตำบล${place}`,
    `อำเภอ${place}`,
    `จังหวัด${place}`,
  ]);
  const whole = [...new Set([...keptWords, ...named])].filter((word) => word.length > 2);
  const longestFirst = whole.toSorted((a, b) => b.length - a.length);
  return new RegExp(longestFirst.map((word) => RegExp.escape(word)).join('|'), 'g');
}

function forbid(breaks: Set<number>, found: RegExpExecArray, also?: { end: true }): void {
  const end = found.index + found[0].length;
  for (let at = found.index + 1; at < end; at += 1) breaks.delete(at);
  if (also?.end) breaks.delete(end);
}

/** Marks and closing signs stay with the text before them, opening signs with the text after them. */
function mayBreak(text: string, at: number, breaks: ReadonlySet<number>): boolean {
  if (at === 0 || !breaks.has(at)) return false;
  const [before, next] = [text.charAt(at - 1), text.charAt(at)];
  if (!thaiLetter.test(before) && !thaiLetter.test(next)) return false;
  return !staysWithPrevious.test(next) && !staysWithNext.test(before);
}

const beforeUnit = new RegExp(`(?<=[0-9๐-๙]) (?=(?:${keptWithNumbers.join('|')}))`, 'g');
const beforeNumber = new RegExp(`(?<=${leadsNumber.join('|')}) (?=[0-9๐-๙])`, 'g');

/** Examples that stay on one line: ๑๕ คน, ข้อ ๔ and วันที่ ๕ ธันวาคม. */
function keepCounted(text: string): string {
  return text.replace(beforeUnit, '\u00a0').replace(beforeNumber, '\u00a0');
}

function cutLong(text: string): string {
  return text
    .split(/(?<=[\s\u200b])/)
    .map((piece) => {
      if (piece.trimEnd().length <= longestPiece) return piece;
      return [...letters.segment(piece)]
        .map(({ segment }, at) => (at > 0 && at % cutEvery === 0 ? zeroWidthSpace : '') + segment)
        .join('');
    })
    .join('');
}

/** Adds the breaks to each line of each text in the value that may be broken. */
export function breaksOf(value: unknown, breakLine: LineBreaker): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = (part: unknown): void => {
    if (typeof part === 'string') {
      for (const line of part.split('\n')) {
        const broken = breakLine(line);
        if (broken !== line) found[line] = broken;
      }
    } else if (typeof part === 'object' && part !== null) {
      for (const inner of Object.values(part)) visit(inner);
    }
  };
  visit(value);
  return found;
}
