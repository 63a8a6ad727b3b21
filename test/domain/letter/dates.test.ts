import type { Day } from '#domain/calendar.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, atBangkok } from '#domain/calendar.ts';
import { previewMove } from '#domain/letter/date-preview.ts';
import { dutySchema, timeliness } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { moveDuty, moveRounds, roundsOf } from '#domain/letter/dates.ts';
import type { MovedRound, RoundMove } from '#domain/letter/dates.ts';
import { waveDay, waves } from '#domain/reminder-waves.ts';
import type { Reachable } from '#domain/policy/ladder.ts';
import { duties, dutyOf, grantsOf, holidays, letter, names, now } from '#test/support/world.ts';

const grading = dutyOf({ obligation: 'grading' });
const to = (dueOn: Day, opensOn: Day = '2024-12-06'): RoundMove => ({
  obligation: 'grading',
  round: 1,
  opensOn,
  dueOn,
});

function moved(
  moves: readonly RoundMove[],
  at = now,
): { letter: typeof letter; rounds: MovedRound[] } {
  const outcome = moveRounds(letter, { moves, now: at });
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome;
}
const roundOf = (of: typeof letter) =>
  roundsOf(of).find(({ obligation, round }) => obligation.id === 'grading' && round.no === 1)
    ?.round;
const move = (duty: Duty, dueOn: Day, at = now): Duty =>
  moveDuty(duty, {
    round: { opensOn: duty.opensOn, dueOn, dateBasis: 'province' },
    now: at,
    holidays,
  });

describe('a round that is moved', () => {
  it('remembers its published dates, and counts as unmoved when moved back', () => {
    const once = moved([to('2025-01-15')]).letter;
    expect(roundOf(once)).toEqual({
      no: 1,
      opensOn: '2024-12-06',
      dueOn: '2025-01-15',
      dateBasis: 'province',
      movedFrom: { opensOn: '2024-12-06', dueOn: '2024-12-25', dateBasis: 'letter' },
    });
    const back = moveRounds(once, { moves: [to('2024-12-25')], now });
    expect('letter' in back && back.letter).toEqual(letter);
  });

  it('ignores a move to the date that it already has', () => {
    expect(moved([to('2024-12-25')]).rounds).toEqual([]);
  });

  it.each<[string, RoundMove, string]>([
    ['a round the letter does not have', { ...to('2025-01-15'), round: 3 }, 'not-found'],
    ['to before it opens', to('2025-01-15', '2025-01-16'), 'date-order'],
    ['into the past', to('2024-12-17'), 'date-in-past'],
  ])('is refused: %s', (_what, one, refused) => {
    expect(moveRounds(letter, { moves: [one], now })).toEqual({ refused });
  });
});

describe('a duty whose round is moved', () => {
  const extended = (dueOn: Day): Partial<Duty> => ({
    dueOn,
    extension: {
      state: 'granted',
      dueOn,
      originalDueOn: '2024-12-25',
      reason: 'น้ำท่วม',
      askedBy: 'officer',
      askedAt: now,
      decidedBy: 'province',
      decidedAt: now,
    },
  });
  const reached = (on: Day, judgedDueOn: Day = '2024-12-25'): Partial<Duty> => ({
    state: 'accepted',
    reachedProvinceAt: atBangkok(on, '10:00'),
    judgedDueOn,
  });
  const word = (duty: Duty) =>
    timeliness(duty, { dueOn: duty.dueOn, now: atBangkok('2025-02-03', '09:00') });

  it('moves its district date and its province date', () => {
    const next = move(grading, '2025-01-15');
    expect([next.dueOn, next.districtDueOn, next.dateBasis]).toEqual([
      '2025-01-15',
      '2025-01-08',
      'province',
    ]);
  });

  it('keeps a later extension, which then counts from the new date', () => {
    const later = dutyOf({ obligation: 'grading' }, extended('2025-01-20'));
    expect(move(later, '2025-01-10')).toMatchObject({
      dueOn: '2025-01-20',
      extension: { originalDueOn: '2025-01-10' },
    });
    expect(move(later, '2025-01-31').dueOn).toBe('2025-01-31');
  });

  it('never becomes late once it reached the province, and may become on time', () => {
    const inTime = dutyOf({ obligation: 'grading' }, reached('2024-12-24'));
    const late = dutyOf({ obligation: 'grading' }, reached('2024-12-27'));
    expect([word(inTime), word(move(inTime, '2024-12-20'))]).toEqual(['onTime', 'onTime']);
    expect([word(late), word(move(late, '2024-12-30')), word(move(late, '2024-12-26'))]).toEqual([
      'late',
      'onTime',
      'late',
    ]);
    expect(word(move(move(late, '2024-12-30'), '2024-12-26'))).toBe('late');
  });

  it('keeps the date a reviewer set with a return', () => {
    const returned = dutyOf(
      { obligation: 'grading' },
      { state: 'returned', returnDueOn: '2024-12-23' },
    );
    expect(move(returned, '2025-01-31').returnDueOn).toBe('2024-12-23');
  });

  const dayAhead = fc.integer({ min: 0, max: 120 }).map((more) => addDays('2024-12-18', more));
  const anyDuty = fc
    .record({
      state: fc.constantFrom('todo', 'draft', 'returned', 'inReview', 'accepted', 'waived'),
      reachedOn: fc.option(dayAhead, { nil: null }),
      extendedTo: fc.option(dayAhead, { nil: null }),
      level: fc.constantFrom('t570401', 'd5704'),
    })
    .map(({ state, reachedOn, extendedTo, level }): Duty => {
      const base = dutyOf({ obligation: 'committee-register', centre: level });
      const more = extendedTo !== null && extendedTo > base.dueOn ? extended(extendedTo) : {};
      const dueOn = more.dueOn ?? base.dueOn;
      return {
        ...base,
        ...more,
        state,
        reviewAt: state === 'inReview' ? 'province' : null,
        ...(reachedOn === null
          ? {}
          : { reachedProvinceAt: atBangkok(reachedOn, '10:00'), judgedDueOn: dueOn }),
      };
    });

  it('has the same dates after two moves as after one move to the last date', () => {
    fc.assert(
      fc.property(anyDuty, dayAhead, dayAhead, (duty, first, last) => {
        const once = move(duty, last);
        const twice = move(move(duty, first), last);
        // Moving away and back sets the district’s date again, and never in the past.
        const same = once.dueOn === duty.dueOn ? { districtDueOn: once.districtDueOn } : {};
        expect({ ...twice, ...same }).toEqual(once);
        expect(dutySchema.safeParse(once).success).toBe(true);
      }),
    );
  });

  it('never becomes late when it was on time, and keeps its extension', () => {
    fc.assert(
      fc.property(anyDuty, dayAhead, (duty, dueOn) => {
        const next = move(duty, dueOn);
        const turnedLate =
          duty.reachedProvinceAt !== null && word(duty) !== 'late' && word(next) === 'late';
        const cut = duty.extension !== null && next.dueOn < duty.extension.dueOn;
        expect([turnedLate, cut, next.dueOn < dueOn]).toEqual([false, false, false]);
      }),
    );
  });
});

describe('the preview of a move', () => {
  const people = names.map((id) => ({ id, grants: grantsOf[id] }));
  const of = (
    dueOn: Day,
    change: (duty: Duty) => Partial<Duty> = () => ({}),
    others: readonly Reachable[] = [],
  ) =>
    previewMove({
      waves,
      rounds: moved([to(dueOn)]).rounds,
      duties: duties
        .filter((duty) => duty.obligation === 'grading' && duty.round === 1)
        .map((duty) => ({ ...duty, ...change(duty) })),
      people: [...people, ...others],
      holidays,
      now,
    });

  it('counts a person with two roles once, in the wider one', () => {
    const grants = [...grantsOf.officer, ...grantsOf.head];
    const { people: count } = of('2025-01-15', () => ({}), [{ id: 'both', grants }]);
    expect(count.total).toBe(count.workers + count.heads + count.province);
    const without = of('2025-01-15').people;
    expect([count.workers, count.heads]).toEqual([without.workers, without.heads + 1]);
  });

  it('counts duties by who holds them, and the districts and people affected, with roles', () => {
    const seen = of('2025-01-15', (duty) =>
      duty.centre === 't570401'
        ? { state: 'accepted', reachedProvinceAt: now, judgedDueOn: '2024-12-25' }
        : {},
    );
    expect(seen.duties).toEqual({
      total: 3,
      unsent: 2,
      returned: 0,
      atDistrict: 0,
      reached: 1,
      waived: 0,
    });
    expect(seen.districts).toEqual([
      { name: 'เทิง', count: 1 },
      { name: 'เมืองเชียงราย', count: 1 },
    ]);
    expect(seen.people).toEqual({ total: 4, workers: 3, heads: 1, province: 0 });
    expect(seen.rounds).toMatchObject([
      {
        clause: '4',
        title: 'ประเมินระดับ ครั้งที่ 1',
        before: { dueOn: '2024-12-25' },
        after: { dueOn: '2025-01-15' },
      },
    ]);
  });

  it('lists the mornings that lose or gain a reminder, with their dates', () => {
    const [worker, head] = of('2025-01-15').reminders;
    expect(worker).toMatchObject({
      who: 'worker',
      before: { dueOn: '2024-12-18' },
      after: { dueOn: '2025-01-08' },
    });
    expect(head?.before.dropped).toEqual([
      '2024-12-20',
      '2024-12-24',
      '2024-12-25',
      '2024-12-26',
      '2025-01-02',
    ]);
    const expected = waves.map((wave) => waveDay({ dueOn: '2025-01-15', wave }, holidays));
    expect(head?.after.days).toEqual([...new Set(expected)].filter((on) => on > '2024-12-18'));
  });

  it('counts duties no longer late, those with an extension and those with a request', () => {
    const later = atBangkok('2024-12-27', '09:00');
    const rounds = moved([to('2025-01-15')], later).rounds;
    const mine = duties.filter((duty) => duty.obligation === 'grading' && duty.round === 1);
    const asked = {
      state: 'asked',
      dueOn: '2025-02-01',
      originalDueOn: '2024-12-25',
      reason: '',
      askedBy: '',
      askedAt: now,
      decidedBy: null,
      decidedAt: null,
    } as const;
    const seen = previewMove({
      waves,
      rounds,
      duties: mine.map((duty, at) =>
        at === 0
          ? { ...duty, extension: asked }
          : at === 1
            ? {
                ...duty,
                dueOn: '2025-01-31',
                extension: { ...asked, state: 'granted' as const, dueOn: '2025-01-31' },
              }
            : duty,
      ),
      people,
      holidays,
      now: later,
    });
    expect(seen.changes).toEqual({
      keptByExtension: 1,
      noLongerOverdue: 2,
      lateNowOnTime: 0,
      extensionsAsked: 1,
    });
  });
});
