import { describe, expect, it } from 'vitest';
import type { Day } from '#domain/calendar.ts';
import { lastWorkingDay, pacesOf } from '#domain/pace.ts';
import type { RoundArrivals } from '#domain/pace.ts';
import { holidays } from '../support/world.ts';

const round: RoundArrivals = {
  dueOn: '2025-06-25',
  opensOn: '2025-04-01',
  total: 391,
  arrived: [
    { day: '2025-05-31', count: 100 },
    { day: '2025-06-17', count: 199 },
  ],
};
const paceOn = (today: Day, rounds = [round]) => pacesOf(rounds, { today, holidays })[0];

describe('the pace of reports', () => {
  it('expects an even share of every working day from the opening to today', () => {
    const pace = paceOn('2025-06-17');
    expect(pace).toMatchObject({ days: 53, passed: 47, total: 391, reached: 299, expected: 347 });
    expect(pace?.behind).toBe(48);
  });

  it('has a point for each working day that has begun', () => {
    const points = paceOn('2025-06-17')?.points ?? [];
    expect(points).toHaveLength(47);
    expect(points.find(({ day }) => day === '2025-05-30')?.reached).toBe(0);
    expect(points.some(({ day }) => day === '2025-05-31')).toBe(false);
    expect(points.at(-1)).toEqual({ day: '2025-06-17', reached: 299 });
  });

  it('expects all reports after the date and none before the opening', () => {
    expect(paceOn('2025-07-01')).toMatchObject({ passed: 53, expected: 391, behind: 92 });
    expect(paceOn('2025-03-01')).toMatchObject({ passed: 0, expected: 0, points: [] });
  });

  it('combines rounds with the same date, from the earliest opening', () => {
    const early: RoundArrivals = { ...round, opensOn: '2025-03-03', total: 9, arrived: [] };
    expect(paceOn('2025-06-17', [round, early])).toMatchObject({
      opensOn: '2025-03-03',
      total: 400,
    });
  });

  it('expects nothing when no working day is between opening and date', () => {
    const weekend: RoundArrivals = { ...round, opensOn: '2025-06-21', dueOn: '2025-06-22' };
    expect(paceOn('2025-06-22', [weekend])).toMatchObject({ days: 0, expected: 0 });
  });
});

it('the pace counts Friday as the last working day before a Monday', () => {
  expect(lastWorkingDay({ today: '2025-06-16', holidays })).toBe('2025-06-13');
});
