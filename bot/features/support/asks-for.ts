import type { Intent } from '#domain/chat/intent.ts';
import type { Feature, FeatureContext, IncomingEvent } from '#bot/feature.ts';
import type { Message } from '#bot/line/line-client.ts';
import { joinFirstCard } from '#bot/messages/welcome.ts';

/**
 * True when the text asks for one of these intents. In a group, the text must be exactly a command.
 * In a private chat, or with a mention of the account, the command may be part of a sentence.
 */
export function asksFor(incoming: IncomingEvent, ...intents: readonly Intent[]): boolean {
  const { text, wish, inGroup, mentioned } = incoming;
  if (text === '') return false;
  return intents.includes(wish.intent) && (!inGroup || mentioned || wish.how === 'exact');
}

/** Answers people without a role by explaining how to join, because there is nothing to show them. */
export function withRole(handle: Feature['handle']): Feature['handle'] {
  return async (context: FeatureContext): Promise<readonly Message[]> =>
    context.person.grants.length === 0 ? [joinFirstCard(context.links)] : handle(context);
}
