import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleCards } from '#demo/gallery/cards.ts';
import { validateMessages } from '#simulator/validate/messages.ts';
import { links } from '../bot/chat.ts';

const root = join(import.meta.dirname, '..', '..');

const sourcesIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(join(root, folder, name), 'utf8') }));

describe('the samples of the gallery', () => {
  it.each([
    { hasLongNames: false, hasBigLetters: false },
    { hasLongNames: false, hasBigLetters: true },
    { hasLongNames: true, hasBigLetters: false },
    { hasLongNames: true, hasBigLetters: true },
  ])('are accepted by LINE: %o', (wish) => {
    const cards = sampleCards({ links, ...wish });
    expect(cards.length).toBeGreaterThan(80);
    const refused = cards
      .map(({ title, messages }) => ({
        title,
        problems: validateMessages(JSON.parse(JSON.stringify(messages))),
      }))
      .filter(({ problems }) => problems.length > 0);
    expect(refused).toEqual([]);
  });

  it('differ in title within their group', () => {
    const cards = sampleCards({ links, hasLongNames: false, hasBigLetters: false });
    const names = cards.map(({ group, title }) => `${group}: ${title}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('include every builder of a card or a question', () => {
    const gallery = sourcesIn('demo/gallery').map(({ text }) => text);
    const notices = sourcesIn('bot/messages').find(({ name }) => name === 'notice.ts')?.text ?? '';
    const builders = sourcesIn('bot/messages').flatMap(({ text }) =>
      [...text.matchAll(/^export function (\w+(?:Card|Question))\(/gm)].map(
        ([, name = '']) => name,
      ),
    );
    expect(builders.length).toBeGreaterThan(50);
    // The type requires a sample for every kind of notice, so the cards of notices are included.
    const known = [...gallery, notices].join('\n');
    expect(builders.filter((name) => !new RegExp(`\\b${name}\\(`).test(known))).toEqual([]);
  });
});
