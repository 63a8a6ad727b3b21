import type { AppClock } from './clock.ts';
import { opaque, ulid } from './ids.ts';
import type { ReplyTokens } from './reply-tokens.ts';
import type { LineEvent } from './webhook.ts';

export interface Source {
  chatId: string;
  lineUserId?: string | undefined;
}

export interface EventMaker {
  /** An event to which the bot may reply, so it has a new reply token. */
  answerable(type: string, source: Source, rest: Record<string, unknown>): LineEvent;
  plain(type: string, source: Source, rest: Record<string, unknown>): LineEvent;
  messageEvent(source: Source, message: Record<string, unknown>): LineEvent;
}

function sourceOf({ chatId, lineUserId }: Source): Record<string, unknown> {
  if (chatId.startsWith('U')) return { type: 'user', userId: chatId };
  const place = chatId.startsWith('C')
    ? { type: 'group', groupId: chatId }
    : { type: 'room', roomId: chatId };
  return lineUserId === undefined ? place : { ...place, userId: lineUserId };
}

interface Needs {
  clock: AppClock;
  replyTokens: ReplyTokens;
}

/**
 * Builds events as the Messaging API reference describes them. The timestamp is wall time, which is
 * never moved.
 */
export function createEventMaker({ clock, replyTokens }: Needs): EventMaker {
  const plain: EventMaker['plain'] = (type, source, rest) => ({
    type,
    mode: 'active',
    timestamp: clock.wall().getTime(),
    source: sourceOf(source),
    webhookEventId: ulid(clock.wall()),
    deliveryContext: { isRedelivery: false },
    ...rest,
  });
  const answerable: EventMaker['answerable'] = (type, source, rest) =>
    plain(type, source, { replyToken: replyTokens.issue(source.chatId), ...rest });
  return {
    plain,
    answerable,
    messageEvent: (source, message) =>
      answerable('message', source, {
        message: { ...message, quoteToken: opaque(48), markAsReadToken: opaque(30) },
      }),
  };
}
