import { describe, expect, it } from 'vitest';
import { firstDayTasks, isFirstDay } from '#domain/settings/first-day.ts';
import type { FirstDayFacts } from '#domain/settings/first-day.ts';
import type { Grant } from '#domain/permissions.ts';
import { areas } from '#test/support/world.ts';

const person = (role: Grant['role'], areaCode: Grant['areaCode'], following = true) => ({
  grants: [{ role, areaCode, centre: null, seat: null }],
  following,
});
const empty: FirstDayFacts = {
  areas,
  offices: [],
  fiscalYear: 2568,
  letterYears: [],
  criteria: null,
  staff: [],
};
const ready: FirstDayFacts = {
  ...empty,
  offices: ['57', '5701', '5704'].map((areaCode) => ({ areaCode, phone: '053-000100' })),
  letterYears: [2568],
  criteria: { sample: false },
  staff: [
    person('province', '57'),
    person('districtHead', '5701'),
    person('districtHead', '5704'),
    person('officer', '5704'),
    person('officer', '570101'),
  ],
};

const leftOf = (facts: FirstDayFacts) =>
  Object.fromEntries(firstDayTasks(facts).map(({ task, left }) => [task, left]));

describe('the list of tasks for the first day', () => {
  it('lists every task in a province where only the places are entered', () => {
    expect(leftOf(empty)).toEqual({
      provinceStaff: 1,
      offices: 3,
      letter: 1,
      criteria: 1,
      heads: 2,
      officers: 3,
      reach: 0,
    });
  });

  it('is empty when every task is done', () => {
    const tasks = firstDayTasks(ready);
    expect(tasks.every(({ left }) => left === 0)).toBe(true);
    expect(isFirstDay(tasks)).toBe(false);
  });

  it.each<[string, Partial<FirstDayFacts>, object]>([
    [
      'an office whose phone cannot be dialled',
      { offices: [{ areaCode: '57', phone: '-' }] },
      { offices: 3 },
    ],
    ['a letter of an earlier year', { letterYears: [2567] }, { letter: 1 }],
    ['sample criteria', { criteria: { sample: true } }, { criteria: 1 }],
    ['tambons without an officer', { staff: [person('officer', '570401')] }, { officers: 2 }],
  ])('lists %s as still to do', (_, change, expected) => {
    const tasks = firstDayTasks({ ...ready, ...change });
    expect(leftOf({ ...ready, ...change })).toMatchObject(expected);
    expect(isFirstDay(tasks)).toBe(true);
  });

  it('counts staff without messages, and does not come back to the home screen because of them', () => {
    const facts = { ...ready, staff: [...ready.staff, person('officer', '5704', false)] };
    expect(leftOf(facts)).toMatchObject({ reach: 1, officers: 0 });
    expect(isFirstDay(firstDayTasks(facts))).toBe(false);
  });
});
