import { expect, it } from 'vitest';
import {
  canJoinWith,
  inviteExpiry,
  inviteStateOf,
  usesForCommittee,
} from '#domain/people/invite.ts';

const now = new Date('2024-12-18T02:00:00Z');
const invite = { expiresAt: inviteExpiry(now, 30), revokedAt: null, uses: 2, usesLeft: 1 };

it.each([
  ['open', {}, true],
  ['endsSoon', { expiresAt: inviteExpiry(now, 3) }, true],
  ['expired', { expiresAt: now }, false],
  ['usedUp', { usesLeft: 0 }, false],
  ['revoked', { revokedAt: now, usesLeft: 0 }, false],
] as const)('an invite is %s with %j', (state, change, works) => {
  const changed = { ...invite, ...change };
  expect([inviteStateOf(changed, now), canJoinWith(changed, now)]).toEqual([state, works]);
});

it('an invite of a committee has one use for each member, at least one and at most the limit', () => {
  expect([0, 17, 400].map(usesForCommittee)).toEqual([1, 17, 50]);
});
