import type { Day } from '#domain/calendar.ts';
import { describe, expect, it } from 'vitest';
import { applyOrder, termDaysLeft, termNotice } from '#domain/register/order.ts';
import { holidays } from '#test/support/world.ts';

const of = { centre: 't570401', areaCode: '570401', duty: 'duty-1' } as const;
const answers = {
  orderNo: '12/2567',
  orderDate: '2024-11-01',
  signer: 'นายอำเภอ สมมุติ',
  termFrom: '2024-11-01',
  termTo: '2028-10-31',
};
const today = '2024-12-18';
const first = applyOrder({ live: null, answers, id: 'r1', of, today });
const [live = null] = first.changed;

describe('the appointment order of a committee', () => {
  it('is recorded with the first register that names it', () => {
    expect(first.under).toBe('r1');
    expect(live).toMatchObject({
      id: 'r1',
      number: '12/2567',
      termTo: '2028-10-31',
      endedOn: null,
    });
  });

  it.each(['orderNo', 'orderDate', 'termFrom', 'termTo'])(
    'stays in force while a new order lacks its %s',
    (field) => {
      const partly = { ...answers, orderNo: '99/2568', [field]: '' };
      expect(applyOrder({ live, answers: partly, id: 'r2', of, today })).toEqual({
        under: 'r1',
        changed: [],
      });
      expect(applyOrder({ live: null, answers: partly, id: 'r2', of, today }).under).toBeNull();
    },
  );

  it('is the same order when number and date match, and takes corrections', () => {
    const corrected = { ...answers, signer: 'ปลัด สมมุติ' };
    const { under, changed } = applyOrder({ live, answers: corrected, id: 'r2', of, today });
    expect([under, changed.length, changed[0]?.signer]).toEqual(['r1', 1, 'ปลัด สมมุติ']);
  });

  it.each([
    ['number', { orderNo: '13/2567' }],
    ['date', { orderDate: '2024-11-02' }],
  ])('ends today when an order of another %s replaces it', (_what, change) => {
    const next = { ...answers, ...change };
    const { under, changed } = applyOrder({ live, answers: next, id: 'r2', of, today });
    expect(under).toBe('r2');
    expect(changed.map((order) => [order.id, order.endedOn])).toEqual([
      ['r1', today],
      ['r2', null],
    ]);
  });
});

describe('the end of a committee’s term', () => {
  // The term ends on Fri 28 Mar 2025. 90 days before is Sat 28 Dec 2024, so it is announced on Fri 27.
  const termTo = '2025-03-28';
  it.each<[Day, number | null]>([
    ['2024-12-26', null],
    ['2024-12-27', 90],
    ['2025-01-26', 90],
    ['2025-01-27', 60],
    ['2025-02-26', 30],
    ['2025-03-28', 30],
    ['2025-03-29', null],
  ])('is announced on %s as %s days away', (on, expected) => {
    expect(termNotice({ termTo }, { today: on, holidays })).toBe(expected);
  });

  it('has 0 days left on its last day and fewer after it', () => {
    expect([termDaysLeft({ termTo }, termTo), termDaysLeft({ termTo }, '2025-03-29')]).toEqual([
      0, -1,
    ]);
  });
});
