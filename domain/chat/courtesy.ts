import { looseThai, understoodPart } from '../thai/text.ts';

/** Polite endings of a sentence, in their loose form. */
const endings = [
  'ครับผม',
  'หนอย',
  'กอน',
  'เจา',
  'เนอ',
  'ครับ',
  'คราบ',
  'เนาะ',
  'คับ',
  'คาบ',
  'ฮับ',
  'ดวย',
  'คะ',
  'ฮะ',
  'จะ',
  'จา',
  'นะ',
  'นา',
  'ที',
] as const;
const beginnings = [
  'ขอดู',
  'ขอทราบ',
  'ขอเปิด',
  'อยากดู',
  'อยากทราบ',
  'อยากรู',
  'พีคะ',
  'พีครับ',
  'ดู',
  'ขอ',
] as const;
/** At most this many letters are removed as polite endings. */
const maxCourtesyLetters = 24;

const withoutCourtesy = /[^\p{L}\p{M}\p{N}]/gu;

/**
 * The form in which texts are compared: loose spelling, no emoji, no punctuation. A text that is
 * nothing but emoji or punctuation is kept.
 */
export function normalizeCommand(text: string): string {
  const understood = understoodPart(text);
  const letters = looseThai(understood.replace(withoutCourtesy, ''));
  return letters === '' ? looseThai(understood) : letters;
}

/**
 * All readings of a text: the whole text first, then without polite endings. The whole text is always
 * kept, because a command may end in a polite word: สถานะ ends in นะ.
 */
export function readings(text: string): string[] {
  const results = new Set([text, withoutRepeats(text)]);
  // A Set also visits items added during the loop, so several endings are removed one after another.
  for (const reading of results) {
    if (text.length - reading.length > maxCourtesyLetters) break;
    for (const ending of endings)
      if (reading.endsWith(ending) && reading.length > ending.length)
        results.add(reading.slice(0, -ending.length));
  }
  return [...results];
}

/** Removes repetitions of the last letter, so that สถานะะ is read as สถานะ. */
function withoutRepeats(text: string): string {
  let end = text.length;
  while (end > 1 && text[end - 1] === text[end - 2]) end -= 1;
  return text.slice(0, end);
}

/** All readings of a normalized text, with and without an opening such as ขอดู. */
export function requestsIn(text: string): string[] {
  return readings(text).flatMap((reading) => {
    const beginning = beginnings.find((candidate) => reading.startsWith(candidate));
    const rest = beginning === undefined ? '' : reading.slice(beginning.length);
    return rest === '' ? [reading] : [reading, rest];
  });
}
