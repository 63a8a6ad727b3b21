import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { limits } from '#domain/limits.ts';

const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'security.md'), 'utf8');

/** The expected lines of the table, one for each limit, in order. */
function linesOf(): string[] {
  return Object.entries(limits).flatMap(([group, of]) =>
    Object.entries(of).map(
      ([name, value]) => `| \`${group}.${name}\` | ${value.toLocaleString('en')} |`,
    ),
  );
}

it('docs/security.md shows exactly the limits of domain/limits.ts', () => {
  const shown = page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.replaceAll(/ +/g, ' '));
  expect(shown).toEqual(linesOf());
});
