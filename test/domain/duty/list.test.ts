import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { filterDuties, sortDuties, viewsOf, waitingDays } from '#domain/duty/list.ts';
import { dutyOrderSchema } from '#domain/duty/list-filter.ts';
import { dutyOf, duties } from '../../support/world.ts';

const now = atBangkok('2024-12-28', '09:00');
const rows = duties.map((duty) => ({ duty, who: [] as string[] }));
const grading = (change: Partial<Duty>) => dutyOf({ obligation: 'grading', round: 1 }, change);

describe('the views of a list', () => {
  it('count a late duty as late and open, and one at the province as neither', () => {
    const late = grading({ dueOn: '2024-12-25' });
    const arrived = grading({
      dueOn: '2024-12-25',
      state: 'inReview',
      reviewAt: 'province',
      reachedProvinceAt: atBangkok('2024-12-27', '09:00'),
    });
    const views = viewsOf([late, arrived], now);
    expect([
      views.late.length,
      views.open.length,
      views.atProvince.length,
      views.all.length,
    ]).toEqual([1, 1, 1, 2]);
  });

  it('leave a duty that is not open yet out of the open ones', () => {
    const views = viewsOf([grading({ opensOn: '2025-01-05', dueOn: '2025-06-25' })], now);
    expect([views.open.length, views.next.length]).toEqual([0, 1]);
  });
});

describe('the filters of a list', () => {
  it.each([
    ['เวียง', 'ต.เวียง'],
    ['ต.เวียง ประเมิน', 'ต.เวียง'],
    ['ตำบลเวียง', 'ต.เวียง'],
  ])('find %s by the words of centre and title', (query, place) => {
    const found = filterDuties(rows, { query });
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ duty }) => duty.centreName.includes(place.slice(2)))).toBe(true);
  });

  it('find the name of the person who must act', () => {
    const named = rows.map((row, at) => ({ ...row, who: at === 3 ? ['นายเมฆ สมมุติ'] : [] }));
    expect(filterDuties(named, { query: 'เมฆ' })).toEqual([named[3]]);
  });

  it('keep only what passes all of them', () => {
    const filter = {
      district: '5704',
      clause: '4',
      until: '2024-12-31',
      holder: 'centre',
    } as const;
    const found = filterDuties(rows, filter);
    expect(found.length).toBeGreaterThan(0);
    for (const { duty } of found) {
      expect(duty.areaCode.startsWith('5704')).toBe(true);
      expect(duty.clause).toBe('4');
      expect(duty.dueOn <= '2024-12-31').toBe(true);
    }
  });
});

describe('the order of a list', () => {
  it('keeps every row once in each order, and turns it round', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...dutyOrderSchema.options),
        fc.shuffledSubarray(rows, { minLength: 2 }),
        (sort, some) => {
          const up = sortDuties(some, { sort, isDescending: false, now });
          expect(new Set(up)).toEqual(new Set(some));
          const again = sortDuties(up.toReversed(), { sort, isDescending: false, now });
          expect(again).toEqual(up);
        },
      ),
    );
  });

  it('puts the longest wait first', () => {
    const fresh = grading({ dueOn: '2024-12-27' });
    const old = { ...grading({ dueOn: '2024-10-01' }), id: 'old' };
    const sorted = sortDuties(
      [fresh, old].map((duty) => ({ duty, who: [] })),
      { sort: 'since', isDescending: false, now },
    );
    expect(sorted.map(({ duty }) => duty.id)).toEqual(['old', fresh.id]);
  });
});

describe('waiting days', () => {
  it.each<[string, Partial<Duty>, number | null]>([
    ['overdue since its date', { dueOn: '2024-12-25' }, 3],
    ['open since its opening', { opensOn: '2024-12-20', dueOn: '2025-01-25' }, 8],
    ['not open yet', { opensOn: '2025-01-05', dueOn: '2025-01-25' }, null],
    [
      'at the district since it was sent',
      { state: 'inReview', reviewAt: 'district', submittedAt: atBangkok('2024-12-22', '09:00') },
      6,
    ],
    ['accepted', { state: 'accepted' }, null],
  ])('are counted for a duty that is %s', (_, change, days) => {
    expect(waitingDays(grading(change), '2024-12-28')).toBe(days);
  });
});
