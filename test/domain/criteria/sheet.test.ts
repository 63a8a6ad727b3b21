import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyAsDraft, validateCriteria } from '#domain/criteria/criteria.ts';
import type { CriteriaContent } from '#domain/criteria/criteria.ts';
import { comparableAnswers, diffCriteria, indicatorsOf } from '#domain/criteria/diff.ts';
import { criteriaSheets, readCriteria } from '#domain/criteria/worksheet.ts';
import type { RawWorksheet } from '#domain/list/workbook.ts';
import { sampleCriteria } from '#test/examples/example.ts';

/** The exported worksheet as Excel saves it. */
function backFrom(set: CriteriaContent): RawWorksheet[] {
  return criteriaSheets(set).map(({ name, columns, rows }) => ({
    name,
    rows: [
      columns.map((column) => column.label),
      ...rows.map((row) =>
        row.map((cell) =>
          cell === null ? '' : typeof cell === 'object' ? cell.day : String(cell),
        ),
      ),
    ],
  }));
}

function changed(change: (set: CriteriaContent) => void): CriteriaContent {
  const copy = structuredClone(sampleCriteria);
  change(copy);
  return copy;
}

const plain = ({ title, notice, source, levels, categories }: CriteriaContent) => ({
  title,
  notice,
  source,
  levels,
  categories: categories.map(({ indicators, ...rest }) => ({
    ...rest,
    indicators: indicators.map(({ basis: _basis, ...one }) => one),
  })),
});

function doubled({ categories: [, second] }: CriteriaContent): void {
  const [one] = second?.indicators ?? [];
  if (one) second?.indicators.push({ ...one });
}

function strayed({ categories: [first] }: CriteriaContent): void {
  const [one] = first?.indicators ?? [];
  if (one) one.id = '3.9';
}

describe('a criteria set in a sheet', () => {
  it('is read back as it was written, with all 23 indicators of 5 categories', () => {
    const { content, problems } = readCriteria(backFrom(sampleCriteria));
    expect(problems).toEqual([]);
    expect(content && plain(content)).toEqual(plain(sampleCriteria));
    expect(content && diffCriteria(sampleCriteria, content)).toEqual([]);
    expect(content && indicatorsOf(content)).toHaveLength(23);
  });

  it('keeps all weights and thresholds', () => {
    const weight = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(weight, weight, fc.integer({ min: 1, max: 99 }), (category, indicator, least) => {
        const set = changed(({ categories: [first], levels: [strong] }) => {
          if (!first?.indicators[0] || !strong) throw new Error('an empty set');
          first.weight = category;
          first.indicators[0].weight = indicator;
          strong.minPercent = least;
        });
        fc.pre(new Set(set.levels.map((level) => level.minPercent)).size === set.levels.length);
        const { content } = readCriteria(backFrom(set));
        expect(content && plain(content)).toEqual(plain(set));
      }),
    );
  });

  it('is read with line and column of every mistake, and without a set', () => {
    const sheets = backFrom(sampleCriteria);
    const rows = sheets[0]?.rows ?? [];
    rows[1]?.splice(5, 1, '');
    rows[3]?.splice(7, 1, 'มาก');
    sheets[1]?.rows[2]?.splice(2, 1, 'หกสิบ');
    const { content, problems } = readCriteria(sheets);
    expect(content).toBeNull();
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 'ร้อยละขั้นต่ำ'],
      [2, 'ชื่อย่อ'],
      [4, 'น้ำหนัก'],
    ]);
  });

  it.each([
    ['another workbook', [{ name: 'แผ่น1', rows: [['ก']] }], 'ไม่พบแผ่น'],
    ['a set with a number twice', backFrom(changed((set) => doubled(set))), 'ซ้ำกัน'],
    ['a set with nothing from 0 percent', backFrom(changed((set) => set.levels.pop())), 'ร้อยละ 0'],
    ['an indicator under another category', backFrom(changed((set) => strayed(set))), 'อยู่ผิดหมวด'],
  ])('is refused in Thai with %s', (_what, sheets, words) => {
    const { content, problems } = readCriteria(sheets);
    expect(content).toBeNull();
    expect(problems.map((problem) => problem.message).join()).toContain(words);
  });
});

describe('changes between two criteria sets', () => {
  it('are listed field by field, with what is new and what was removed', () => {
    const next = changed((set) => {
      const [first] = set.categories;
      first?.indicators.pop();
      const [one] = first?.indicators ?? [];
      if (one?.choices[3]) one.choices[3].text = 'ครบร้อยละ 95';
      if (set.levels[0]) set.levels[0].minPercent = 85;
    });
    expect(diffCriteria(sampleCriteria, next).map(({ where, what }) => `${where} ${what}`)).toEqual(
      ['ระดับ ระดับและร้อยละขั้นต่ำ', 'ตัวชี้วัด 1.1 เกณฑ์ 3 คะแนน', 'ตัวชี้วัด 1.6 ตัวชี้วัด'],
    );
  });

  it('allow a comparison with the last round only where a score still means the same', () => {
    const now = {
      ...sampleCriteria,
      ...changed((set) => {
        const [one] = set.categories[0]?.indicators ?? [];
        if (one?.choices[3]) one.choices[3].text = 'ครบร้อยละ 95';
      }),
    };
    const answers = { 'i1-1': { score: 3 }, 'i1-2': { score: 2 }, strengths: 'ดี' };
    expect(comparableAnswers(answers, { before: sampleCriteria, now })).toEqual({
      'i1-2': { score: 2 },
      strengths: 'ดี',
    });
  });

  it('begin with a draft copy that has the next number', () => {
    const draft = copyAsDraft({
      from: sampleCriteria,
      areaCode: '57',
      newest: 4,
      fiscalYear: 2569,
    });
    expect(draft).toMatchObject({
      id: 'grading-57-2569-v5',
      areaCode: '57',
      version: 5,
      state: 'draft',
      sample: true,
    });
    expect(validateCriteria(draft)).toEqual([]);
  });
});
