import { createHash, createHmac } from 'node:crypto';

/** Builders for webhook events as LINE sends them, with every field LINE promises. */
export interface LineEvent {
  type: string;
  mode: 'active' | 'standby';
  timestamp: number;
  source: Source;
  webhookEventId: string;
  deliveryContext: { isRedelivery: boolean };
  replyToken?: string;
  [field: string]: unknown;
}

export type Source =
  | { type: 'user'; userId: string }
  | { type: 'group'; groupId: string; userId?: string };

export interface Origin {
  source: Source;
  at: Date;
  mode?: 'active' | 'standby';
  isRedelivery?: boolean;
}

const base32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const botUserId = lineUserId('bot');
let events = 0;

/** Gives the same id for the same name, so that a failing test prints the same text every time. */
export function lineUserId(name: string): string {
  return `U${createHash('md5').update(name).digest('hex')}`;
}

export function lineGroupId(name: string): string {
  return `C${createHash('md5').update(name).digest('hex')}`;
}

export function fromUser(name: string, at: Date): Origin {
  return { source: { type: 'user', userId: lineUserId(name) }, at };
}

export function fromGroup(group: string, talk: { user?: string; at: Date }): Origin {
  const source: Source = {
    type: 'group',
    groupId: lineGroupId(group),
    ...(talk.user === undefined ? {} : { userId: lineUserId(talk.user) }),
  };
  return { source, at: talk.at };
}

export function textEvent(origin: Origin, text: string): LineEvent {
  const message = { id: messageId(), type: 'text', quoteToken: token('quote'), text };
  return { ...replyable(origin, 'message'), message };
}

export function imageEvent(origin: Origin, id = messageId()): LineEvent {
  const message = {
    id,
    type: 'image',
    quoteToken: token('quote'),
    contentProvider: { type: 'line' },
  };
  return { ...replyable(origin, 'message'), message };
}

export function postbackEvent(
  origin: Origin,
  postback: { data: string; params?: Record<string, string> },
): LineEvent {
  return { ...replyable(origin, 'postback'), postback };
}

export function followEvent(origin: Origin, isUnblocked = false): LineEvent {
  return { ...replyable(origin, 'follow'), follow: { isUnblocked } };
}

export function joinEvent(origin: Origin): LineEvent {
  return replyable(origin, 'join');
}

export function unfollowEvent(origin: Origin): LineEvent {
  return eventOf(origin, 'unfollow');
}

export function unsendEvent(origin: Origin, id: string): LineEvent {
  return { ...eventOf(origin, 'unsend'), unsend: { messageId: id } };
}

/** The event as LINE redelivers it after an answer other than 200. */
export function redelivered(event: LineEvent): LineEvent {
  return { ...event, deliveryContext: { isRedelivery: true } };
}

export function webhookBody(...batch: LineEvent[]): string {
  return JSON.stringify({ destination: botUserId, events: batch });
}

/** The arguments of `fetch` for a signed request. The signature covers exactly these bytes. */
export function signedRequest(body: string, secret: string) {
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'LineBotWebhook/2.0',
      'x-line-signature': createHmac('sha256', secret).update(body).digest('base64'),
    },
    body,
  };
}

function replyable(origin: Origin, type: string): LineEvent {
  return { ...eventOf(origin, type), replyToken: token('reply') };
}

function eventOf(origin: Origin, type: string): LineEvent {
  events += 1;
  return {
    type,
    mode: origin.mode ?? 'active',
    timestamp: origin.at.getTime(),
    source: origin.source,
    webhookEventId: ulid(origin.at.getTime(), events),
    deliveryContext: { isRedelivery: origin.isRedelivery ?? false },
  };
}

/**
 * The id has ten characters of time and sixteen of a counter, so it is unique, sortable and the same in
 * every run.
 */
function ulid(time: number, count: number): string {
  return inBase32(time, 10) + inBase32(count, 16);
}

function inBase32(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) {
    text = base32.charAt(rest % 32) + text;
  }
  return text;
}

function messageId(): string {
  events += 1;
  return String(500_000_000_000_000_000n + BigInt(events));
}

function token(kind: string): string {
  events += 1;
  return createHash('sha256').update(`${kind} ${events}`).digest('hex').slice(0, 32);
}
