import { describe, expect, it } from 'vitest';
import { keptWords } from '#api/papers/kept-words.ts';
import { createRenderer } from '#api/papers/render.ts';
import type { AnyPaper } from '#domain/papers/any-paper.ts';
import { papersOf } from '#test/support/papers/all-papers.ts';
import { inventArea } from '#test/support/papers/invented-facts.ts';
import { plainText, readPdf } from '#test/support/papers/read-pdf.ts';
import { allAreas } from '#test/support/world.ts';

const places = [...new Set(allAreas.map(({ name }) => name))];
const renderer = createRenderer(places);
/** Short words are parts of other words, so only longer ones are searched for. */
const whole = [...keptWords, ...places].filter((word) => word.length >= 5).map(plainText);

const areas = {
  'a tambon': inventArea({ area: '570401' }),
  'a district': inventArea({ area: '5704', isPartial: true }),
  'a district with 16 tambons and Latin digits': inventArea({ area: '5701', thaiDigits: false }),
  'an empty district': inventArea({ area: '5704', isEmpty: true }),
  'committees of 25 and the longest names': inventArea({
    area: '5713',
    membersEach: 25,
    longNames: true,
  }),
  'the province': inventArea({ area: '57', isPartial: true }),
  'an empty province': inventArea({ area: '57', isEmpty: true }),
};

/** Fields that a paper uses without printing them. */
const unprinted = new Set([
  'digits',
  'mark',
  'office',
  'sex',
  'state',
  'grade',
  'scale',
  'made',
  'province',
  'paper',
  'criteria',
]);

function* wordsIn(value: unknown, key = ''): Generator<string> {
  if (unprinted.has(key)) return;
  if (typeof value === 'string') yield* value.split(/\s+/).filter((word) => /[ก-ฮ]{2}/.test(word));
  else if (Array.isArray(value)) for (const part of value) yield* wordsIn(part);
  else if (typeof value === 'object' && value !== null)
    for (const [name, part] of Object.entries(value)) yield* wordsIn(part, name);
}

/** Words that a line end cuts: they are found only in the text without line ends. */
function brokenWords(lines: string): string[] {
  const withEnds = lines.split('\n').map(plainText);
  const flat = withEnds.join('');
  const count = (text: string, word: string): number => text.split(word).length - 1;
  return whole.filter(
    (word) => count(flat, word) > withEnds.reduce((sum, line) => sum + count(line, word), 0),
  );
}

const cases = Object.entries(areas).flatMap(([area, facts]) =>
  papersOf(facts).map((paper, at) => ({ title: `${paper.layout} ${at + 1} of ${area}`, paper })),
);

async function faultsOf({ layout, data }: AnyPaper): Promise<Record<string, unknown>> {
  const { pdf, pages } = renderer.render(layout, data);
  const read = await readPdf(pdf);
  const text = read.map(({ lines }) => lines).join('\n');
  const flat = plainText(text);
  const lost = [...new Set(wordsIn(data))].filter((word) => !flat.includes(plainText(word)));
  return {
    lost,
    doubled: /([ก-ฮ][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{1,3})\1(?!ๆ)/.exec(text)?.[0] ?? null,
    broken: [...new Set(read.flatMap(({ lines }) => brokenWords(lines)))],
    outside: read.flatMap(({ outside }) => outside),
    pages: pages - read.length,
  };
}

describe('every printed paper', () => {
  it.each(cases)(
    'shows all its words completely and inside the page: $title',
    async ({ paper }) => {
      expect(await faultsOf(paper)).toEqual({
        lost: [],
        doubled: null,
        broken: [],
        outside: [],
        pages: 0,
      });
    },
  );
});
