import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Criteria } from '#domain/criteria/criteria.ts';
import { indicatorFieldId, levelAt, score } from '#domain/scoring.ts';
import { sampleCriteria } from '../examples/example.ts';

const indicators = sampleCriteria.categories.flatMap((category) => category.indicators);
const given = (points: number) =>
  Object.fromEntries(
    indicators.map((indicator) => [indicatorFieldId(indicator.id), { score: points }]),
  );

describe('the score of a grading', () => {
  test('is 69 points and the best level for 23 indicators with full marks', () => {
    const result = score(sampleCriteria, given(3));
    expect(result).toMatchObject({
      points: 69,
      max: 69,
      percent: 100,
      level: { id: 'strong', title: 'เข้มแข็ง' },
    });
    expect(result.categories.map((category) => category.total)).toEqual([6, 5, 4, 4, 4]);
  });

  test('has no level when the sheet is empty', () => {
    expect(score(sampleCriteria, {})).toMatchObject({ points: 0, percent: 0, level: null });
  });

  test('has a level only when every indicator is answered', () => {
    const { 'i5-4': last, ...open } = given(2);
    expect(score(sampleCriteria, open).level).toBeNull();
    expect(score(sampleCriteria, { ...open, 'i5-4': last })).toMatchObject({
      percent: 66.67,
      level: { id: 'medium' },
    });
  });

  test('sums each category separately', () => {
    const first = score(sampleCriteria, {
      'i1-1': { score: 3 },
      'i1-2': { score: 1 },
      'i2-1': { score: 2 },
    }).categories;
    expect(first[0]).toEqual({
      id: '1',
      title: sampleCriteria.categories[0]?.title,
      points: 4,
      max: 18,
      answered: 2,
      total: 6,
    });
    expect(first[1]).toMatchObject({ points: 2, max: 15, answered: 1 });
  });

  test('leaves out a score that is not one of the choices', () => {
    for (const value of [{ score: 4 }, { score: '3' }, { score: null }, 3, null, 'x', []]) {
      expect(score(sampleCriteria, { 'i1-1': value })).toMatchObject({ points: 0 });
    }
  });

  test('applies the weights of indicators and categories', () => {
    const [first, second] = sampleCriteria.categories;
    if (!first || !second) throw new Error('two categories');
    const [one] = first.indicators;
    const [two] = second.indicators;
    if (!one || !two) throw new Error('two indicators');
    const weighted: Criteria = {
      ...sampleCriteria,
      categories: [
        { ...first, weight: 70, indicators: [{ ...one, weight: 2 }] },
        { ...second, weight: 30, indicators: [two] },
      ],
    };
    const result = score(weighted, { 'i1-1': { score: 3 }, 'i2-1': { score: 0 } });
    expect(result).toMatchObject({ points: 6, max: 9, percent: 70, level: { id: 'medium' } });
  });

  test('stays between 0 and 100, and does not fall when one score rises', () => {
    const sheet = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 23, maxLength: 23 });
    fc.assert(
      fc.property(sheet, fc.nat(22), (points, at) => {
        const answers = Object.fromEntries(
          indicators.map((indicator, index) => [
            indicatorFieldId(indicator.id),
            { score: points[index] },
          ]),
        );
        const before = score(sampleCriteria, answers);
        const raised = indicators[at];
        if (!raised) throw new Error('23 indicators');
        const after = score(sampleCriteria, {
          ...answers,
          [indicatorFieldId(raised.id)]: { score: 3 },
        });
        expect(before.percent).toBeGreaterThanOrEqual(0);
        expect(after.percent).toBeLessThanOrEqual(100);
        expect(after.percent).toBeGreaterThanOrEqual(before.percent);
        expect(before.points).toBe(points.reduce((sum, one) => sum + one, 0));
      }),
    );
  });
});

test.each([
  [100, 'strong'],
  [80, 'strong'],
  [79.99, 'medium'],
  [60, 'medium'],
  [59.99, 'weak'],
  [0, 'weak'],
])('%d percent is the level %s', (percent, level) => {
  expect(levelAt(sampleCriteria, percent)?.id).toBe(level);
});
