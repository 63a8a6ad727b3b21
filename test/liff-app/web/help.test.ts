import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { loadedWith } from '#test/support/source/imports.ts';
import { helpOf, helpOfScreens, piecesOf } from '#web/parts/help/help-of.ts';
import type { HelpText } from '#web/parts/help/screen-help.ts';

const web = join(import.meta.dirname, '../../../liff-app/web');
const router = join(web, 'router');
const routeNames = readdirSync(router).flatMap((file) => {
  const text = readFileSync(join(router, file), 'utf8');
  return [...text.matchAll(/\bname: '([a-z-]+)'/g)].map(([, name = '']) => name);
});

/** Every text that a screen may show, without the help itself. */
const shown = ['liff-app/web', 'domain']
  .flatMap((folder) => {
    const root = join(web, '../..', folder);
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/(^|\/)(node_modules|dist[^/]*|help)\//.test(path))
      .map((path) => readFileSync(join(root, path), 'utf8'));
  })
  .join('\n');

const texts: [string, HelpText][] = [...helpOfScreens].flatMap(([name, help]) => [
  [name, help],
  ...Object.entries(help.byRole ?? {}).map(([role, text]): [string, HelpText] => [
    `${name} of ${role}`,
    text,
  ]),
]);

describe('the help', () => {
  it('has a text for every screen, and for nothing else', () => {
    expect(routeNames.length).toBeGreaterThan(40);
    expect([...helpOfScreens.keys()].toSorted()).toEqual(routeNames.toSorted());
  });

  it.each(texts)('has one line and two to five steps for %s', (_name, { about, steps }) => {
    expect(about.length).toBeLessThanOrEqual(80);
    expect(steps.length).toBeGreaterThanOrEqual(2);
    expect(steps.length).toBeLessThanOrEqual(5);
    for (const step of steps) expect(step.length).toBeLessThanOrEqual(110);
  });

  it.each(texts)('names only buttons that the screens have, for %s', (_name, { steps }) => {
    const named = steps.flatMap((step) => piecesOf(step).filter((_piece, at) => at % 2 === 1));
    expect(named.filter((name) => !shown.includes(name))).toEqual([]);
  });

  it('says something else where a role sees something else', () => {
    expect(helpOf('home', 'officer')?.steps).not.toEqual(helpOf('home', 'member')?.steps);
    expect(helpOf('duty', 'province')?.about).toContain('รับรอง');
    expect(helpOf('calendar', null)?.title).toBe('กำหนดส่ง');
    expect(helpOf(null, 'officer')).toBeNull();
    expect(helpOf('no-such-screen', 'officer')).toBeNull();
  });
});

test('the first screen does not load the help', () => {
  const first = loadedWith('liff-app/web/main.tsx');
  expect(first).toContain('liff-app/web/parts/help/help-button.tsx');
  const rest = [...first].filter(
    (path) => path.includes('/help/') && !/help-(button\.tsx|open\.ts)$/.test(path),
  );
  expect(rest).toEqual([]);
});
