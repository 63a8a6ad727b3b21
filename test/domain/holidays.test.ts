import type { Day } from '#domain/calendar.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, atBangkok } from '#domain/calendar.ts';
import { districtDatesNear, yearsWithoutHolidays } from '#domain/holidays.ts';
import { districtDueOn } from '#domain/letter/letter.ts';
import { holidays, now } from '../support/world.ts';

const datesNear = (on: Day, off: ReadonlySet<Day>, at = now) =>
  districtDatesNear(on, { holidays: off, now: at });

describe('a changed table of days off', () => {
  it('moves the district’s date of a due date that follows a new day off', () => {
    expect(datesNear('2025-06-20', holidays).get('2025-06-25')).toBe('2025-06-18');
    const off = new Set<Day>([...holidays, '2025-06-20']);
    expect(datesNear('2025-06-20', off).get('2025-06-25')).toBe('2025-06-17');
  });

  it('never sets a date in the past', () => {
    const off = new Set<Day>([...holidays, '2024-12-20']);
    expect(datesNear('2024-12-20', off).get('2024-12-25')).toBe('2024-12-18');
    const earlier = atBangkok('2024-12-17', '09:00');
    expect(datesNear('2024-12-20', off, earlier).get('2024-12-25')).toBe('2024-12-17');
  });

  it('names every due date whose district’s date changes', () => {
    const day = fc.integer({ min: 0, max: 300 }).map((more) => addDays('2024-12-19', more));
    fc.assert(
      fc.property(day, day, (on, dueOn) => {
        const more = new Set<Day>([...holidays, on]);
        const [before, after] = [holidays, more].map((off) =>
          districtDueOn({ level: 'tambon', dueOn }, off),
        );
        expect(before === after || datesNear(on, more).has(dueOn)).toBe(true);
      }),
    );
  });
});

describe('fiscal years without known days off', () => {
  it('are listed as Buddhist years, each once', () => {
    expect(
      yearsWithoutHolidays(['2024-12-25', '2029-01-10', '2029-05-01', '2028-02-01'], holidays),
    ).toEqual([2571, 2572]);
    expect(yearsWithoutHolidays([], new Set())).toEqual([]);
  });
});
