import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  altTextOf,
  flexLabel,
  lineOf,
  plainWords,
  quickLabel,
} from '#bot/messages/parts/limits.ts';
import { countGraphemes } from '#domain/thai/text.ts';
import { hostile } from './samples.ts';

describe('cutting a text for a message', () => {
  it('never cuts inside a character and never returns an empty text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const cut of [lineOf, altTextOf, plainWords, quickLabel, flexLabel]) {
          const words = cut(text);
          expect(words.trim()).not.toBe('');
          expect(words.isWellFormed()).toBe(true);
        }
        expect(countGraphemes(quickLabel(text))).toBeLessThanOrEqual(20);
        expect(countGraphemes(flexLabel(text))).toBeLessThanOrEqual(40);
      }),
    );
  });

  it('keeps Thai text that just fits and cuts a longer one after a letter with its marks', () => {
    const fits = 'น้ำ'.repeat(40);
    expect(lineOf(fits)).toBe(fits);
    expect(lineOf(`${fits}น้ำ`)).toBe(`${'น้ำ'.repeat(39)}…`);
    expect(quickLabel('ที่'.repeat(20))).toBe('ที่'.repeat(20));
    expect(quickLabel('ที่'.repeat(21))).toBe('ที่'.repeat(20));
  });
});
