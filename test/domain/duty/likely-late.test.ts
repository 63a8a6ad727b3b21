import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, atBangkok } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import {
  lateReasonText,
  lateRecord,
  lateRules,
  likelyLate,
  roundKey,
  wasLate,
} from '#domain/duty/likely-late.ts';
import type { Lateness } from '#domain/duty/likely-late.ts';
import { dutyOf, duties } from '../../support/world.ts';

const today = '2024-12-18';
const grading = (change: Partial<Duty> = {}) => dutyOf({ obligation: 'grading' }, change);
const lateness = (of: Partial<Lateness> = {}): Lateness => ({
  past: new Map(),
  rounds: new Map(),
  today,
  ...of,
});
const pastOf = (late: number, total: number) => new Map([[grading().centre, { late, total }]]);
const begun = (count: number, total = 11) =>
  new Map([[roundKey(grading()), { total, begun: count }]]);

describe('a report that may come late', () => {
  it.each([
    [2, 3, true],
    [1, 2, true],
    [1, 3, false],
    [1, 1, false],
    [0, 4, false],
  ])('is named when %i of %i earlier ones were late: %s', (late, total, expected) => {
    expect(likelyLate([grading()], lateness({ past: pastOf(late, total) })).length === 1).toBe(
      expected,
    );
  });

  it.each<[string, Partial<Duty>, number, boolean]>([
    ['most others have begun', {}, 5, true],
    ['few others have begun', {}, 4, false],
    ['it has begun itself', { state: 'draft' }, 9, false],
    ['little time has passed', { opensOn: '2024-12-16', dueOn: '2025-01-10' }, 9, false],
  ])('is named when it was not begun and %s', (_, change, others, expected) => {
    expect(likelyLate([grading(change)], lateness({ rounds: begun(others) })).length === 1).toBe(
      expected,
    );
  });

  it('gives each reason in words with its numbers', () => {
    const [found] = likelyLate([grading()], lateness({ past: pastOf(2, 3), rounds: begun(8) }));
    expect(found?.reasons.map(lateReasonText)).toEqual([
      'ก่อนหน้านี้ส่งช้า 2 จาก 3 เรื่อง',
      'ยังไม่เริ่ม ขณะที่ ศอช. อื่นเริ่มแล้ว 80% (เหลือ 7 วัน)',
    ]);
  });

  it('is never named before its opening, after its date or long before it', () => {
    const days = fc.integer({ min: -90, max: 90 }).map((by) => addDays(today, by));
    fc.assert(
      fc.property(fc.subarray([...duties], { minLength: 1 }), days, (some, dueOn) => {
        const found = likelyLate(
          some.map((duty) => ({ ...duty, dueOn })),
          lateness({ past: new Map(some.map(({ centre }) => [centre, { late: 9, total: 9 }])) }),
        );
        for (const { duty } of found) {
          expect(duty.opensOn <= today && duty.dueOn >= today).toBe(true);
          expect(duty.dueOn <= addDays(today, lateRules.withinDays)).toBe(true);
        }
        expect(new Set(found.map(({ duty }) => duty.id)).size).toBe(found.length);
      }),
    );
  });

  it('is listed first when it has more reasons', () => {
    const soon = { ...grading({ dueOn: '2024-12-19' }), id: 'soon' };
    const found = likelyLate([soon, grading()], lateness({ past: pastOf(2, 2), rounds: begun(8) }));
    expect(found.map(({ duty }) => duty.id)).toEqual(['soon', grading().id]);
    const one = likelyLate(
      [{ ...soon, state: 'draft' as const }, grading()],
      lateness({ past: pastOf(2, 2), rounds: begun(8) }),
    );
    expect(one.map(({ duty }) => duty.id)).toEqual([grading().id, 'soon']);
  });
});

describe('the record of reports named as likely late', () => {
  const arrived = (change: Partial<Duty> = {}) =>
    grading({
      dueOn: '2024-12-10',
      reachedProvinceAt: atBangkok('2024-12-01', '09:00'),
      ...change,
    });

  it('counts the reports that came late or never', () => {
    const late = grading({
      dueOn: '2024-12-10',
      reachedProvinceAt: atBangkok('2024-12-11', '09:00'),
    });
    const missing = grading({ dueOn: '2024-12-10' });
    expect(lateRecord([late, missing, arrived()], { late: 5, today })).toEqual({
      named: 3,
      namedLate: 2,
      late: 5,
    });
  });

  it('leaves out reports that are still to come or were waived', () => {
    expect(
      lateRecord([grading(), grading({ dueOn: '2024-12-10', state: 'waived' })], {
        late: 0,
        today,
      }),
    ).toBeNull();
  });

  it('judges the day of arrival in Thailand', () => {
    const at = (time: string) =>
      grading({ dueOn: '2024-12-10', reachedProvinceAt: atBangkok('2024-12-10', time) });
    expect([wasLate(at('23:59'), today), wasLate(at('00:01'), today)]).toEqual([false, false]);
  });
});
