import type { Day } from '#domain/calendar.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, atBangkok } from '#domain/calendar.ts';
import {
  districtDatesNear,
  holidayCalendar,
  holidaysIn,
  yearsWithoutHolidays,
} from '#domain/holidays.ts';
import type { Holiday } from '#domain/holidays.ts';
import { isSendingIn, sendingAreas } from '#domain/policy/sending-areas.ts';
import { districtDueOn } from '#domain/letter/letter.ts';
import { holidays, now } from '../support/world.ts';

const datesNear = (on: Day, off: ReadonlySet<Day>, at = now) =>
  districtDatesNear(on, { holidays: off, now: at });

describe('the holidays of a province', () => {
  const country = { areaCode: null, basis: 'fixed' };
  const own = { areaCode: '57', basis: 'province' } as const;
  const rows: Holiday[] = [
    { ...country, id: '2025-01-01', on: '2025-01-01', name: 'วันขึ้นปีใหม่' },
    { ...country, id: '2025-04-14', on: '2025-04-14', name: 'วันสงกรานต์' },
    { ...own, id: '57.2025-01-01', on: '2025-01-01', name: 'วันขึ้นปีใหม่', isWorkday: true },
    { ...own, id: '57.2025-02-14', on: '2025-02-14', name: 'งานพ่อขุน' },
    { ...own, id: '57.2025-04-14', on: '2025-04-14', name: 'ปีใหม่เมือง' },
  ];

  it('are those of the country with its own days added, renamed and taken out', () => {
    expect(holidaysIn(rows, '57').map(({ on, name }) => [on, name])).toEqual([
      ['2025-02-14', 'งานพ่อขุน'],
      ['2025-04-14', 'ปีใหม่เมือง'],
    ]);
    expect(holidaysIn(rows, '50').map(({ on }) => on)).toEqual(['2025-01-01', '2025-04-14']);
  });

  it('stop messages only there', () => {
    const openOn = (day: Day) => {
      const sending = sendingAreas([], {
        now: atBangkok(day, '09:00'),
        calendar: holidayCalendar(rows),
      });
      return (['570401', '500101'] as const).filter((code) => isSendingIn(sending, code));
    };
    expect(openOn('2025-02-14')).toEqual(['500101']);
    expect(openOn('2025-01-01')).toEqual(['570401']);
    expect(openOn('2025-04-14')).toEqual([]);
    expect(openOn('2025-02-13')).toEqual(['570401', '500101']);
  });
});

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

  it('lists every due date for which the date at the district changes', () => {
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
