import { describe, expect, test } from 'vitest';
import { areaSchema } from '#domain/centre/centre.ts';
import { daySchema } from '#domain/calendar.ts';
import { criteriaSchema, isReplaced, validateCriteria } from '#domain/criteria/criteria.ts';
import areas from '#domain/data/chiang-rai.json' with { type: 'json' };
import holidays from '#domain/data/holidays.json' with { type: 'json' };
import { sampleCriteria } from '../examples/example.ts';

const [first, ...others] = sampleCriteria.categories;
if (!first) throw new Error('the sample has categories');

describe('a criteria set', () => {
  test('has no flaws in our sample, which is marked as a sample', () => {
    expect(sampleCriteria.sample).toBe(true);
    expect(validateCriteria(sampleCriteria)).toEqual([]);
    expect(sampleCriteria.categories.flatMap((category) => category.indicators)).toHaveLength(23);
  });

  test.each([
    ['a category number twice', { categories: [first, first] }, 'เลขหมวดซ้ำกัน'],
    [
      'an indicator number twice',
      { categories: [{ ...first, id: '9' }, first, ...others] },
      'เลขตัวชี้วัดซ้ำกัน',
    ],
    [
      'no lowest level',
      { levels: [{ id: 'a', title: 'ดี', minPercent: 10 }] },
      'ต้องมีระดับที่เริ่มจากร้อยละ 0',
    ],
    [
      'two levels from one percent',
      { levels: [...sampleCriteria.levels, { id: 'a', title: 'ดี', minPercent: 0 }] },
      'ระดับมีร้อยละขั้นต่ำซ้ำกัน',
    ],
  ])('reports the flaw of a set with %s', (_, change, flaw) => {
    expect(validateCriteria({ ...sampleCriteria, ...change })).toContain(flaw);
  });

  test('has a flaw when two choices have the same score', () => {
    const [one] = first.indicators;
    if (!one) throw new Error('an indicator');
    const twins = {
      ...one,
      choices: [
        { score: 1, text: 'ก' },
        { score: 1, text: 'ข' },
      ],
    };
    expect(
      validateCriteria({ ...sampleCriteria, categories: [{ ...first, indicators: [twins] }] }),
    ).toEqual([`ตัวชี้วัด ${one.id} มีคะแนนซ้ำกัน`]);
  });

  test.each([
    ['no category', { categories: [] }],
    ['an id with blanks', { id: 'my set' }],
    ['a level above 100', { levels: [{ id: 'a', title: 'ดี', minPercent: 101 }] }],
    ['a category without indicators', { categories: [{ ...first, indicators: [] }] }],
    ['an indicator number in words', { categories: [{ ...first, id: 'หนึ่ง' }] }],
  ])('refuses a set with %s', (_, change) => {
    expect(criteriaSchema.safeParse({ ...sampleCriteria, ...change }).success).toBe(false);
  });
});

describe('a set of the country', () => {
  const country = { areaCode: null, fiscalYear: 2568, state: 'published' } as const;
  const own = { ...country, areaCode: '57' } as const;

  test.each([
    ['is replaced by a published set of the province', country, [country, own], true],
    ['is not replaced by a draft', country, [country, { ...own, state: 'draft' as const }], false],
    ['is not replaced by a retired set', country, [{ ...own, state: 'retired' as const }], false],
    ['is not replaced by a set of another year', country, [{ ...own, fiscalYear: 2569 }], false],
    ['is not replaced by a set of the country', country, [country, country], false],
    ['differs from a set of the province, which is never replaced', own, [country, own], false],
  ])('%s', (_, set, sets, expected) => {
    expect(isReplaced(set, sets)).toBe(expected);
  });
});

describe('the seeded places and holidays', () => {
  test('name 1 province, 18 districts and 124 tambons, each once and under its parent', () => {
    const rows = areas.map((row) => areaSchema.parse(row));
    expect(rows.map((row) => row.level).filter((level) => level === 'district')).toHaveLength(18);
    expect(rows.filter((row) => row.level === 'tambon')).toHaveLength(124);
    expect(new Set(rows.map((row) => row.id)).size).toBe(143);
    for (const row of rows)
      expect(
        rows.some((parent) => parent.id === row.id.slice(0, Math.max(2, row.id.length - 2))),
      ).toBe(true);
  });

  test('give every district its own tile', () => {
    const tiles = areas.flatMap((row) => (row.tile ? [row.tile.join(',')] : []));
    expect(tiles).toHaveLength(18);
    expect(new Set(tiles).size).toBe(18);
  });

  test('name each holiday once, on a real day', () => {
    expect(new Set(holidays.map((holiday) => holiday.id)).size).toBe(holidays.length);
    for (const one of holidays) expect(daySchema.safeParse(one.id).success).toBe(true);
    expect(holidays.map((holiday) => holiday.id)).toContain('2024-12-05');
  });
});
