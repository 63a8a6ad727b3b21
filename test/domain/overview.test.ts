import type { AreaCode } from '#domain/centre/centre.ts';
import { describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { columnKey, columnOfKey, overviewOf } from '#domain/overview.ts';
import { overdueFirst, tallyEach } from '../support/overview-oracle.ts';
import { areas, duties } from '../support/world.ts';

const now = atBangkok('2024-12-28', '09:00');
const inTime = atBangkok('2024-12-24', '15:00');
const tooLate = atBangkok('2024-12-26', '09:00');
const districts = areas.filter((area) => area.level === 'district');

function ofDuties(found: readonly Duty[], when = now) {
  const tallies = tallyEach(found, 'province');
  const latest = overdueFirst(found, when).slice(0, 5);
  return overviewOf({ tallies, latest, areas: districts, now: when });
}

function overview(change: Record<string, Partial<Duty>> = {}, extra: readonly Duty[] = []) {
  const changed = duties.map((duty) => ({
    ...duty,
    ...change[`${duty.obligation}.${duty.round}.${duty.centre}`],
  }));
  return ofDuties([...extra, ...changed]);
}

/**
 * The duties due on 25 Dec: a register of each of the six centres, and a grading of each of the three
 * tambons.
 */
const changes: Record<string, Partial<Duty>> = {
  'grading.1.t570401': { state: 'accepted', reachedProvinceAt: inTime, acceptedAt: inTime },
  'grading.1.t570402': { state: 'inReview', reviewAt: 'province', reachedProvinceAt: tooLate },
  'grading.1.t570101': { state: 'waived' },
  'committee-register.1.t570401': {
    state: 'returned',
    reachedProvinceAt: inTime,
    submittedAt: inTime,
  },
  'committee-register.1.d5704': { state: 'inReview', reviewAt: 'district', submittedAt: inTime },
};

describe('the key of a column of the overview', () => {
  it.each(duties.slice(0, 12))(
    'is parsed back into the obligation of $id',
    ({ letter, obligation, round }) => {
      const demand = { letter, obligation, round };
      expect(columnOfKey(columnKey(demand))).toEqual(demand);
    },
  );

  it.each([
    '',
    'grading',
    'grading.1',
    'letter.grading.',
    'letter..1',
    'letter.grading.x',
    'letter.grading.1.t5701',
    'letter.a$b.1',
    'letter.grading.1111',
    'LETTER.grading.1',
    ' letter.grading.1',
  ])('refuses %j', (key) => {
    expect(columnOfKey(key)).toBeNull();
  });
});

describe('the overview of a province', () => {
  it('counts a report as on time by its arrival and as late when missing, and leaves out waived duties', () => {
    const { figures } = overview(changes);
    expect(figures).toMatchObject({
      dueTotal: 8,
      onTime: 2,
      overdue: 5,
      overdueDistricts: 2,
      returned: 1,
      returnedOldestDays: 4,
      atProvince: 1,
      atProvinceOldestDays: 2,
      accepted: 1,
      total: duties.length - 1,
    });
    expect(figures.next).toEqual({ dueOn: '2025-03-31', daysLeft: 93, count: 9 });
  });

  it('counts separately the waived duties and those on time only through an extension', () => {
    const extension: Duty['extension'] = {
      state: 'granted',
      dueOn: '2024-12-27',
      originalDueOn: '2024-12-25',
      reason: 'น้ำท่วม',
      askedBy: 'officer',
      askedAt: inTime,
      decidedBy: 'province',
      decidedAt: inTime,
    };
    const { figures, rows } = overview({
      ...changes,
      'grading.1.t570402': { dueOn: '2024-12-27', extension, reachedProvinceAt: tooLate },
    });
    expect([figures.onTime, figures.onTimeExtended, figures.waived]).toEqual([3, 1, 1]);
    expect(rows.map((row) => [row.areaCode, row.onTimeExtended, row.waived])).toEqual([
      ['5701', 0, 1],
      ['5704', 1, 0],
    ]);
  });

  it('has columns that each add up from the districts and the province’s own centre', () => {
    const { rows, totals, columns } = overview(changes);
    for (const { key } of columns) {
      const inRows = rows.reduce((sum, row) => sum + (row.cells[key]?.total ?? 0), 0);
      const own = duties.some((duty) => columnKey(duty) === key && duty.level === 'province');
      expect([key, totals[key]?.total]).toEqual([key, inRows + (own ? 1 : 0)]);
    }
    expect(columns).toHaveLength(10);
  });

  it('puts the worse district first and the longest overdue at the top', () => {
    const { rows, latest } = overview({
      ...changes,
      'committee-register.1.t570402': { dueOn: '2024-12-20' },
    });
    expect(rows.map((row) => [row.areaCode, row.late])).toEqual([
      ['5701', 2],
      ['5704', 2],
    ]);
    expect(latest[0]).toMatchObject({ daysLate: 8, holder: 'centre', standing: 'overdue' });
    expect(latest).toHaveLength(5);
  });

  describe('the order of districts in the overview', () => {
    const [pattern] = duties;
    const of = (areaCode: AreaCode, id: string, more: Partial<Duty> = {}): Duty[] =>
      pattern ? [{ ...pattern, id, areaCode, level: 'tambon', dueOn: '2024-12-25', ...more }] : [];
    const sent = { state: 'accepted', reachedProvinceAt: inTime, acceptedAt: inTime } as const;
    const orderOf = (...found: readonly Duty[]) => ofDuties(found).rows.map((row) => row.areaCode);

    it('puts the larger number of late reports first', () => {
      expect(orderOf(...of('570401', 'a'), ...of('570101', 'b', sent))).toEqual(['5704', '5701']);
      expect(orderOf(...of('570401', 'a', sent), ...of('570101', 'b'))).toEqual(['5701', '5704']);
    });

    it('compares the share on time next, and then the code', () => {
      const late = { state: 'accepted', reachedProvinceAt: tooLate } as const;
      const half = [...of('570401', 'a', sent), ...of('570402', 'b', late)];
      expect(orderOf(...half, ...of('570101', 'c', sent))).toEqual(['5704', '5701']);
      expect(orderOf(...of('570401', 'a', sent), ...of('570101', 'c', sent))).toEqual([
        '5701',
        '5704',
      ]);
    });
  });

  it('has at most five late duties, the longest overdue first, then by id', () => {
    const { latest } = overview({ 'grading.1.t570402': { dueOn: '2024-12-20' } });
    expect(latest.map((duty) => duty.daysLate)).toEqual([8, 3, 3, 3, 3]);
    const ids = latest.slice(1).map((duty) => duty.id);
    expect(ids).toEqual(ids.toSorted());
  });

  it('shows the next due date, today included, with the number of reports still missing', () => {
    const today = atBangkok('2024-12-25', '09:00');
    const next = (more: readonly Duty[]) => ofDuties(more, today).figures.next;
    expect(next(duties)).toEqual({ dueOn: '2024-12-25', daysLeft: 0, count: 9 });
    const arrived = duties.map((duty) =>
      duty.dueOn === '2024-12-25' ? { ...duty, reachedProvinceAt: inTime } : duty,
    );
    expect(next(arrived)).toMatchObject({ dueOn: '2025-03-31', daysLeft: 96 });
  });

  it('orders the columns as the letter does: by clause, then by round', () => {
    const backwards = ofDuties(duties.toReversed());
    const read = backwards.columns.map((column) => [column.clause, column.round]);
    const order = read.toSorted(([a, x], [b, y]) => `${a}.${x}`.localeCompare(`${b}.${y}`));
    expect(read).toEqual(order);
    expect(backwards.columns.find((column) => column.dueOn === '2025-03-31')?.isDue).toBe(false);
  });

  it('shows the date of the round, not the one a single duty was extended to', () => {
    const extended = duties.find((duty) => duty.id.endsWith('grading.1.t570101'));
    const first = extended ? [{ ...extended, id: 'first', dueOn: '2025-01-10' as const }] : [];
    const column = overview({}, first).columns.find(
      (candidate) => candidate.key === 'chiang-rai-2568.grading.1',
    );
    expect(column).toMatchObject({ dueOn: '2024-12-25', isDue: true, clause: '4', rounds: 2 });
  });

  it('is empty for a province without duties', () => {
    const empty = ofDuties([]);
    expect(empty).toMatchObject({ columns: [], totals: {}, latest: [] });
    expect(empty.figures).toMatchObject({ total: 0, next: null, returnedOldestDays: 0 });
    expect(empty.rows).toHaveLength(2);
  });
});
