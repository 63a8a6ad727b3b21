import { describe, expect, it } from 'vitest';
import { formatInviteCode, inviteCodeOf, isMistypedCode } from '#domain/people/invite-code.ts';

describe('a typed invite code', () => {
  it.each(['TH4K9QZW', 'th4k 9qzw', ' TH4K-9QZW ', 't h 4 k 9 q z w'])(
    'is read from "%s"',
    (typed) => {
      expect(inviteCodeOf(typed)).toBe('TH4K9QZW');
    },
  );

  it.each(['TH4K9QZ', 'TH4K9QZWX', 'TH4K9QZ0', 'TH4K9QZ1', 'TH4K9QZI', 'สถานะ', ''])(
    'is not read from "%s"',
    (typed) => expect(inviteCodeOf(typed)).toBeNull(),
  );

  it('is shown in two groups of four', () => {
    expect(formatInviteCode('TH4K9QZW')).toBe('TH4K 9QZW');
  });
});

describe('a mistyped invite code', () => {
  it.each(['ABCD1234', 'TH4K9QZ', 'TH4K 9QZW X', 'th4k9qz0', 'OBCDEFGH'])(
    'is recognized in "%s"',
    (typed) => expect(isMistypedCode(typed)).toBe(true),
  );

  it.each([
    'TH4K9QZW',
    'สถานะ',
    '0812345678',
    'hello',
    'Good morning',
    '12/1/2568',
    'a1',
    'ABCDEFGHJKMNP2',
  ])('is not recognized in "%s"', (typed) => expect(isMistypedCode(typed)).toBe(false));
});
