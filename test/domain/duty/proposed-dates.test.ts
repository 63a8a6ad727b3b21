import { describe, expect, it } from 'vitest';
import { bangkokDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { proposedExtension } from '#domain/duty/extension-dates.ts';
import { proposedReturnDate } from '#domain/duty/review.ts';
import { dutyOf, holidays, now } from '#test/support/world.ts';

const todo = dutyOf({ obligation: 'grading' });

describe('the date a return proposes', () => {
  // Today is Wed 18 Dec. 25 Dec is a working day; 31 Dec and 1 Jan are days off.
  it.each<[string, string, Partial<Duty>]>([
    ['2024-12-25', 'five working days on', { dueOn: '2025-03-31' }],
    ['2024-12-24', 'the working day before the province’s own date', {}],
    ['2024-12-20', 'at least two working days, also just before the date', { dueOn: '2024-12-19' }],
    ['2024-12-20', 'at least two working days when the date is past', { dueOn: '2024-12-01' }],
    [
      '2024-12-25',
      'five working days after the report has reached the province',
      { reachedProvinceAt: now },
    ],
  ])('is %s: %s', (expected, _why, change) => {
    const today = bangkokDay(now);
    expect(proposedReturnDate({ ...todo, ...change }, { today, holidays })).toBe(expected);
  });
});

describe('the date a request for more time proposes', () => {
  it('is five working days after the date, or from today once it has passed', () => {
    const today = bangkokDay(now);
    const on = (dueOn: Day) => proposedExtension({ dueOn }, { today, holidays });
    // 30 and 31 Dec and 1 Jan are days off.
    expect([on('2024-12-25'), on('2024-12-01')]).toEqual(['2025-01-06', '2024-12-25']);
  });
});
