import { validateSignature } from '@line/bot-sdk';
import { expect, it } from 'vitest';
import {
  followEvent,
  fromGroup,
  fromUser,
  imageEvent,
  postbackEvent,
  redelivered,
  signedRequest,
  textEvent,
  unfollowEvent,
  unsendEvent,
  webhookBody,
} from './line-api.ts';

const at = new Date('2024-12-18T01:00:00Z');
const secret = 'test-secret';

it('a signed test request is accepted by LINE’s SDK, and refused with another body', () => {
  const { body, headers } = signedRequest(
    webhookBody(textEvent(fromUser('a', at), 'สถานะ')),
    secret,
  );
  const signature = headers['x-line-signature'];
  expect(validateSignature(body, secret, signature)).toBe(true);
  expect(validateSignature(`${body} `, secret, signature)).toBe(false);
});

it('every test event has its own id, and a reply token only where LINE gives one', () => {
  const user = fromUser('a', at);
  const answerable = [
    textEvent(user, 'a'),
    imageEvent(fromGroup('g', { user: 'a', at })),
    postbackEvent(user, { data: 'v=1' }),
    followEvent(user),
  ];
  const silent = [unfollowEvent(user), unsendEvent(user, '1')];
  const ids = [...answerable, ...silent].map((event) => event.webhookEventId);
  expect(new Set(ids).size).toBe(6);
  expect(ids.every((id) => /^01[0-9A-HJKMNP-TV-Z]{24}$/.test(id))).toBe(true);
  expect(answerable.every((event) => event.replyToken !== undefined)).toBe(true);
  expect(silent.every((event) => event.replyToken === undefined)).toBe(true);
});

it('a redelivered test event keeps its id and time', () => {
  const first = textEvent(fromUser('a', at), 'สถานะ');
  expect(redelivered(first)).toEqual({ ...first, deliveryContext: { isRedelivery: true } });
});
