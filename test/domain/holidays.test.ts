import type { Day } from '#domain/calendar.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, atBangkok, bangkokDay } from '#domain/calendar.ts';
import { reachOf, recomputeDistrictDates, yearsWithoutHolidays } from '#domain/holidays.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { districtDueOn } from '#domain/letter/letter.ts';
import { duties, dutyOf, holidays, now } from '../support/world.ts';

const june = dutyOf({ obligation: 'operations-report' });

describe('a changed table of days off', () => {
  it('moves the district’s future dates, and never the province’s', () => {
    const [moved] = recomputeDistrictDates([june], {
      holidays: new Set<Day>([...holidays, '2025-06-20']),
      now,
    });
    expect([june.districtDueOn, moved?.districtDueOn, moved?.dueOn]).toEqual([
      '2025-06-18',
      '2025-06-17',
      '2025-06-25',
    ]);
  });

  it.each<[string, Partial<Duty>]>([
    ['has been at the province', { state: 'accepted', reachedProvinceAt: now }],
    ['is waived', { state: 'waived' }],
    ['belongs to a letter no longer in force', { archived: true }],
    ['had its date at the district yesterday', { districtDueOn: '2024-12-17' }],
  ])('leaves alone what %s', (_what, change) => {
    const off = new Set<Day>([...holidays, '2025-06-20']);
    expect(recomputeDistrictDates([{ ...june, ...change }], { holidays: off, now })).toEqual([]);
  });

  it('never sets a date in the past', () => {
    const tight = dutyOf({ obligation: 'grading' });
    const off = new Set<Day>([...holidays, '2024-12-20']);
    expect(recomputeDistrictDates([tight], { holidays: off, now })).toEqual([]);
    const earlier = atBangkok('2024-12-17', '09:00');
    expect(recomputeDistrictDates([tight], { holidays: off, now: earlier })[0]?.districtDueOn).toBe(
      '2024-12-17',
    );
  });

  it('changes every duty it concerns, and changes them back when undone', () => {
    const day = fc.integer({ min: 0, max: 300 }).map((more) => addDays('2024-12-19', more));
    fc.assert(
      fc.property(day, (on) => {
        const more = new Set<Day>([...holidays, on]);
        const { from, to } = reachOf(on);
        const affected = duties.filter(
          (duty) => districtDueOn(duty, more) !== districtDueOn(duty, holidays),
        );
        expect(affected.filter((duty) => duty.dueOn < from || duty.dueOn > to)).toEqual([]);
        const changed = recomputeDistrictDates(duties, { holidays: more, now });
        const clipped = changed.filter((duty) => duty.districtDueOn === bangkokDay(now));
        const back = recomputeDistrictDates(changed, { holidays, now });
        const wanted = holidays.has(on)
          ? []
          : duties.filter((duty) => changed.some((one) => one.id === duty.id));
        expect(clipped.length > 0 ? wanted : back).toEqual(wanted);
      }),
    );
  });
});

describe('years without known days off', () => {
  it('are listed as Buddhist years, each once', () => {
    expect(
      yearsWithoutHolidays(['2024-12-25', '2029-01-10', '2029-05-01', '2028-02-01'], holidays),
    ).toEqual([2571, 2572]);
    expect(yearsWithoutHolidays([], new Set())).toEqual([]);
  });
});
