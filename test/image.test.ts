import { readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadedWith } from './support/source/imports.ts';

/** No test builds the image. Its contents are computed from the Dockerfile and .dockerignore. */
const root = join(import.meta.dirname, '..');
const linesOf = (name: string): string[] => readFileSync(join(root, name), 'utf8').split('\n');

/** The project paths a stage copies, as path prefixes. */
function copied(lines: readonly string[]): string[] {
  return lines
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .flatMap((line) =>
      line
        .split(' ')
        .slice(1, -1)
        .filter((word) => !word.startsWith('--')),
    );
}

const isIn = (places: readonly string[]) => (path: string) =>
  places.some((place) => path === place || path.startsWith(`${place}/`));
const dockerfile = linesOf('Dockerfile');
const last = copied(dockerfile.slice(dockerfile.findLastIndex((line) => line.startsWith('FROM '))));
const sent = linesOf('.dockerignore').flatMap((line) =>
  line.startsWith('!') ? line.slice(1) : [],
);

describe('the container image', () => {
  it('has every file that the program loads, at the start or later', () => {
    const needed = [
      ...loadedWith('main.ts', { lazily: true }),
      ...loadedWith('liff-app/api/xlsx-process.ts', { lazily: true }),
      ...loadedWith('liff-app/api/papers/paper-process.ts', { lazily: true }),
    ];
    expect(needed.length).toBeGreaterThan(100);
    // The demo's people are created on a developer's machine only.
    const production = needed.filter((path) => !path.startsWith('demo/'));
    expect(production.filter((path) => !isIn(last)(path))).toEqual([]);
  });

  it('gets every path that its stages copy', () => {
    const places = copied(dockerfile);
    const beginnings = places.map((place) => place.split('/')[0] ?? '');
    expect(places).toContain('domain');
    expect(beginnings.filter((top) => !sent.some((glob) => matchesGlob(top, glob)))).toEqual([]);
  });
});
