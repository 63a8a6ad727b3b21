import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { withoutNationalIds } from '#domain/thai/text.ts';
import type { ReceivedEvent } from '#models/inbox.ts';

/**
 * The parts of LINE's events that we read. All other parts are stored and ignored, because LINE adds
 * types and fields without notice (Messaging API reference, webhook event objects).
 */
const sourceSchema = z.looseObject({
  type: z.string(),
  userId: z.optional(z.string()),
  groupId: z.optional(z.string()),
  roomId: z.optional(z.string()),
});

const incomingSchema = z.looseObject({
  type: z.string(),
  mode: z.optional(z.string()),
  timestamp: z.optional(z.number()),
  webhookEventId: z.optional(z.string()),
  source: z.optional(sourceSchema),
});

const messageSchema = z.looseObject({
  id: z.string(),
  type: z.string(),
  text: z.optional(z.string()),
  /**
   * Set when the event is received, if a national id in it was replaced by * before anything was
   * stored.
   */
  hadNationalId: z.optional(z.boolean()),
  contentProvider: z.optional(z.looseObject({ type: z.string() })),
  /** The set of photos that the person sent together. */
  imageSet: z.optional(z.looseObject({ id: z.string() })),
  mention: z.optional(
    z.looseObject({
      mentionees: z.optional(
        z.array(
          z.looseObject({
            isSelf: z.optional(z.boolean()),
            index: z.optional(z.int()),
            length: z.optional(z.int()),
          }),
        ),
      ),
    }),
  ),
});

/** An event in the form that features read. */
export const lineEventSchema = z.looseObject({
  type: z.string(),
  mode: z.optional(z.string()),
  timestamp: z.optional(z.number()),
  webhookEventId: z.optional(z.string()),
  replyToken: z.optional(z.string()),
  source: z.optional(sourceSchema),
  message: z.optional(messageSchema),
  unsend: z.optional(z.looseObject({ messageId: z.string() })),
  postback: z.optional(
    z.looseObject({ data: z.string(), params: z.optional(z.record(z.string(), z.unknown())) }),
  ),
});
export type LineEvent = z.infer<typeof lineEventSchema>;

/** The text without the part that mentions the account. */
export function textOf({ type, message }: LineEvent): { text: string; mentioned: boolean } {
  if (type !== 'message') return { text: '', mentioned: false };
  const text =
    message?.type === 'text' ? (message.text ?? '').slice(0, limits.chat.keptLetters) : '';
  const self = message?.mention?.mentionees?.find((mentionee) => mentionee.isSelf === true);
  if (!self) return { text, mentioned: false };
  const { index = 0, length = 0 } = self;
  return { text: text.slice(0, index) + text.slice(index + length), mentioned: true };
}

const deliverySchema = z.looseObject({ events: z.array(z.unknown()) });
const maxIdLength = 200;

/**
 * Makes inbox rows from a webhook body. Parts that are not events are skipped, because they cannot be
 * answered.
 */
export function inboxEventsOf(
  body: unknown,
  receivedAt: Date,
  needsHandling: (event: LineEvent) => boolean = () => true,
): ReceivedEvent[] {
  const parsed = z.safeParse(deliverySchema, body);
  if (!parsed.success) return [];
  return parsed.data.events.flatMap((raw, place) => {
    const kept = withoutIds(raw);
    const readable = z.safeParse(lineEventSchema, kept);
    // An event in a form that LINE has not documented is stored too, if it says who sent it.
    const event = readable.success ? readable : z.safeParse(incomingSchema, kept);
    if (!event.success) return [];
    const row = rowOf({ event: event.data, raw: kept, receivedAt, place });
    return readable.success && needsHandling(readable.data) ? [row] : [{ ...row, ignored: true }];
  });
}

/** The parts of a message that a person types: the text, the name of a file, a place. */
const typedKeys = new Set(['text', 'fileName', 'title', 'address']);
const withMessageSchema = z.looseObject({ message: z.looseObject({}) });

/** The event with * in place of the digits of a national id that the person typed. */
function withoutIds(raw: unknown): unknown {
  const parsed = z.safeParse(withMessageSchema, raw);
  if (!parsed.success) return raw;
  const { message, ...rest } = parsed.data;
  const masked = Object.entries(message).flatMap(([key, part]) => {
    const isTyped = typeof part === 'string' && typedKeys.has(key);
    const text = isTyped ? withoutNationalIds(part) : part;
    return text === part ? [] : [[key, text] as const];
  });
  if (masked.length === 0) return raw;
  return { ...rest, message: { ...message, ...Object.fromEntries(masked), hadNationalId: true } };
}

function rowOf(incoming: {
  event: z.infer<typeof incomingSchema>;
  raw: unknown;
  receivedAt: Date;
  place: number;
}): ReceivedEvent {
  const json = JSON.stringify(incoming.raw);
  const id = incoming.event.webhookEventId ?? createHash('sha256').update(json).digest('hex');
  const { userId, groupId, roomId } = incoming.event.source ?? {};
  return {
    id: id.slice(0, maxIdLength),
    source: (groupId ?? roomId ?? userId ?? `none:${id}`).slice(0, maxIdLength),
    json,
    receivedAt: incoming.receivedAt,
    happenedAt: timeOf(incoming.event.timestamp) ?? incoming.receivedAt,
    place: incoming.place,
    attempts: 0,
  };
}

function timeOf(timestamp: number | undefined): Date | null {
  if (timestamp === undefined) return null;
  const time = new Date(timestamp);
  return Number.isNaN(time.getTime()) ? null : time;
}
