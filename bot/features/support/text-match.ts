import { looseThai } from '#domain/thai/text.ts';
import type { Feature, FeatureContext, IncomingEvent } from '#bot/feature.ts';
import type { Message } from '#bot/line/line-client.ts';
import { joinFirstCard } from '#bot/messages/welcome.ts';

const keys = new Map<string, string>();

/**
 * The loose form of a command. It is computed once, because our commands are few and never change.
 */
function keyOf(command: string): string {
  const key = keys.get(command) ?? looseThai(command);
  keys.set(command, key);
  return key;
}

/**
 * In a group only the exact command matches. In a private chat, or with a mention of the account,
 * the command may be part of a sentence.
 */
export function matchesCommand(
  incoming: IncomingEvent,
  commands: { exact: readonly string[]; within?: readonly string[] },
): boolean {
  if (incoming.text === '') return false;
  const { text, requests, isSignOnly } = incoming.command;
  if (isSignOnly && incoming.inGroup && !incoming.mentioned) return false;
  if (commands.exact.some((command) => requests.has(keyOf(command)))) return true;
  if (incoming.inGroup && !incoming.mentioned) return false;
  return (commands.within ?? []).some((command) => text.includes(keyOf(command)));
}

/** Answers people without a role with how to join, because there is nothing to show them. */
export function withRole(handle: Feature['handle']): Feature['handle'] {
  return async (context: FeatureContext): Promise<readonly Message[]> =>
    context.person.grants.length === 0 ? [joinFirstCard(context.links)] : handle(context);
}
