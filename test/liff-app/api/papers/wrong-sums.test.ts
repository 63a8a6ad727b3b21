import { describe, expect, it } from 'vitest';
import { createRenderer } from '#api/papers/render.ts';
import type { AnyPaper } from '#domain/papers/any-paper.ts';
import { papersOf } from '#test/support/papers/all-papers.ts';
import { inventArea } from '#test/support/papers/invented-facts.ts';

const renderer = createRenderer([]);
const papers = [
  ...papersOf(inventArea({ area: '5704' })),
  ...papersOf(inventArea({ area: '57', isPartial: true })),
];

/** The place in the paper’s data where one number is made wrong. */
const spoiled: Partial<Record<AnyPaper['layout'], readonly string[]>> = {
  'register-district': ['totals', 'members'],
  'register-province': ['totals', 'male'],
  'grading-district': ['totals', '0', 'assessed'],
  'grading-province': ['totals', 'centres'],
  'grading-sheet': ['sheets', '0', 'points'],
  operations: ['sheets', '0', 'totals', 'budget'],
  'progress-district': ['totals', 'assessed'],
  status: ['rounds', '0', 'late'],
};

function withOneMore(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return Number(value) + 1;
  if (Array.isArray(value))
    return value.map((part: unknown, at): unknown =>
      String(at) === key ? withOneMore(part, rest) : part,
    );
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([name, part]) => [
      name,
      name === key ? withOneMore(part, rest) : part,
    ]),
  );
}

describe('a paper whose sum is wrong', () => {
  it.each(Object.entries(spoiled))('is not printed: %s', (layout, path) => {
    const paper = papers.find((one) => one.layout === layout);
    if (!paper) throw new Error(`no ${layout}`);
    expect(renderer.render(layout, paper.data).pages).toBeGreaterThan(0);
    expect(() => renderer.render(layout, withOneMore(paper.data, path))).toThrow(/is not/);
  });
});
