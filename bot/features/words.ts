import { looseThai } from '../../domain/thai/text.ts';
import type { Feature, Turn } from '../feature.ts';
import type { Message } from '../line-client.ts';
import { joinFirstCard } from '../messages/welcome.ts';

/** Courtesy around a command, in its loose form. */
const polite = /(นะ)?(ครับ|คะ)$|(หนอย|ดวย)+((นะ)?(ครับ|คะ))?$/;
const asking = /^(ขอดู|ขอทราบ|ขอเปิด|อยากดู|อยากทราบ|อยากรู้?|ดู)/;

const keys = new Map<string, string>();

/** Our own words are few and never change: each is loosened once. */
function keyOf(word: string): string {
  const key = keys.get(word) ?? looseThai(word);
  keys.set(word, key);
  return key;
}

export function plainly(text: string): string {
  return looseThai(text).replace(polite, '').replace(asking, '');
}

/** In a group only a plain command counts; alone with us, or called by name, it may be part of a sentence. */
export function hears(
  turn: Turn,
  commands: { exact: readonly string[]; within?: readonly string[] },
): boolean {
  if (turn.text === '') return false;
  const said = plainly(turn.text);
  if (commands.exact.some((one) => keyOf(one) === said)) return true;
  if (turn.inGroup && !turn.mentioned) return false;
  return (commands.within ?? []).some((one) => said.includes(keyOf(one)));
}

/** Without a role there is nothing to show: how to join comes first. */
export function withRole(handle: Feature['handle']): Feature['handle'] {
  return async (turn: Turn): Promise<readonly Message[]> =>
    turn.person.grants.length === 0 ? [joinFirstCard(turn.links)] : handle(turn);
}
