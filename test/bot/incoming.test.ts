import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { inboxEventsOf, lineEventSchema } from '#bot/event.ts';
import { createFeatures } from '#bot/features/index.ts';
import { incomingOf, isAddressed, needsHandling } from '#bot/incoming.ts';
import {
  followEvent,
  fromGroup,
  fromUser,
  imageEvent,
  joinEvent,
  lineGroupId,
  postbackEvent,
  textEvent,
  unfollowEvent,
  unsendEvent,
} from '../support/line/line-api.ts';
import type { LineEvent } from '../support/line/line-api.ts';

const at = new Date('2024-12-18T02:00:00Z');
const features = createFeatures();
const person = fromUser('somchai', at);
const group = fromGroup('office', { user: 'somchai', at });
const mention = { mentionees: [{ index: 0, length: 7, isSelf: true }] };

/** What the webhook does with the event: handles it, or stores it as done. */
function fateOf(event: LineEvent): 'handled' | 'done' {
  const [row] = inboxEventsOf({ events: [event] }, at, (read) => needsHandling(features, read));
  if (!row) throw new Error('not an event');
  return row.ignored ? 'done' : 'handled';
}

const withMessage = (event: LineEvent, more: Record<string, unknown>): LineEvent => ({
  ...event,
  message: { ...Object(event['message']), ...more },
});

describe('an event at the webhook', () => {
  it.each<[string, LineEvent]>([
    ['a private text', textEvent(person, 'สวัสดี')],
    ['a private sticker', withMessage(textEvent(person, 'x'), { type: 'sticker' })],
    ['a private photo', imageEvent(person)],
    ['a new friend', followEvent(person)],
    ['a blocked account', unfollowEvent(person)],
    ['a message taken back', unsendEvent(person, '1')],
    ['a message taken back in a group', unsendEvent(group, '1')],
    ['a tapped button', postbackEvent(person, { data: 'v1' })],
    ['a tapped button in a group', postbackEvent(group, { data: 'v1' })],
    ['a command in a group', textEvent(group, 'สถานะ')],
    ['a place after a command in a group', textEvent(group, 'สถานะ ริมกก')],
    ['a group code', textEvent(group, 'ผูกกลุ่ม ABCD2345')],
    ['a mention in a group', withMessage(textEvent(group, '@Prasan ว่าไง'), { mention })],
    [
      'the removal from a group',
      {
        ...joinEvent(group),
        type: 'leave',
        source: { type: 'group', groupId: lineGroupId('office') },
      },
    ],
  ])('is handled: %s', (_name, event) => {
    expect(fateOf(event)).toBe('handled');
  });

  it.each<[string, LineEvent]>([
    ['talk in a group', textEvent(group, 'พรุ่งนี้กินข้าวที่ไหนดี')],
    ['a photo in a group', imageEvent(group)],
    ['an emoji in a group', textEvent(group, '👍')],
    ['an invite code in a group', textEvent(group, 'ABCD2345')],
    ['talk in a group without a sender', textEvent(fromGroup('office', { at }), 'สถานะ')],
    ['joining a group', joinEvent(group)],
    ['a text in standby mode', textEvent({ ...person, mode: 'standby' }, 'สถานะ')],
    ['an unknown type', { ...textEvent(person, 'สถานะ'), type: 'starGazing' }],
    ['a broken message', withMessage(textEvent(person, 'สถานะ'), { id: 7, type: ['no', 'type'] })],
  ])('is stored as done: %s', (_name, event) => {
    expect(fateOf(event)).toBe('done');
  });

  it('needs handling exactly when a feature matches it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('สถานะ', 'สถานะ ริมกก', 'ผูกกลุ่ม', 'ประชุม', 'อ.เทิง', 'ขอบคุณครับ'),
    );
    const type = fc.constantFrom('message', 'postback', 'follow', 'leave', 'beacon', 'join');
    fc.assert(
      fc.property(text, type, fc.constantFrom(person, group), (words, kind, from) => {
        const event = z.parse(lineEventSchema, { ...textEvent(from, words), type: kind });
        const matched = features.some((feature) => feature.matches(incomingOf(event)));
        expect(needsHandling(features, event)).toBe(isAddressed(event) && matched);
      }),
    );
  });
});
