import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jobs } from '#jobs/index.ts';

const read = (name: string): string =>
  readFileSync(join(import.meta.dirname, '..', '..', name), 'utf8');

it.each(['README.md', 'docs/operating.md'])('%s lists every job', (file) => {
  const text = read(file);
  expect(jobs.map(({ name }) => name).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});
