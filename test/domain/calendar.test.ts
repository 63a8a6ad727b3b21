import { fiscalYearOf } from '#domain/thai/year.ts';
import type { Day } from '#domain/calendar.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as calendar from '#domain/calendar.ts';

const days = fc
  .integer({ min: 0, max: 36_500 })
  .map((offset) => calendar.addDays('1990-01-01', offset));
const holidays = fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 15 });

describe('a Bangkok day', () => {
  test('begins at 17:00 UTC of the day before', () => {
    expect(calendar.bangkokDay(new Date('2024-12-24T17:00:00.000Z'))).toBe('2024-12-25');
    expect(calendar.bangkokDay(new Date('2024-12-24T16:59:59.999Z'))).toBe('2024-12-24');
    expect(calendar.bangkokTime(new Date('2024-12-24T17:05:00Z'))).toBe('00:05');
    expect(calendar.startOfDay('2024-12-25').toISOString()).toBe('2024-12-24T17:00:00.000Z');
  });

  test('ends a millisecond before the next', () => {
    fc.assert(
      fc.property(days, (on) => {
        const end = new Date(calendar.startOfDay(calendar.addDays(on, 1)).getTime() - 1);
        expect(calendar.bangkokDay(end)).toBe(on);
      }),
    );
  });

  test('and its time are found from any instant', () => {
    fc.assert(
      fc.property(days, fc.nat(23), fc.nat(59), (on, hour, minute) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const instant = calendar.atBangkok(on, time);
        expect([calendar.bangkokDay(instant), calendar.bangkokTime(instant)]).toEqual([on, time]);
      }),
    );
  });

  test.each(['2025-02-29', '2024-13-01', '2024-00-10', '24-12-25', '2024-12-25T00:00', '', 'วันนี้'])(
    'refuses "%s" as a day',
    (text) => {
      expect(calendar.daySchema.safeParse(text).success).toBe(false);
    },
  );

  test('may be 29 February in a leap year', () => {
    expect(calendar.daySchema.safeParse('2024-02-29').success).toBe(true);
  });
});

describe('counting days', () => {
  test('returns to the start when counted forwards and then back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5000, max: 5000 }), (on, count) => {
        const there = calendar.addDays(on, count);
        expect(calendar.addDays(there, -count)).toBe(on);
        expect(calendar.daysBetween(on, there)).toBe(count);
        expect(calendar.weekday(there)).toBe((((calendar.weekday(on) + count) % 7) + 7) % 7);
      }),
    );
  });

  test('shows that 25 December 2024 is a Wednesday', () => {
    expect(calendar.weekday('2024-12-25')).toBe(3);
  });
});

describe('working days', () => {
  test('are counted: 18 December is five before 25 December 2567', () => {
    expect(calendar.addWorkingDays('2024-12-25', -5, new Set())).toBe('2024-12-18');
  });

  test('skip weekends and holidays', () => {
    const off = new Set<Day>(['2024-12-31', '2025-01-01']);
    expect(calendar.workingDayOnOrAfter('2024-12-28', off)).toBe('2024-12-30');
    expect(calendar.workingDayOnOrAfter('2024-12-31', off)).toBe('2025-01-02');
    expect(calendar.workingDayOnOrBefore('2025-01-01', off)).toBe('2024-12-30');
    expect(calendar.addWorkingDays('2024-12-30', 1, off)).toBe('2025-01-02');
    expect(calendar.isWorkingDay('2024-12-30', off)).toBe(true);
  });

  test('are found nearest before and after any day', () => {
    fc.assert(
      fc.property(days, holidays, (on, offsets) => {
        const off = new Set(offsets.map((offset) => calendar.addDays(on, offset)));
        const after = calendar.workingDayOnOrAfter(on, off);
        const before = calendar.workingDayOnOrBefore(on, off);
        expect([calendar.isWorkingDay(after, off), calendar.isWorkingDay(before, off)]).toEqual([
          true,
          true,
        ]);
        for (let at = calendar.addDays(before, 1); at < after; at = calendar.addDays(at, 1)) {
          expect(calendar.isWorkingDay(at, off)).toBe(before === after);
        }
      }),
    );
  });

  test('return to the same working day when counted forwards and then back', () => {
    fc.assert(
      fc.property(days, holidays, fc.integer({ min: -15, max: 15 }), (on, offsets, count) => {
        const off = new Set(offsets.map((offset) => calendar.addDays(on, offset)));
        const start = calendar.workingDayOnOrAfter(on, off);
        expect(
          calendar.addWorkingDays(calendar.addWorkingDays(start, count, off), -count, off),
        ).toBe(start);
      }),
    );
  });
});

test.each<[Day, number]>([
  ['2024-09-30', 2567],
  ['2024-10-01', 2568],
  ['2024-12-25', 2568],
  ['2025-09-30', 2568],
])('%s belongs to fiscal year %d', (on, year) => {
  expect(fiscalYearOf(on)).toBe(year);
});

describe('the range of days', () => {
  test('excludes years outside 1900–2299, so that adding working days always ends', () => {
    const refused = ['9999-12-31', '2300-01-01', '1899-12-31', '0000-01-01', '2024-02-30'];
    for (const text of refused) expect(calendar.daySchema.safeParse(text).success).toBe(false);
    expect(calendar.daySchema.safeParse(calendar.lastDay).success).toBe(true);
    expect(calendar.addWorkingDays(calendar.lastDay, 5, new Set())).toBe('2300-01-05');
  });
});
