import { describe, expect, it } from 'vitest';
import type { Pace } from '#contract/contract.ts';
import { paceShown, paceWords } from '#web/screens/overview/progress/progress-labels.ts';
import { reachClass, reachOf } from '#web/screens/overview/shown-rounds.ts';

const pace: Pace = {
  dueOn: '2025-06-25',
  opensOn: '2025-04-01',
  days: 53,
  passed: 47,
  total: 391,
  reached: 299,
  expected: 347,
  behind: 48,
  points: [],
};

describe('the function paceWords', () => {
  it.each([
    [{}, '2025-06-17', 'ช้ากว่าที่ควร 48 เรื่อง', true],
    [{ reached: 350, behind: -3 }, '2025-06-17', 'เร็วกว่าที่ควร 3 เรื่อง', false],
    [{ reached: 347, behind: 0 }, '2025-06-17', 'ทันตามที่ควร', false],
    [{ reached: 391, behind: -44 }, '2025-06-17', 'ถึงจังหวัดครบแล้ว', false],
    [{}, '2025-06-26', 'ครบกำหนดแล้ว ยังไม่ถึง 92 เรื่อง', true],
    [{ reached: 0, expected: 0, behind: 0 }, '2025-03-01', 'ยังไม่เปิดให้ส่ง', false],
  ] as const)('describes %j on %s as %s', (change, today, text, isBehind) => {
    expect(paceWords({ ...pace, ...change }, today)).toEqual({ text, isBehind });
  });
});

describe('the function paceShown', () => {
  const later: Pace = { ...pace, dueOn: '2025-09-30' };
  it('returns the chosen date, otherwise the next one, otherwise the last', () => {
    const paces = [pace, later];
    const shown = (today: Pace['dueOn'], chosen: string | null) =>
      paceShown(paces, { chosen, today })?.dueOn;
    expect(shown('2025-06-17', null)).toBe('2025-06-25');
    expect(shown('2025-06-26', null)).toBe('2025-09-30');
    expect(shown('2025-10-01', null)).toBe('2025-09-30');
    expect(shown('2025-06-17', '2025-09-30')).toBe('2025-09-30');
    expect(shown('2025-06-17', 'nonsense')).toBe('2025-06-25');
  });
});

describe('the function reachOf', () => {
  const shown = { label: '', columns: ['a', 'b'] };
  const cells = (reached: number, total: number) => ({
    a: { reached, total, late: 0 },
    c: { reached: 5, total: 5, late: 0 },
  });
  it.each([
    [0, 200, 0, 'r0'],
    [1, 300, 1, 'r1'],
    [39, 100, 39, 'r1'],
    [40, 100, 40, 'r2'],
    [60, 100, 60, 'r3'],
    [80, 100, 80, 'r4'],
    [299, 300, 99, 'r4'],
    [300, 300, 100, 'r5'],
    [0, 0, null, 'r0'],
  ])('shades %i of %i as %s %% with %s', (reached, total, percent, tint) => {
    const reach = reachOf(cells(reached, total), shown);
    expect(reach).toEqual({ reached, total, percent });
    expect(reachClass(reach.percent)).toBe(tint);
  });
});
