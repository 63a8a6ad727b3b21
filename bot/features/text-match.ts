import { looseThai, understoodPart } from '#domain/thai/text.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { joinFirstCard } from '../messages/welcome.ts';

/** Courtesy at the end of a sentence, in its loose form. */
const endings = [
  'ครับผม',
  'หนอย',
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
const beginnings = ['ขอดู', 'ขอทราบ', 'ขอเปิด', 'อยากดู', 'อยากทราบ', 'อยากรู', 'ดู'] as const;
/** Letters of courtesy that are taken off at most. */
const longestCourtesy = 24;

const keys = new Map<string, string>();

/** Our own words are few and never change: each is loosened once. */
function keyOf(word: string): string {
  const key = keys.get(word) ?? looseThai(word);
  keys.set(word, key);
  return key;
}

const withoutCourtesy = /[^\p{L}\p{M}\p{N}]/gu;

/** A text as it is compared: loose spelling, no emoji, no punctuation; the text itself if it is only that. */
export function normalizeCommand(text: string): string {
  const understood = understoodPart(text);
  const letters = looseThai(understood.replace(withoutCourtesy, ''));
  return letters === '' ? looseThai(understood) : letters;
}

/**
 * The ways a text may be read, from the whole text to the text without courtesy at its end. Courtesy
 * is never cut blindly: สถานะ ends like นะ and is a command all the same.
 */
export function readings(said: string): string[] {
  const found = new Set([said, withoutRepeats(said)]);
  // A set grows while it is walked: each reading may end in courtesy once more.
  for (const reading of found) {
    if (said.length - reading.length > longestCourtesy) break;
    for (const ending of endings)
      if (reading.endsWith(ending) && reading.length > ending.length)
        found.add(reading.slice(0, -ending.length));
  }
  return [...found];
}

/** สถานะะ is สถานะ: the last letter held down. */
function withoutRepeats(said: string): string {
  let end = said.length;
  while (end > 1 && said[end - 1] === said[end - 2]) end -= 1;
  return said.slice(0, end);
}

/** The same, without a beginning such as ขอดู. */
function requests(said: string): string[] {
  return readings(said).flatMap((reading) => {
    const beginning = beginnings.find((word) => reading.startsWith(word));
    return beginning === undefined ? [reading] : [reading, reading.slice(beginning.length)];
  });
}

/** In a group only a plain command counts; alone with us, or called by name, it may be part of a sentence. */
export function matchesCommand(
  turn: FeatureContext,
  commands: { exact: readonly string[]; within?: readonly string[] },
): boolean {
  if (turn.text === '') return false;
  const said = normalizeCommand(turn.text);
  const isSignOnly = !/[\p{L}\p{N}]/u.test(said);
  if (isSignOnly && turn.inGroup && !turn.mentioned) return false;
  const read = new Set(requests(said));
  if (commands.exact.some((word) => read.has(keyOf(word)))) return true;
  if (turn.inGroup && !turn.mentioned) return false;
  return (commands.within ?? []).some((word) => said.includes(keyOf(word)));
}

/** Without a role there is nothing to show: how to join comes first. */
export function withRole(handle: Feature['handle']): Feature['handle'] {
  return async (turn: FeatureContext): Promise<readonly Message[]> =>
    turn.person.grants.length === 0 ? [joinFirstCard(turn.links)] : handle(turn);
}
