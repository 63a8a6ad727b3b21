import { describe, expect, it } from 'vitest';
import { quotaOutlook, quotaPath, quotaWarning } from '#domain/policy/quota-outlook.ts';
import { holidays } from '../../support/world.ts';

describe('the quota warning', () => {
  it.each([
    [149, null],
    [150, 50],
    [239, 50],
    [240, 80],
    [285, 95],
    [400, 95],
  ])('is reached with %i of 300 used: %s', (used, percent) => {
    expect(quotaWarning({ used, limit: 300 })).toBe(percent);
  });

  it('does not exist without a limit', () => {
    expect(quotaWarning({ used: 9_999, limit: null })).toBeNull();
  });
});

describe('the outlook of the quota for a month', () => {
  const asked = {
    quota: { used: 100, limit: 300 },
    today: '2024-12-26',
    holidays,
    days: [
      { day: '2024-12-27', messages: 60 },
      { day: '2024-12-30', messages: 90 },
      { day: '2025-01-02', messages: 500 },
    ],
    othersADay: 2.5,
  } as const;

  it('adds the mornings of this month, and the other messages of each working day', () => {
    expect(quotaPath(asked)).toEqual([
      { day: '2024-12-26', used: 100 },
      { day: '2024-12-27', used: 163 },
      { day: '2024-12-28', used: 163 },
      { day: '2024-12-29', used: 163 },
      { day: '2024-12-30', used: 253 },
      { day: '2024-12-31', used: 253 },
    ]);
  });

  it('names the days on which warnings will be reached, and not those reached before', () => {
    expect(quotaOutlook(asked)).toEqual({
      monthEnd: 253,
      reaches: [
        { percent: 50, on: '2024-12-27' },
        { percent: 80, on: '2024-12-30' },
      ],
    });
    const later = quotaOutlook({ ...asked, quota: { used: 200, limit: 300 } });
    expect(later.reaches.map(({ percent }) => percent)).toEqual([80, 95, 100]);
  });
});
