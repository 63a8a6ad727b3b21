import { describe, expect, it } from 'vitest';
import { attachedName, isHeicFile } from '#web/sync/attached-name.ts';

describe('the name of an attached photo', () => {
  it.each([
    ['IMG_1.HEIC', 'IMG_1.jpg'],
    ['1101700230708.jpg', 'รูป.jpg'],
    ['ภาพ.jpg', 'ภาพ.jpg'],
  ])('changes when it is redrawn as a JPEG: %s becomes %s', (name, stored) => {
    expect(attachedName({ name, isShrunk: true })).toBe(stored);
  });

  it('is kept for a file that is sent unchanged, so that the server can name what is wrong', () => {
    expect(attachedName({ name: '1101700230708.pdf', isShrunk: false })).toBe('1101700230708.pdf');
  });
});

describe('a HEIC photo', () => {
  it.each([
    ['a.heic', 'image/heic', true],
    ['a.HEIC', '', true],
    ['a.heif', 'image/heif', true],
    ['a.heic', 'image/jpeg', false],
    ['a.pdf', '', false],
  ])(
    'is recognized by its type, or by its name when it has no type: %s %s',
    (name, type, isHeic) => {
      expect(isHeicFile({ name, type })).toBe(isHeic);
    },
  );
});
