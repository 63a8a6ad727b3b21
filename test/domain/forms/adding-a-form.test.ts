import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formIds } from '#domain/forms/index.ts';
import { loadedWith, withoutComments } from '#test/support/source/imports.ts';

/**
 * A form needs one definition, one line in the registry and one example. These tests fail when it needs
 * more.
 */
const root = join(import.meta.dirname, '../../..');
const registry = 'domain/forms/index.ts';
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const houses = ['domain', 'models', 'use-cases', 'bot', 'liff-app', 'jobs', 'commands'];
const product = houses.flatMap((house) =>
  readdirSync(join(root, house), { recursive: true, encoding: 'utf8' })
    .map((path) => `${house}/${path}`)
    .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)(node_modules|dist[^/]*)\//.test(path)),
);

function formsNamedIn(path: string): string[] {
  const code = withoutComments(textOf(path));
  return formIds.filter((id) => new RegExp(`['"\`]${id}['"\`]|^\\s*${id}\\s*[:,]`, 'm').test(code));
}

const definitions = formIds.map((id) => `domain/forms/${id}.ts`);

describe('a form', () => {
  test('has a file, a registry line and an example, all under its name', () => {
    expect([...loadedWith(registry)]).toEqual(expect.arrayContaining(definitions));
    const examples = readdirSync(join(root, 'test/examples'))
      .map((name) => name.replace(/\.ts$/, ''))
      .filter((name) => name !== 'index' && name !== 'example');
    expect(examples).toEqual(formIds.toSorted());
  });

  test('is listed only in the registry; other files name at most half of the forms, except the letter and the papers', () => {
    const letters = product.filter((path) => path.startsWith('domain/letters/'));
    const lists = product.filter((path) => formsNamedIn(path).length > formIds.length / 2);
    expect(formsNamedIn(registry)).toEqual(formIds);
    const others = [...letters, 'domain/papers/paper.ts'];
    expect(lists.filter((path) => !others.includes(path))).toEqual([registry]);
  });

  test('is not loaded by the first screen, and neither is the registry', () => {
    const first = loadedWith('liff-app/web/main.tsx');
    expect(first).toContain('liff-app/contract/contract.ts');
    expect(first).toContain('liff-app/web/screens/home/home.tsx');
    expect([...first].filter((path) => path.startsWith('domain/forms/'))).toEqual([]);
    const opened = loadedWith('liff-app/web/screens/form/form-screen.tsx');
    expect([...opened]).toEqual(expect.arrayContaining([registry, ...definitions]));
  });
});
