import { describe, expect, test } from 'vitest';
import { validateRichMenu } from '#simulator/validate/rich-menu.ts';

// One grapheme of five UTF-16 units.
const wide = '👩🏽‍🌾';

describe('the rich menus that the simulator accepts', () => {
  const area = {
    bounds: { x: 0, y: 0, width: 100, height: 100 },
    action: { type: 'message', text: 'ก' },
  };
  const menu = (change: object = {}) => ({
    size: { width: 2500, height: 1686 },
    selected: false,
    name: 'ก',
    chatBarText: 'เมนู',
    areas: [area],
    ...change,
  });
  const fits = (change: object) => validateRichMenu(menu(change)).length === 0;
  test.each([
    ['name in graphemes', 300, (n: number) => ({ name: wide.repeat(n) })],
    ['chatBarText in graphemes', 14, (n: number) => ({ chatBarText: wide.repeat(n) })],
    ['areas', 20, (n: number) => ({ areas: Array.from({ length: n }, () => area) })],
    ['width', 2500, (n: number) => ({ size: { width: n, height: 1000 } })],
  ])('are within the limit of %s: %i', (_name, limit, make) => {
    expect(fits(make(limit))).toBe(true);
    expect(fits(make(limit + 1))).toBe(false);
  });
  test('need a picture wide enough for its height', () => {
    expect(fits({ size: { width: 1450, height: 1000 } })).toBe(true);
    expect(fits({ size: { width: 1449, height: 1000 } })).toBe(false);
  });
});
