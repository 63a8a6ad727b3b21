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
function keyOf(command: string): string {
  const key = keys.get(command) ?? looseThai(command);
  keys.set(command, key);
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
export function readings(text: string): string[] {
  const results = new Set([text, withoutRepeats(text)]);
  // A set grows while it is walked: each reading may end in courtesy once more.
  for (const reading of results) {
    if (text.length - reading.length > longestCourtesy) break;
    for (const ending of endings)
      if (reading.endsWith(ending) && reading.length > ending.length)
        results.add(reading.slice(0, -ending.length));
  }
  return [...results];
}

/** สถานะะ is สถานะ: the last letter held down. */
function withoutRepeats(text: string): string {
  let end = text.length;
  while (end > 1 && text[end - 1] === text[end - 2]) end -= 1;
  return text.slice(0, end);
}

/** The same, without a beginning such as ขอดู. */
function requests(text: string): string[] {
  return readings(text).flatMap((reading) => {
    const beginning = beginnings.find((candidate) => reading.startsWith(candidate));
    return beginning === undefined ? [reading] : [reading, reading.slice(beginning.length)];
  });
}

/** In a group only a plain command counts; alone with us, or called by name, it may be part of a sentence. */
export function matchesCommand(
  context: FeatureContext,
  commands: { exact: readonly string[]; within?: readonly string[] },
): boolean {
  if (context.text === '') return false;
  const text = normalizeCommand(context.text);
  const isSignOnly = !/[\p{L}\p{N}]/u.test(text);
  if (isSignOnly && context.inGroup && !context.mentioned) return false;
  const read = new Set(requests(text));
  if (commands.exact.some((command) => read.has(keyOf(command)))) return true;
  if (context.inGroup && !context.mentioned) return false;
  return (commands.within ?? []).some((command) => text.includes(keyOf(command)));
}

/** Without a role there is nothing to show: how to join comes first. */
export function withRole(handle: Feature['handle']): Feature['handle'] {
  return async (context: FeatureContext): Promise<readonly Message[]> =>
    context.person.grants.length === 0 ? [joinFirstCard(context.links)] : handle(context);
}
