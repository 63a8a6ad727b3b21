import { looseThai, understoodPart } from '#domain/thai/text.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { joinFirstCard } from '../messages/welcome.ts';

/** Polite endings of a sentence, in their loose form. */
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
/** The most letters that are removed as polite endings. */
const longestCourtesy = 24;

const keys = new Map<string, string>();

/**
 * The loose form of a command. It is computed once, because our commands are few and never change.
 */
function keyOf(command: string): string {
  const key = keys.get(command) ?? looseThai(command);
  keys.set(command, key);
  return key;
}

const withoutCourtesy = /[^\p{L}\p{M}\p{N}]/gu;

/**
 * The form of a text used in comparisons: loose spelling, no emoji, no punctuation. A text of only
 * those stays as it is.
 */
export function normalizeCommand(text: string): string {
  const understood = understoodPart(text);
  const letters = looseThai(understood.replace(withoutCourtesy, ''));
  return letters === '' ? looseThai(understood) : letters;
}

/**
 * All readings of a text: the whole text first, then without polite endings. The whole text is
 * always kept, because a command can end like one: สถานะ ends in นะ.
 */
export function readings(text: string): string[] {
  const results = new Set([text, withoutRepeats(text)]);
  // A Set also visits items added during the loop, so several endings are removed one after
  // another.
  for (const reading of results) {
    if (text.length - reading.length > longestCourtesy) break;
    for (const ending of endings)
      if (reading.endsWith(ending) && reading.length > ending.length)
        results.add(reading.slice(0, -ending.length));
  }
  return [...results];
}

/** Shortens a repeated last letter, so that สถานะะ is read as สถานะ. */
function withoutRepeats(text: string): string {
  let end = text.length;
  while (end > 1 && text[end - 1] === text[end - 2]) end -= 1;
  return text.slice(0, end);
}

/** The readings without an opening such as ขอดู. */
function requests(text: string): string[] {
  return readings(text).flatMap((reading) => {
    const beginning = beginnings.find((candidate) => reading.startsWith(candidate));
    return beginning === undefined ? [reading] : [reading, reading.slice(beginning.length)];
  });
}

/**
 * In a group only the exact command matches. In a private chat, or with a mention of the account,
 * the command may be part of a sentence.
 */
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

/** Answers people without a role with how to join, because there is nothing to show them. */
export function withRole(handle: Feature['handle']): Feature['handle'] {
  return async (context: FeatureContext): Promise<readonly Message[]> =>
    context.person.grants.length === 0 ? [joinFirstCard(context.links)] : handle(context);
}
