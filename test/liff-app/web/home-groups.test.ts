import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DutyView } from '#contract/contract.ts';
import { groupHome, ribbonOf, splitMember } from '#web/screens/home/home-groups.ts';
import { dutyView } from './duty-view.ts';

const sent = dutyView({
  id: 's',
  state: 'inReview',
  standing: 'review',
  holder: 'district',
  submittedAt: '2024-12-13T02:00:00.000Z',
});
const later = (id: string, part: Partial<DutyView> = {}) =>
  dutyView({
    id,
    standing: 'open',
    daysLeft: 96,
    dueOn: '2025-03-24',
    provinceDueOn: '2025-03-31',
    obligation: 'committee-meeting',
    title: 'รายงานการประชุม ครั้งที่ 1',
    ...part,
  });

describe('the screen งานของฉัน', () => {
  it('groups current duties by due date, the earliest first', () => {
    const groups = groupHome([
      dutyView({ id: 'b', dueOn: '2024-12-20', daysLeft: 2 }),
      dutyView({ id: 'a' }),
      dutyView({ id: 'c' }),
    ]);
    expect(groups.now.map(({ dueOn, duties }) => [dueOn, duties.length])).toEqual([
      ['2024-12-18', 2],
      ['2024-12-20', 1],
    ]);
  });

  it('lists a duty with a draft as to do for any due date', () => {
    expect(groupHome([later('d', { standing: 'draft', state: 'draft' })]).now).toHaveLength(1);
  });

  it('groups distant dates by obligation, with one row for several tambons', () => {
    const { next, now } = groupHome([
      later('a'),
      later('b'),
      later('c', { obligation: 'integrated-committee', title: 'คำสั่ง กบต.' }),
    ]);
    expect(now).toEqual([]);
    expect(next[0]?.rows.map((row) => [row.title, row.duties.length])).toEqual([
      ['รายงานการประชุม ครั้งที่ 1', 2],
      ['คำสั่ง กบต.', 1],
    ]);
  });

  it('lists sent reports once, newest first', () => {
    const older = { ...sent, id: 'o', submittedAt: '2024-12-11T02:00:00.000Z' };
    const groups = groupHome([older, sent]);
    expect(groups.sent.map((duty) => duty.id)).toEqual(['s', 'o']);
    expect([groups.now, groups.next]).toEqual([[], []]);
  });

  it('shows every duty that the centre still holds exactly once', () => {
    const standing = fc.constantFrom<DutyView['standing']>(
      'due',
      'overdue',
      'returned',
      'draft',
      'open',
      'closed',
    );
    const duty = fc
      .record({ standing, daysLeft: fc.integer({ min: -30, max: 200 }), id: fc.uuid() })
      .map((part) => dutyView(part));
    fc.assert(
      fc.property(fc.array(duty, { maxLength: 20 }), (duties) => {
        const { now, next } = groupHome(duties);
        const shown = [
          ...now.flatMap((dateGroup) => dateGroup.duties),
          ...next.flatMap((group) => group.rows.flatMap((row) => row.duties)),
        ];
        expect(shown.map((duty) => duty.id).toSorted()).toEqual(
          duties.map((duty) => duty.id).toSorted(),
        );
      }),
    );
  });
});

describe('the progress of the year on the home screen', () => {
  it('has one group for each province date and marks the first unfinished one', () => {
    const done = { ...sent, state: 'accepted' as const };
    const groups = ribbonOf(
      [
        done,
        later('a'),
        later('b'),
        dutyView({ id: 'w', state: 'waived' }),
        dutyView({ id: 'y', fiscalYear: 2569 }),
      ],
      2568,
    );
    expect(groups).toEqual([
      { dueOn: '2024-12-25', sent: 1, total: 1, isNext: false },
      { dueOn: '2025-03-31', sent: 0, total: 2, isNext: true },
    ]);
  });
});

describe('a committee member on the home screen', () => {
  it('sees the earliest meeting to report first, and the others as read-only', () => {
    const first = later('m1');
    const second = later('m2', { round: 2, dueOn: '2025-09-23' });
    const other = dutyView({ id: 'g', actions: [] });
    const { meetings, others } = splitMember([second, other, first]);
    expect(meetings[0]?.id).toBe('m1');
    expect(others.map((duty) => duty.id)).toEqual(['m2', 'g']);
  });
});
