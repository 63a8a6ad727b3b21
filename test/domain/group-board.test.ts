import type { Day } from '#domain/calendar.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupBoardOf, groupBoardStates } from '#domain/group-board.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyForActor } from '#domain/duty/viewer-role.ts';
import { actor, duties, dutyOf, now } from '../support/world.ts';

const today = '2024-12-18';
const placeOf = (duty: Duty): string => duty.centreName;
const boardFor = (list: readonly Duty[]) =>
  groupBoardOf(
    list.map((duty) => dutyForActor(actor('wideOfficer'), { duty, now })),
    { today, placeOf },
  );
const due = (on: Day, change: Partial<Duty> = {}): Duty =>
  dutyOf({}, { dueOn: on, districtDueOn: on, opensOn: '2024-12-01', ...change });

describe('the board of an area', () => {
  it.each([
    ['late', due('2024-12-17'), 'overdue'],
    ['sent back', due('2024-12-30', { state: 'returned', returnDueOn: '2024-12-30' }), 'returned'],
    ['due within a week', due('2024-12-25'), 'near'],
    ['due later', due('2024-12-26'), 'clear'],
    ['at the district', due('2024-12-17', { state: 'inReview', reviewAt: 'district' }), 'review'],
    ['accepted', due('2024-12-17', { state: 'accepted' }), 'clear'],
    ['not open yet', due('2024-12-20', { opensOn: '2024-12-19' }), 'clear'],
  ] as const)('lists a place whose report is %s under the right state', (_what, duty, state) => {
    expect(boardFor([duty])).toEqual([{ state, places: ['ศอช.ต.เวียง'] }]);
  });

  it('leaves out waived duties, extra reports and duties of an ended letter', () => {
    const late = due('2024-12-17');
    const none = [{ state: 'waived' as const }, { extra: true }, { archived: true }];
    expect(boardFor(none.map((change) => ({ ...late, ...change })))).toEqual([]);
  });

  it('names every place once, under its worst state', () => {
    fc.assert(
      fc.property(fc.subarray([...duties]), (list) => {
        const lines = boardFor(list);
        const named = lines.flatMap((line) => line.places);
        expect(named.toSorted()).toEqual([...new Set(list.map(placeOf))].toSorted());
        const order = lines.map((line) => groupBoardStates.indexOf(line.state));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }),
    );
    const both = [due('2025-03-01'), due('2024-12-01')];
    expect(boardFor(both)).toEqual([{ state: 'overdue', places: ['ศอช.ต.เวียง'] }]);
  });
});
