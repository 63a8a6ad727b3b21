import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#domain/calendar.ts';
import {
  buddhistYearOf,
  fiscalYearDays,
  fiscalYearOf,
  fromBuddhistYear,
  toBuddhistYear,
} from '#domain/thai/year.ts';

test('a Buddhist year is 543 more than the common year', () => {
  expect(toBuddhistYear(2024)).toBe(2567);
  expect(fromBuddhistYear(2567)).toBe(2024);
  expect(buddhistYearOf('2024-12-18')).toBe(2567);
});

test('every day is within the days of its fiscal year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
      const day = addDays('2000-01-01', days);
      const { from, to } = fiscalYearDays(fiscalYearOf(day));
      expect(from <= day && day <= to).toBe(true);
    }),
  );
});
