import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { readOverview } from '#use-cases/overview/read-overview.ts';
import { readProgress } from '#use-cases/overview/read-progress.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../../support/database.ts';
import { dutyOf, fill, refill, situation } from '../../support/world.ts';

const db = await testDatabase();
const { stores } = db;
/** A Thursday. The last working day before it is Wednesday 25 December, a due date. */
const now = atBangkok('2024-12-26', '09:00');

beforeAll(() => fill(db));
beforeEach(() => refill(db));

const ask = { situation: { ...situation(db, { as: 'province' }), now }, input: {} };
const register = (centre: string) => dutyOf({ obligation: 'committee-register', centre });
const change = (duty: Duty, fields: Partial<Duty>) => stores.duties.save({ ...duty, ...fields });

describe('the query readProgress', () => {
  it('counts the reports that arrived or were accepted or returned since 08:30 of the last working day', async () => {
    const before = atBangkok('2024-12-25', '08:29');
    const after = atBangkok('2024-12-25', '08:31');
    await change(register('t570401'), {
      state: 'accepted',
      reachedProvinceAt: before,
      acceptedAt: after,
    });
    await change(register('t570402'), {
      state: 'inReview',
      reviewAt: 'province',
      reachedProvinceAt: after,
    });
    await change(register('d5704'), {
      state: 'returned',
      reachedProvinceAt: before,
      lastDecision: {
        kind: 'return',
        by: 'head',
        at: after,
        version: 2,
        before: {},
        takenBack: false,
      },
    });
    const { since } = await execute(readProgress, ask);
    expect(since).toMatchObject({ day: '2024-12-25', arrived: 1, accepted: 1, returned: 1 });
    const { figures } = await execute(readOverview, ask);
    expect(since.becameLate).toBe(figures.overdue);
    expect(since.becameLate).toBeGreaterThan(0);
  });

  it('has the same totals as the rounds of the overview', async () => {
    const { paces } = await execute(readProgress, ask);
    const { columns, totals } = await execute(readOverview, ask);
    for (const { dueOn, total, reached } of paces) {
      const cells = columns
        .filter((column) => column.dueOn === dueOn)
        .map(({ key }) => totals[key]);
      expect(cells.reduce((sum, cell) => sum + (cell?.total ?? 0), 0)).toBe(total);
      expect(cells.reduce((sum, cell) => sum + (cell?.reached ?? 0), 0)).toBe(reached);
    }
    expect(paces.map(({ dueOn }) => dueOn)).toEqual(
      [...new Set(columns.map(({ dueOn }) => dueOn))].toSorted(),
    );
  });
});
