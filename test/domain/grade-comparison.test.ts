import { describe, expect, it } from 'vitest';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Answers } from '#domain/fields/field.ts';
import { compareGrades } from '#domain/grade-comparison.ts';
import type { GradedCentre, GradingRound } from '#domain/grade-comparison.ts';
import { indicatorFieldId } from '#domain/scoring.ts';
import { sampleCriteria } from '../examples/example.ts';

const indicators = sampleCriteria.categories.flatMap((category) => category.indicators);
const areas = [
  { id: '5704' as const, name: 'เทิง' },
  { id: '5705' as const, name: 'พาน' },
];

/** Every indicator gets its lowest or its highest score. */
function answers(extreme: 'min' | 'max'): Answers {
  return Object.fromEntries(
    indicators.map(({ id, choices }) => [
      indicatorFieldId(id),
      { score: Math[extreme](...choices.map(({ score }) => score)) },
    ]),
  );
}

function report(areaCode: AreaCode, extreme: 'min' | 'max'): GradedCentre {
  return { centre: `t${areaCode}`, areaCode, criteria: sampleCriteria, answers: answers(extreme) };
}

function round(no: number, accepted: GradedCentre[]): GradingRound {
  return { round: no, dueOn: no === 1 ? '2024-12-25' : '2025-06-25', centres: 4, accepted };
}

const first = round(1, [
  report('570401', 'min'),
  report('570402', 'max'),
  report('570501', 'max'),
  report('570502', 'min'),
]);

describe('the comparison of grades', () => {
  it('is null while no report is accepted', () => {
    expect(compareGrades({ rounds: [round(1, []), round(2, [])], areas })).toBeNull();
  });

  it('counts the grades of the only round with reports', () => {
    const grades = compareGrades({ rounds: [first, round(2, [])], areas });
    expect(grades?.rounds).toEqual([{ round: 1, dueOn: '2024-12-25', centres: 4, graded: 4 }]);
    const counts = grades?.levels.map((level) => level.counts[0] ?? 0) ?? [];
    expect([counts.at(0), counts.at(-1)]).toEqual([2, 2]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(grades).toMatchObject({ compared: 0, sample: true });
  });

  it('averages both rounds over the centres that have reports in both', () => {
    const second = round(2, [report('570401', 'max'), report('570501', 'max')]);
    const grades = compareGrades({ rounds: [first, second], areas });
    const low = compareGrades({ rounds: [round(1, [report('570401', 'min')])], areas });
    const lowest = low?.percents[0] ?? 0;
    expect(grades).toMatchObject({ compared: 2, higher: 1, same: 1, lower: 0 });
    expect(grades?.percents[1]).toBe(100);
    expect(grades?.percents[0]).toBe(Math.round((lowest + 100) / 2));
    expect(grades?.categories[0]?.areas).toMatchObject([
      { name: 'เทิง', percents: [expect.any(Number), 100] },
      { name: 'พาน', percents: [100, 100] },
    ]);
  });

  it('counts every accepted report of a round', () => {
    const grades = compareGrades({ rounds: [first, round(2, [report('570401', 'max')])], areas });
    const total = (at: number) =>
      grades?.levels.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0);
    expect([total(0), total(1)]).toEqual([4, 1]);
  });

  it('leaves categories out when the rounds used different criteria', () => {
    const other = { ...sampleCriteria, id: 'other', levels: sampleCriteria.levels };
    const before = round(1, [{ ...report('570401', 'min'), criteria: other }]);
    const grades = compareGrades({ rounds: [before, round(2, [report('570401', 'max')])], areas });
    expect(grades?.compared).toBe(0);
    expect(grades?.categories[0]?.percents).toEqual([null, 100]);
    expect(grades?.levels.map(({ counts }) => counts[0])).toContain(1);
  });
});
