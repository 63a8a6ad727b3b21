import type { Day } from '#domain/calendar.ts';
import { waves } from '#domain/reminder-waves.ts';
import { describe, expect, it } from 'vitest';
import { atBangkok, daySchema } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { previewMove } from '#domain/letter/date-preview.ts';
import { moveRounds } from '#domain/letter/dates.ts';
import type { RoundMove } from '#domain/letter/dates.ts';
import { dutyOf, grantsOf, holidays, letter, names, now } from '#test/support/world.ts';

const people = names.map((id) => ({ id, grants: grantsOf[id] }));
const grading = dutyOf({ obligation: 'grading' });
const later: RoundMove = {
  obligation: 'grading',
  round: 1,
  opensOn: '2024-12-06',
  dueOn: '2025-01-15',
};

function preview(
  duties: readonly Duty[],
  { move = later, at = now }: { move?: RoundMove; at?: Date } = {},
) {
  const outcome = moveRounds(letter, { moves: [move], now: at });
  if ('refused' in outcome) throw new Error(outcome.refused);
  return previewMove({ waves, rounds: outcome.rounds, duties, people, holidays, now: at });
}

describe('the preview of a moved date', () => {
  it('counts every duty once, by who holds it', () => {
    const places: Partial<Duty>[] = [
      { state: 'todo' },
      { state: 'draft' },
      { state: 'returned', revision: 1 },
      { state: 'inReview', reviewAt: 'district', revision: 1 },
      { state: 'inReview', reviewAt: 'province', reachedProvinceAt: now, revision: 1 },
      { state: 'accepted', reachedProvinceAt: now, revision: 1 },
      { state: 'waived' },
    ];
    const { duties } = preview(places.map((place) => ({ ...grading, ...place })));
    expect(duties).toEqual({
      total: 7,
      unsent: 2,
      returned: 1,
      atDistrict: 1,
      reached: 2,
      waived: 1,
    });
  });

  it('counts the late duties that become on time, without those that already were', () => {
    const reached = (on: Day): Duty => ({
      ...grading,
      state: 'accepted',
      reachedProvinceAt: atBangkok(on, '10:00'),
      judgedDueOn: grading.dueOn,
    });
    const at = atBangkok('2025-01-10', '09:00');
    const { changes } = preview([reached('2024-12-24'), reached('2024-12-26')], { at });
    expect(changes).toMatchObject({ lateNowOnTime: 1, noLongerOverdue: 0 });
  });

  it('counts as no longer overdue only overdue duties of the moved round', () => {
    const at = atBangkok('2024-12-26', '09:00');
    const other = dutyOf({ obligation: 'committee-register' });
    const reported: Duty = { ...grading, state: 'accepted', reachedProvinceAt: now };
    const { changes } = preview([grading, reported, other], { at });
    expect(changes.noLongerOverdue).toBe(1);
  });

  it('names its round by obligation and number', () => {
    const { rounds, reminders } = preview([grading]);
    expect(rounds.map((round) => round.key)).toEqual(['grading.1']);
    expect(reminders.map((reminder) => [reminder.key, reminder.who])).toEqual([
      ['grading.1', 'worker'],
      ['grading.1', 'head'],
    ]);
  });

  it('lists no tambon when only districts still owe the round', () => {
    const move: RoundMove = { ...later, obligation: 'plan-mission', dueOn: '2025-08-29' };
    const { reminders } = preview([dutyOf({ centre: 'd5704' }), grading], { move });
    expect(reminders.map((reminder) => reminder.who)).toEqual(['head']);
  });

  it('lists no reminder for a round that no centre owes any more', () => {
    expect(preview([{ ...grading, state: 'waived' }]).reminders).toEqual([]);
  });

  it('lists no reminder before the round opens, and one on the opening day', () => {
    const daysFrom = (opensOn: Day): string[][] =>
      preview([grading], { move: { ...later, opensOn } }).reminders.map(
        (reminder) => reminder.after.days,
      );
    const all = daysFrom('2024-12-06')[1] ?? [];
    const second = daySchema.parse(all[1]);
    expect(all.length).toBeGreaterThan(2);
    expect(daysFrom(second)[1]).toEqual(all.slice(1));
  });
});
