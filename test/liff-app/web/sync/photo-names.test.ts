import { describe, expect, it } from 'vitest';
import { attachedName, isHeicFile } from '#web/sync/attached-name.ts';

describe('the name of an attached photo', () => {
  it.each([
    ['IMG_1.HEIC', 'IMG_1.jpg'],
    ['1101700230708.jpg', 'รูป.jpg'],
    ['ภาพ.jpg', 'ภาพ.jpg'],
  ])('drawn again as a JPEG: %s becomes %s', (name, stored) => {
    expect(attachedName({ name, isShrunk: true })).toBe(stored);
  });

  it('stays for a file that is sent unchanged, so that the server names what is wrong', () => {
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
  ])('is known by its type, or by its name without one: %s %s', (name, type, isHeic) => {
    expect(isHeicFile({ name, type })).toBe(isHeic);
  });
});
