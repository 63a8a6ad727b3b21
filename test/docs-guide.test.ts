import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { withChapter } from './guide/chapter.ts';
import { pictureSrc, pictures } from './guide/pictures.ts';

const docs = join(import.meta.dirname, '..', 'docs');
const guide = readFileSync(join(docs, 'คู่มือ.md'), 'utf8');
const shown = [...guide.matchAll(/<img src="([^"]+)" alt="([^"]*)"/g)].map(
  ([, src = '', alt = '']) => ({ src, alt }),
);
const stored = readdirSync(join(docs, 'images', 'guide')).map((name) => `images/guide/${name}`);

it('the guide shows each picture of npm run guide once, with its text', () => {
  const taken = pictures.map(({ name, alt }) => ({ src: pictureSrc(name), alt }));
  const bySrc = (one: { src: string }, other: { src: string }) => (one.src < other.src ? -1 : 1);
  expect(shown.toSorted(bySrc)).toEqual(taken.toSorted(bySrc));
  expect(guide).not.toContain('![');
});

it('each picture of the guide is stored, and no other', () => {
  expect(stored.toSorted()).toEqual(shown.map(({ src }) => src).toSorted());
});

it('the pictures of the guide are WebP of a readable size, together below 2 MB', async () => {
  const files = stored.map((path) => join(docs, path));
  for (const file of files) {
    const { format, width } = await sharp(file).metadata();
    expect(format).toBe('webp');
    expect(width).toBeGreaterThan(500);
  }
  expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(2_000_000);
});

it('the guide says the same as the help of each screen (npm run guide mends it)', () => {
  expect(withChapter(guide)).toBe(guide);
});
