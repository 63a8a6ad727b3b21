import { describe, expect, it } from 'vitest';
import {
  centreFilterOf,
  districtsOf,
  filterCentres,
} from '#web/screens/centres-list/centre-order.ts';
import type { ListedCentre } from '#web/screens/centres-list/centre-order.ts';

function centre(
  areaCode: '570401' | '570402' | '570101' | '57',
  change: Partial<ListedCentre> = {},
): ListedCentre {
  const districtName = areaCode.startsWith('5704') ? 'เทิง' : 'เมืองเชียงราย';
  return {
    centre: {
      id: `t${areaCode}`,
      name: `ศอช.${areaCode}`,
      level: areaCode === '57' ? 'province' : 'tambon',
      areaCode,
      districtName,
    },
    closedOn: null,
    done: 5,
    total: 10,
    late: 0,
    ...change,
  };
}
const ids = (query: string, all: readonly ListedCentre[]) =>
  filterCentres(all, centreFilterOf(new URLSearchParams(query))).map((one) => one.centre.id);

describe('the list of centres', () => {
  const all = [
    centre('570402', { late: 3, done: 1 }),
    centre('570101', { done: 9 }),
    centre('570401'),
  ];

  it.each([
    ['', ['t570101', 't570401', 't570402']],
    ['sort=late', ['t570402', 't570101', 't570401']],
    ['sort=done', ['t570402', 't570401', 't570101']],
    ['sort=done&desc=yes', ['t570101', 't570401', 't570402']],
    ['district=5704', ['t570401', 't570402']],
    ['sort=unknown', ['t570101', 't570401', 't570402']],
  ])('is in order for "%s"', (query, expected) => {
    expect(ids(query, all)).toEqual(expected);
  });

  it('keeps closed centres at the end in every order', () => {
    const closed = centre('570101', { closedOn: '2025-01-01', late: 9 });
    expect(ids('sort=late', [closed, centre('570401')])).toEqual(['t570401', 't570101']);
  });

  it('offers each district once, without the centre of the province', () => {
    expect(districtsOf([...all, centre('57')]).map(({ label }) => label)).toEqual([
      'อ.เทิง',
      'อ.เมืองเชียงราย',
    ]);
  });
});
