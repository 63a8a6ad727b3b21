import type { Day } from '#domain/calendar.ts';
import { describe, expect, it } from 'vitest';
import { atBangkok, bangkokDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import {
  accept,
  beginDraft,
  firstReviewStage,
  forward,
  returnToAuthor,
  isPastStage,
  submit,
  waive,
} from '#domain/duty/review.ts';
import { askExtension, decideExtension, moveDueDate } from '#domain/duty/extension.ts';
import type { Outcome } from '#domain/duty/outcome.ts';
import { dutyOf, grantsOf, holidays, now } from '#test/support/world.ts';

const by = 'somebody';
const reason = 'จังหวัดต้องรายงานกรมตามกำหนด';
const todo = dutyOf({ obligation: 'grading' });
const sending = { by, now, submission: 's1', revision: 1, stage: 'district' as const };

function after(outcome: Outcome): Duty {
  if ('refused' in outcome) throw new Error(`refused: ${outcome.refused}`);
  return outcome.duty;
}

const overdue: Duty = { ...todo, dueOn: '2024-12-10' };
const waived = () => after(waive(todo, { by, now, reason: 'ยุบ' }));
const inDistrict = after(submit(todo, sending));
const inProvince = after(forward(inDistrict, { by, now }));
const granted = (duty: Duty, dueOn: Day) =>
  decideExtension(duty, { by, now, grant: true, dueOn, holidays });
const returning = { by, byName: 'ผู้ตรวจ สมมุติ', comments: ['แนบคำสั่งเพิ่ม', 'แก้จำนวน'] };
const asked = (duty: Duty, dueOn: Day) =>
  askExtension(duty, { by, now, dueOn, reason: 'น้ำท่วม', holidays });

describe('the route of a report', () => {
  it.each([
    ['t570401', 'officer', 'district'],
    ['t570401', 'wideOfficer', 'district'],
    ['d5704', 'wideOfficer', 'province'],
    ['d5704', 'head', 'province'],
    ['d5704', 'chair', 'district'],
    ['d5704', 'otherHead', 'district'],
    ['d5704', 'admin', 'district'],
    ['p57', 'province', 'province'],
    ['p57', 'stranger', 'province'],
  ] as const)('a report of %s sent by the %s begins at the %s', (centre, name, desk) => {
    expect(firstReviewStage(dutyOf({ centre }), grantsOf[name])).toBe(desk);
  });

  it('a district’s report sent by a member of that centre begins at its head', () => {
    const chair = { role: 'member', areaCode: '5704', centre: 'd5704', seat: 'chair' } as const;
    const duty = dutyOf({ centre: 'd5704' });
    expect(firstReviewStage(duty, [chair])).toBe('district');
    expect(firstReviewStage(duty, [chair, ...grantsOf.head])).toBe('province');
  });

  it('a first keystroke begins the duty from its opening day; a returned report stays returned', () => {
    const today: Duty = { ...todo, opensOn: bangkokDay(now) };
    const returned: Duty = { ...todo, state: 'returned', revision: 1 };
    expect(after(beginDraft(today, { now })).state).toBe('draft');
    expect(after(beginDraft(returned, { now }))).toEqual(returned);
    expect(after(submit(today, sending)).state).toBe('inReview');
  });

  it('a report sent directly to the province arrives at once and is judged by that day’s due date', () => {
    const sent = after(submit(todo, { ...sending, stage: 'province' }));
    expect([sent.reviewAt, sent.reachedProvinceAt, sent.judgedDueOn]).toEqual([
      'province',
      now,
      todo.dueOn,
    ]);
  });

  it('a return records who made it and when, the first comment and the number of comments', () => {
    const returnDueOn = bangkokDay(now);
    const back = after(
      returnToAuthor(inDistrict, { ...returning, now, stage: 'district', returnDueOn }),
    );
    expect([back.state, back.reviewAt, back.returnDueOn]).toEqual(['returned', null, returnDueOn]);
    const [text] = returning.comments;
    expect(back.returnNote).toEqual({ text, count: 2, by: returning.byName, at: now });
  });

  it('a report keeps the day it first reached the province after later returns', () => {
    const later = atBangkok('2025-01-10', '09:00');
    const returned = after(
      returnToAuthor(inProvince, {
        ...returning,
        now,
        stage: 'province',
        returnDueOn: '2025-01-08',
      }),
    );
    const again = after(
      submit(returned, { ...sending, submission: 's2', revision: 2, now: later }),
    );
    const back = after(forward(again, { by, now: later }));
    expect([again.reviewAt, again.returnDueOn]).toEqual(['district', null]);
    expect([back.reachedProvinceAt, back.revision]).toEqual([now, 2]);
  });

  it.each<[string, () => Outcome, string]>([
    [
      'a second report while the first is in review',
      () => submit(inDistrict, { ...sending, revision: 2 }),
      'wrong-state',
    ],
    ['a revision that skips one', () => submit(todo, { ...sending, revision: 2 }), 'conflict'],
    [
      'a report before its day',
      () => submit({ ...todo, opensOn: '2024-12-19' }, sending),
      'not-open',
    ],
    [
      'a draft before its day',
      () => beginDraft({ ...todo, opensOn: '2024-12-19' }, { now }),
      'not-open',
    ],
    ['a draft of a report in review', () => beginDraft(inDistrict, { now }), 'wrong-state'],
    [
      'forwarding a report that is not at the district',
      () => forward(inProvince, { by, now }),
      'wrong-state',
    ],
    [
      'accepting a report that is not at the province',
      () => accept(inDistrict, { by, now }),
      'wrong-state',
    ],
    [
      'returning from the other review stage',
      () =>
        returnToAuthor(inDistrict, {
          ...returning,
          now,
          stage: 'province',
          returnDueOn: '2024-12-20',
        }),
      'wrong-state',
    ],
    [
      'returning with a past date',
      () =>
        returnToAuthor(inDistrict, {
          ...returning,
          now,
          stage: 'district',
          returnDueOn: '2024-12-17',
        }),
      'date-in-past',
    ],
    [
      'waiving an accepted report',
      () => waive(after(accept(inProvince, { by, now })), { by, now, reason: 'ยุบ' }),
      'wrong-state',
    ],
    [
      'waiving an extra report',
      () => waive({ ...todo, extra: true }, { by, now, reason: 'ยุบ' }),
      'wrong-state',
    ],
    [
      'more time where there is no date',
      () => asked({ ...todo, extra: true }, '2025-01-10'),
      'wrong-state',
    ],
    ['asking for a date that is no later', () => asked(todo, todo.dueOn), 'date-not-later'],
    ['asking for more time after sending', () => asked(inDistrict, '2024-12-27'), 'wrong-state'],
    [
      'more time for a waived duty',
      () =>
        granted(
          after(waive(after(asked(todo, '2024-12-27')), { by, now, reason: 'ยุบ' })),
          '2024-12-27',
        ),
      'wrong-state',
    ],
    ['deciding a request that was not made', () => granted(todo, '2024-12-27'), 'wrong-state'],
    [
      'granting less time than there was',
      () => granted(after(asked(todo, '2024-12-27')), '2024-12-24'),
      'date-not-later',
    ],
    ['waiving a waived duty', () => waive(waived(), { by, now, reason: 'ยุบ' }), 'wrong-state'],
    ['asking for a later date that is past', () => asked(overdue, '2024-12-17'), 'date-in-past'],
    [
      'granting a later date that is past',
      () => granted({ ...after(asked(todo, '2024-12-27')), dueOn: '2024-12-10' }, '2024-12-17'),
      'date-in-past',
    ],
  ])('the route of a report refuses %s', (_what, refusal, code) => {
    expect(refusal()).toEqual({ refused: code });
  });
});

describe('the review stages a report has passed', () => {
  const returned: Duty = { ...inProvince, state: 'returned', reviewAt: null };
  const accepted = after(accept(inProvince, { by, now }));

  it.each<[string, Duty, [boolean, boolean]]>([
    ['none while it is at the district', inDistrict, [false, false]],
    ['the district while it is at the province', inProvince, [true, false]],
    ['both when accepted', accepted, [true, true]],
    ['none after a return', returned, [false, false]],
  ])('are %s', (_what, duty, expected) => {
    const passed = (['district', 'province'] as const).map((desk) =>
      isPastStage(duty, { stage: desk, revision: 1 }),
    );
    expect(passed).toEqual(expected);
    expect(isPastStage(duty, { stage: 'district', revision: 2 })).toBe(false);
  });
});

describe('an extension', () => {
  it('moves both dates when granted and leaves both when refused', () => {
    const waiting = after(asked(todo, '2025-01-10'));
    const moved = after(granted(waiting, '2025-01-10'));
    const refused = after(
      decideExtension(waiting, { by, now, grant: false, dueOn: '2025-01-10', reason, holidays }),
    );
    expect([waiting.dueOn, moved.dueOn, moved.districtDueOn]).toEqual([
      '2024-12-25',
      '2025-01-10',
      '2025-01-03',
    ]);
    expect([refused.dueOn, refused.districtDueOn, refused.extension?.state]).toEqual([
      '2024-12-25',
      '2024-12-18',
      'refused',
    ]);
  });

  it('may be asked and granted until today, and records who decided and when', () => {
    const today = bangkokDay(now);
    const moved = after(granted(after(asked(overdue, today)), today));
    expect([moved.dueOn, moved.districtDueOn]).toEqual([today, today]);
    expect(moved.extension).toMatchObject({
      state: 'granted',
      askedBy: by,
      askedAt: now,
      decidedBy: by,
      decidedAt: now,
    });
  });

  it('keeps the district’s date before the province’s when the new date is already past', () => {
    const late = atBangkok('2025-03-03', '09:00');
    const moved = moveDueDate(todo, { dueOn: '2024-12-25', now: late, holidays });
    expect([moved.districtDueOn, moved.dueOn]).toEqual(['2024-12-18', '2024-12-25']);
  });

  it('never sets the district a date before today', () => {
    const late = atBangkok('2024-12-26', '09:00');
    const moved = moveDueDate(todo, { dueOn: '2024-12-27', now: late, holidays });
    expect(moved.districtDueOn).toBe('2024-12-26');
  });

  it('remembers the first date through a second and a refused third', () => {
    const once = after(granted(after(asked(todo, '2024-12-27')), '2024-12-27'));
    const twice = after(granted(after(asked(once, '2025-01-10')), '2025-01-10'));
    const third = after(
      decideExtension(after(asked(twice, '2025-01-20')), {
        by,
        now,
        grant: false,
        dueOn: '2025-01-20',
        reason,
        holidays,
      }),
    );
    const fourth = after(asked(third, '2025-01-21'));
    expect([twice, third, fourth].map((duty) => duty.extension?.originalDueOn)).toEqual(
      Array(3).fill('2024-12-25'),
    );
  });

  it('gives a returned report more time, and never less than it had', () => {
    const returned: Duty = { ...todo, state: 'returned', revision: 1, returnDueOn: '2024-12-20' };
    const eased = after(granted(after(asked(returned, '2025-01-10')), '2025-01-10'));
    const roomy = after(
      granted(after(asked({ ...returned, returnDueOn: '2025-01-31' }, '2025-01-10')), '2025-01-10'),
    );
    expect([eased.returnDueOn, roomy.returnDueOn]).toEqual(['2025-01-03', '2025-01-31']);
  });
});
