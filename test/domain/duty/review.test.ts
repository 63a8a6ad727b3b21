import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, atBangkok, bangkokDay } from '../../../domain/calendar.ts';
import { duty as dutySchema, holderOf } from '../../../domain/duty.ts';
import type { Duty } from '../../../domain/duty.ts';
import {
  accept,
  askExtension,
  beginDraft,
  decideExtension,
  firstDesk,
  forward,
  giveBack,
  hasPassed,
  moveDueDate,
  proposedExtension,
  proposedReturnDate,
  submit,
  waive,
} from '../../../domain/duty/review.ts';
import type { Outcome } from '../../../domain/duty/review.ts';
import { dutyOf, grantsOf, holidays, now } from '../../support/world.ts';

const by = 'somebody';
const todo = dutyOf({ obligation: 'grading' });
const sending = { by, now, submission: 's1', revision: 1, desk: 'district' as const };

function after(outcome: Outcome): Duty {
  if ('refused' in outcome) throw new Error(`refused: ${outcome.refused}`);
  return outcome.duty;
}

const inDistrict = after(submit(todo, sending));
const inProvince = after(forward(inDistrict, { by, now }));
const granted = (duty: Duty, dueOn: string) =>
  decideExtension(duty, { by, now, grant: true, dueOn, holidays });
const returning = { by, byName: 'ผู้ตรวจ สมมุติ', comments: ['แนบคำสั่งเพิ่ม', 'แก้จำนวน'] };
const asked = (duty: Duty, dueOn: string) =>
  askExtension(duty, { by, now, dueOn, reason: 'น้ำท่วม' });

describe('the route of a report', () => {
  it.each([
    ['t570401', 'officer', 'district'],
    ['t570401', 'wideOfficer', 'district'],
    ['d5704', 'wideOfficer', 'province'],
    ['d5704', 'head', 'province'],
    ['d5704', 'chair', 'district'],
    ['d5704', 'otherHead', 'district'],
    ['p57', 'province', 'province'],
  ] as const)('of %s sent by the %s begins at the %s', (centre, name, desk) => {
    expect(firstDesk(dutyOf({ centre }), grantsOf[name])).toBe(desk);
  });

  it('counts the day it first reached the province, whatever comes later', () => {
    const later = atBangkok('2025-01-10', '09:00');
    const returned = after(
      giveBack(inProvince, { ...returning, now, desk: 'province', returnDueOn: '2025-01-08' }),
    );
    const again = after(
      submit(returned, { ...sending, submission: 's2', revision: 2, now: later }),
    );
    const back = after(forward(again, { by, now: later }));
    expect([again.reviewAt, again.returnDueOn]).toEqual(['district', null]);
    expect([back.reachedProvinceAt, back.revision]).toEqual([now, 2]);
  });

  it.each<[string, Outcome, string]>([
    [
      'a second report on top of the first',
      submit(inDistrict, { ...sending, revision: 2 }),
      'wrong-state',
    ],
    ['a revision that skips one', submit(todo, { ...sending, revision: 2 }), 'conflict'],
    ['a report before its day', submit({ ...todo, opensOn: '2024-12-19' }, sending), 'not-open'],
    ['a draft before its day', beginDraft({ ...todo, opensOn: '2024-12-19' }, { now }), 'not-open'],
    ['a draft of what is in review', beginDraft(inDistrict, { now }), 'wrong-state'],
    ['forwarding what is not at the district', forward(inProvince, { by, now }), 'wrong-state'],
    ['accepting past the province', accept(inDistrict, { by, now }), 'wrong-state'],
    [
      'returning from the other desk',
      giveBack(inDistrict, { ...returning, now, desk: 'province', returnDueOn: '2024-12-20' }),
      'wrong-state',
    ],
    [
      'returning with a date gone by',
      giveBack(inDistrict, { ...returning, now, desk: 'district', returnDueOn: '2024-12-17' }),
      'date-in-past',
    ],
    [
      'waiving what is accepted',
      waive(after(accept(inProvince, { by, now })), { by, now, reason: 'ยุบ' }),
      'wrong-state',
    ],
    [
      'waiving what nobody demanded',
      waive({ ...todo, extra: true }, { by, now, reason: 'ยุบ' }),
      'wrong-state',
    ],
    [
      'more time where there is no date',
      asked({ ...todo, extra: true }, '2025-01-10'),
      'wrong-state',
    ],
    ['asking for a date that is no later', asked(todo, todo.dueOn), 'date-in-past'],
    ['asking when it is sent', asked(inDistrict, '2024-12-30'), 'wrong-state'],
    [
      'more time for what is waived',
      granted(
        after(waive(after(asked(todo, '2024-12-30')), { by, now, reason: 'ยุบ' })),
        '2024-12-30',
      ),
      'wrong-state',
    ],
    ['deciding what nobody asked', granted(todo, '2024-12-30'), 'wrong-state'],
    [
      'granting less time than there was',
      granted(after(asked(todo, '2024-12-30')), '2024-12-24'),
      'date-in-past',
    ],
  ])('refuses %s', (_what, outcome, code) => {
    expect(outcome).toEqual({ refused: code });
  });
});

describe('the date a return proposes', () => {
  // Wed 18 Dec; 25 Dec is a working day, 31 Dec and 1 Jan are days off.
  it.each<[string, string, Partial<Duty>]>([
    ['2024-12-25', 'five working days on', { dueOn: '2025-03-31' }],
    ['2024-12-24', 'the working day before the province’s own date', {}],
    ['2024-12-20', 'at least two working days, however near the date', { dueOn: '2024-12-19' }],
    ['2024-12-20', 'at least two working days when the date has gone by', { dueOn: '2024-12-01' }],
    [
      '2024-12-25',
      'five again once the report has reached the province',
      { reachedProvinceAt: now },
    ],
  ])('is %s: %s', (expected, _why, change) => {
    const today = bangkokDay(now);
    expect(proposedReturnDate({ ...todo, ...change }, { today, holidays })).toBe(expected);
  });
});

describe('the date a request for more time proposes', () => {
  it('is five working days after the date, or from today once it has passed', () => {
    const today = bangkokDay(now);
    const on = (dueOn: string) => proposedExtension({ dueOn }, { today, holidays });
    // 30 and 31 Dec and 1 Jan are days off.
    expect([on('2024-12-25'), on('2024-12-01')]).toEqual(['2025-01-06', '2024-12-25']);
  });
});

describe('passing a desk', () => {
  const returned: Duty = { ...inProvince, state: 'returned', reviewAt: null };
  const accepted = after(accept(inProvince, { by, now }));

  it.each<[string, Duty, [boolean, boolean]]>([
    ['is done at neither while it lies at the district', inDistrict, [false, false]],
    ['is done at the district when it lies at the province', inProvince, [true, false]],
    ['is done at both when accepted', accepted, [true, true]],
    ['is not done by what was returned', returned, [false, false]],
  ])('%s', (_what, duty, expected) => {
    const passed = (['district', 'province'] as const).map((desk) =>
      hasPassed(duty, { desk, revision: 1 }),
    );
    expect(passed).toEqual(expected);
    expect(hasPassed(duty, { desk: 'district', revision: 2 })).toBe(false);
  });
});

describe('an extension', () => {
  it('moves both dates when granted and leaves both when refused', () => {
    const waiting = after(asked(todo, '2025-01-10'));
    const moved = after(granted(waiting, '2025-01-10'));
    const refused = after(
      decideExtension(waiting, { by, now, grant: false, dueOn: '2025-01-10', holidays }),
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
        holidays,
      }),
    );
    const fourth = after(asked(third, '2025-01-21'));
    expect([twice, third, fourth].map((one) => one.extension?.originalDueOn)).toEqual(
      Array(3).fill('2024-12-25'),
    );
  });

  it('gives a returned report its time too, and never takes any', () => {
    const returned: Duty = { ...todo, state: 'returned', revision: 1, returnDueOn: '2024-12-20' };
    const eased = after(granted(after(asked(returned, '2025-01-10')), '2025-01-10'));
    const roomy = after(
      granted(after(asked({ ...returned, returnDueOn: '2025-01-31' }, '2025-01-10')), '2025-01-10'),
    );
    expect([eased.returnDueOn, roomy.returnDueOn]).toEqual(['2025-01-03', '2025-01-31']);
  });
});

type Step = { act: keyof typeof acts; days: number };
const acts = {
  draft: (duty: Duty, at: Date) => beginDraft(duty, { now: at }),
  submit: (duty: Duty, at: Date) =>
    submit(duty, {
      ...sending,
      now: at,
      revision: duty.revision + 1,
      submission: `s${duty.revision + 1}`,
    }),
  submitStale: (duty: Duty, at: Date) =>
    submit(duty, { ...sending, now: at, revision: duty.revision }),
  forward: (duty: Duty, at: Date) => forward(duty, { by, now: at }),
  accept: (duty: Duty, at: Date) => accept(duty, { by, now: at }),
  returnDistrict: (duty: Duty, at: Date) =>
    giveBack(duty, {
      ...returning,
      now: at,
      desk: 'district',
      returnDueOn: addDays(bangkokDay(at), 5),
    }),
  returnProvince: (duty: Duty, at: Date) =>
    giveBack(duty, {
      ...returning,
      now: at,
      desk: 'province',
      returnDueOn: addDays(bangkokDay(at), 5),
    }),
  waive: (duty: Duty, at: Date) => waive(duty, { by, now: at, reason: 'ยุบศูนย์' }),
  ask: (duty: Duty, at: Date) =>
    askExtension(duty, { by, now: at, dueOn: addDays(duty.dueOn, 9), reason: 'น้ำท่วม' }),
  grant: (duty: Duty, at: Date) =>
    decideExtension(duty, { by, now: at, grant: true, dueOn: addDays(duty.dueOn, 9), holidays }),
  refuse: (duty: Duty, at: Date) =>
    decideExtension(duty, { by, now: at, grant: false, dueOn: duty.dueOn, holidays }),
} as const;

const actNames = Object.keys(acts).filter((name): name is keyof typeof acts => name in acts);

function illegalities(before: Duty, next: Duty): string[] {
  const broken: string[] = [];
  const rule = (name: string, holds: boolean): void => void (holds || broken.push(name));
  rule('schema', dutySchema.safeParse(next).success);
  rule('a desk exactly while in review', (next.reviewAt !== null) === (next.state === 'inReview'));
  rule(
    'accepted only past the province',
    next.state !== 'accepted' || next.reachedProvinceAt !== null,
  );
  rule('accepted has its time', (next.acceptedAt !== null) === (next.state === 'accepted'));
  rule('waived has its reason', (next.waiver !== null) === (next.state === 'waived'));
  rule(
    'a return date only while returned or waived',
    next.returnDueOn === null || ['returned', 'waived'].includes(next.state),
  );
  rule('revisions never go back', next.revision >= before.revision);
  rule('sent has a sender', next.revision === 0 || next.submittedBy !== null);
  rule('accepted is the end', before.state !== 'accepted' || next.state === 'accepted');
  rule('waived is the end', before.state !== 'waived' || next.state === 'waived');
  rule(
    'the first arrival stays',
    before.reachedProvinceAt === null ||
      next.reachedProvinceAt?.getTime() === before.reachedProvinceAt.getTime(),
  );
  rule('the district is never later than the province', next.districtDueOn <= next.dueOn);
  rule('dates only move later', next.dueOn >= before.dueOn);
  rule(
    'somebody holds it unless it is over',
    (holderOf(next) === 'nobody') === ['accepted', 'waived'].includes(next.state),
  );
  return broken;
}

describe('any sequence of acts', () => {
  const step: fc.Arbitrary<Step> = fc.record({
    act: fc.constantFrom(...actNames),
    days: fc.integer({ min: 0, max: 12 }),
  });

  it('never reaches an illegal state, and refuses without changing anything', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let duty = todo;
        let at = now;
        for (const { act, days } of steps) {
          at = new Date(at.getTime() + days * 86_400_000);
          const frozen = Object.freeze(structuredClone(duty));
          const outcome = acts[act](frozen, at);
          if ('refused' in outcome) continue;
          expect(illegalities(duty, outcome.duty)).toEqual([]);
          duty = outcome.duty;
        }
      }),
      { numRuns: 500 },
    );
  });
});
