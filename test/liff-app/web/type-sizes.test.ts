import { readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const web = join(import.meta.dirname, '..', '..', '..', 'liff-app', 'web');
const files = ['index.html', ...globSync('styles/**/*.css', { cwd: web })];

/** Sizes of type and of the boxes around it. Space, lines, corners and shadows stay in px. */
const sizes =
  /(?:^|[\s;{])(font|font-size|line-height|--t-[a-z]+|--touch|(?:min-|max-)?(?:width|height)|grid-(?:template|auto)-(?:columns|rows)|flex|flex-basis): ([^;{}]*)/g;
const thickestLine = 4;
const touchTarget = 44;

/**
 * Lines that may use px: a hairline, the least size of a touch target, or a maximum in `min(… rem, px)`.
 */
function isAllowed(property: string, value: string): boolean {
  const withoutCeilings = value.replaceAll(/min\([\d.]+rem, [\d.]+px\)/g, '');
  const lengths = [...withoutCeilings.matchAll(/(-?[\d.]+)px/g)].map((match) => Number(match[1]));
  if (property === 'min-height' && lengths.every((length) => length >= touchTarget && length <= 52))
    return true;
  return lengths.every((length) => Math.abs(length) <= thickestLine);
}

function pixelSizes(css: string): string[] {
  return [...css.matchAll(sizes)]
    .filter(([, property = '', value = '']) => !isAllowed(property, value))
    .map(([, property, value]) => `${property}: ${value}`);
}

test('type sizes and boxes that hold type are in rem, so that large letters fit', () => {
  const wrong = files.flatMap((file) =>
    pixelSizes(readFileSync(join(web, file), 'utf8')).map((line) => `${file}: ${line}`),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});

test.each([
  ['.a { font: 400 18px/1.5 var(--font); }', ['font: 400 18px/1.5 var(--font)']],
  ['.a { height: 56px; }', ['height: 56px']],
  ['.a { grid-template-columns: 44px 1fr; }', ['grid-template-columns: 44px 1fr']],
  ['.a { font: 400 min(1rem, 20px) / 1.4 var(--font); padding: 8px; border: 1px solid; }', []],
])('a size in px is found in %s', (css, found) => {
  expect(pixelSizes(css)).toEqual(found);
});

test('width queries are in em, so that a larger default letter gets the phone layout', () => {
  const wrong = files.filter((file) =>
    /\((?:min|max)-width: [\d.]+px\)/.test(readFileSync(join(web, file), 'utf8')),
  );
  expect(wrong).toEqual([]);
});
