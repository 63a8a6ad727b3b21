import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ordersOverview, projectsOverview } from '#domain/clause-overview.ts';
import { areas } from '../support/world.ts';

const districts = areas.filter(({ level }) => level === 'district');
const code = fc.constantFrom('570401' as const, '570402' as const, '570101' as const);

describe('the overview of orders of clause 3', () => {
  it('counts orders in force with their experts, those under review and those not sent', () => {
    const seen = ordersOverview(
      [
        { areaCode: '570401', report: { orderState: 'new', experts: 9 } },
        { areaCode: '570402', report: { orderState: 'inProgress', experts: 0 } },
        { areaCode: '570101', report: { orderState: 'reviewed', experts: 4 } },
        { areaCode: '570101', report: null },
      ],
      districts,
    );
    expect(seen).toMatchObject({ total: 4, inForce: 2, inProgress: 1, notSent: 1, experts: 13 });
    expect(seen.areas).toMatchObject([
      { areaCode: '5701', total: 2, inForce: 1, notSent: 1, experts: 4 },
      { areaCode: '5704', total: 2, inForce: 1, inProgress: 1, experts: 9 },
    ]);
  });
});

describe('the overview of projects of clause 6', () => {
  const report = fc.option(
    fc.record({
      projects: fc.array(
        fc.record({
          stage: fc.constantFrom('proposed', 'funded', 'done'),
          budget: fc.nat(1_000_000),
        }),
        { maxLength: 5 },
      ),
    }),
    { nil: null },
  );

  it('has the same sum by stage, by area and altogether', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ areaCode: code, report })), (duties) => {
        const seen = projectsOverview(duties, districts);
        const sum = (rows: readonly { projects: number; budget: number }[]) => [
          rows.reduce((all, row) => all + row.projects, 0),
          rows.reduce((all, row) => all + row.budget, 0),
        ];
        expect(sum(seen.stages)).toEqual([seen.projects, seen.budget]);
        expect(sum(seen.areas)).toEqual([seen.projects, seen.budget]);
        expect(seen.areas.reduce((all, row) => all + row.total, 0)).toBe(duties.length);
      }),
    );
  });
});
