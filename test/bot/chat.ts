import * as z from 'zod/mini';
import { createDispatch } from '#bot/dispatch.ts';
import { createFeatures } from '#bot/features/index.ts';
import type { Content, LineClient, Message, SendOutcome } from '#bot/line/line-client.ts';
import { createLinks } from '#bot/links.ts';
import { atBangkok } from '#domain/calendar.ts';
import type { Database } from '#models/mongo/connect.ts';
import { validateMessages } from '#simulator/validate/messages.ts';
import { inboxEventsOf } from '#bot/event.ts';
import type { LineEvent, Origin } from '../support/line/line-api.ts';
import { imageEvent, postbackEvent, textEvent, unsendEvent } from '../support/line/line-api.ts';

export const morning = atBangkok('2024-12-18', '09:00');
export const links = createLinks({ liffId: '2000000002-prasandd', publicUrl: 'https://app.test' });

interface Sent {
  replyToken: string | null;
  messages: readonly Message[];
}

interface Call {
  method: string;
  path: string;
}

/**
 * The real dispatcher and features on a real database. Only the LINE client is fake, and it validates
 * messages.
 */
export function createChat(db: Database, options: { now?: Date; call?: LineClient['call'] } = {}) {
  const sent: Sent[] = [];
  const calls: Call[] = [];
  const clock = { now: options.now ?? morning };
  /** The fake LINE's answer for a photo, by message id or for all others. */
  const photos = { of: new Map<string, Content>(), others: { kind: 'gone' } as Content };
  const take = (item: Sent): Promise<SendOutcome> => {
    const complaints = validateMessages(JSON.parse(JSON.stringify(item.messages)));
    if (complaints.length > 0) throw new Error(JSON.stringify(complaints));
    sent.push(item);
    return Promise.resolve({ kind: 'sent', requestId: 'r' });
  };
  const line: LineClient = {
    reply: ({ replyToken, messages }) => take({ replyToken, messages }),
    push: ({ body }) => take({ replyToken: null, messages: messagesIn(body) }),
    multicast: () => Promise.reject(new Error('chat sends no multicast')),
    profile: () => Promise.resolve({ displayName: 'นางสาวใหม่ ทดลอง' }),
    quota: () => Promise.resolve({ limit: null, used: 0 }),
    content: (id) => Promise.resolve(photos.of.get(id) ?? photos.others),
    call: (request) => {
      const { method, path } = request;
      calls.push({ method, path });
      if (options.call) return options.call(request);
      return Promise.resolve({ status: 200, headers: {}, body: Buffer.from('{}') });
    },
  };
  const handle = createDispatch({
    db,
    line,
    links,
    features: createFeatures(),
    clock: () => clock.now,
    wallClock: () => clock.now,
    log: { info: () => undefined, error: () => undefined },
  });

  /** All messages sent in answer to one event. */
  const hear = async (event: LineEvent): Promise<readonly Message[]> => {
    const before = sent.length;
    const [row] = inboxEventsOf({ events: [event] }, clock.now);
    if (!row) throw new Error('not an event');
    const messages = await handle.act(row);
    if (messages.length > 0) await handle.send(row, { messages, tries: 0, maybeHeard: false });
    return sent.slice(before).flatMap((call) => call.messages);
  };
  const by = (lineUserId: string): Origin => ({
    source: { type: 'user', userId: lineUserId },
    at: clock.now,
  });
  return {
    clock,
    sent,
    calls,
    hear,
    say: (lineUserId: string, text: string) => hear(textEvent(by(lineUserId), text)),
    tap: (lineUserId: string, data: string, params?: Record<string, string>) =>
      hear(postbackEvent(by(lineUserId), { data, ...(params ? { params } : {}) })),
    photos,
    sendPhoto: (
      lineUserId: string,
      sent: { id?: string; imageSet?: string; after?: number; type?: string } = {},
    ) => {
      const at = new Date(clock.now.getTime() + (sent.after ?? 0));
      const event = imageEvent({ ...by(lineUserId), at }, sent.id);
      const set = sent.imageSet ? { imageSet: { id: sent.imageSet } } : {};
      const type = sent.type ? { type: sent.type } : {};
      return hear({ ...event, message: { ...messageOf(event), ...set, ...type } });
    },
    unsend: (lineUserId: string, id: string) => hear(unsendEvent(by(lineUserId), id)),
  };
}

function messageOf({ message }: LineEvent): object {
  return typeof message === 'object' && message !== null ? message : {};
}

const pushed = z.object({
  messages: z.array(z.custom<Message>((audioMessage) => typeof audioMessage === 'object')),
});

function messagesIn(body: string): Message[] {
  return z.parse(pushed, JSON.parse(body)).messages;
}

/** The text a person reads: of a text message or of a card. */
export function wordsOf(messages: readonly Message[]): string {
  return messages
    .map((message) =>
      message.type === 'text' && 'text' in message
        ? message.text
        : 'altText' in message
          ? message.altText
          : '',
    )
    .join('\n---\n');
}

/** Every action of the buttons, rows and chips. */
export function actionsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === 'action' && typeof inner === 'object' && inner !== null
      ? [Object.fromEntries(Object.entries(inner))]
      : actionsIn(inner),
  );
}
