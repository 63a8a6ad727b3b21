import { describe, expect, it } from 'vitest';
import { addDays, atBangkok } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { isMorning, usualPolicy } from '#domain/policy/reminder-policy.ts';
import { sendingAreas, isSendingAnywhere } from '#domain/policy/sending-areas.ts';
import { waves } from '#domain/reminder-waves.ts';
import { planDigests } from '#domain/reminders.ts';
import { calendar, dutyOf, grantsOf, holidays } from '../support/world.ts';

/** Faults of DHIS2’s deadline reminders. Each test shows what our reminders do instead. */
const grading = dutyOf({ obligation: 'grading' });
const other = dutyOf({ obligation: 'grading', centre: 't570402' });
const people = (['officer', 'otherOfficer', 'head', 'otherHead', 'province'] as const).map(
  (id) => ({
    id,
    grants: grantsOf[id],
  }),
);

function told(of: { on: Day; since?: Day; duties?: readonly Duty[] }) {
  return planDigests({
    policy: usualPolicy,
    duties: of.duties ?? [grading],
    people,
    holidays,
    now: atBangkok(of.on, '08:30'),
    since: of.since ?? addDays(of.on, -1),
    publications: new Map([['chiang-rai-2568', '2024-12-06']]),
    unanswered: [],
  });
}

const wavesTo = (person: string, of: Parameters<typeof told>[0]) =>
  told(of)
    .filter((digest) => digest.person === person)
    .flatMap(({ entries }) => entries.map(({ wave }) => wave));

describe('the five faults of DHIS2’s reminders', () => {
  it('date: a reminder counts from the person’s own due date, extended or returned, not from the end of a period', () => {
    expect(wavesTo('officer', { on: grading.districtDueOn })).toEqual([0]);
    expect(wavesTo('head', { on: grading.dueOn })).toEqual([0]);
    const extended = { ...grading, dueOn: '2025-01-15', districtDueOn: '2025-01-08' } as const;
    expect(wavesTo('officer', { on: '2024-12-18', duties: [extended] })).toEqual([]);
    expect(wavesTo('officer', { on: '2025-01-08', duties: [extended] })).toEqual([0]);
    const returned = { ...grading, state: 'returned', returnDueOn: '2024-12-27' } as const;
    expect(wavesTo('officer', { on: '2024-12-27', duties: [returned] })).toEqual([0]);
  });

  it('sign: a wave after the date is never sent before it', () => {
    const early: Day[] = [];
    for (let day: Day = '2024-12-06'; day < grading.dueOn; day = addDays(day, 1))
      if (wavesTo('head', { on: day }).some((wave) => wave > 0)) early.push(day);
    expect(early).toEqual([]);
    expect(waves.filter((wave) => wave > 0)).toEqual([1, 3, 7, 14, 21, 28]);
  });

  it('people: only people of the late place are reminded, not the contacts of every place', () => {
    const sent: Duty = { ...other, state: 'accepted' };
    const late = told({ on: '2024-12-19', duties: [grading, sent] });
    expect(late.map(({ person }) => person)).toEqual(['officer']);
  });

  it('downtime: a night or a week without a run loses no reminder', () => {
    expect(wavesTo('officer', { on: '2024-12-19', since: '2024-12-17' })).toEqual([1]);
    expect(wavesTo('officer', { on: '2024-12-26', since: '2024-12-17' })).toEqual([7]);
    expect(wavesTo('officer', { on: '2024-12-18', since: '2024-12-18' })).toEqual([]);
  });

  it('time: nothing is planned or sent at two in the night, on a weekend or a holiday', () => {
    const at = (day: Day, time: string) => ({ now: atBangkok(day, time), holidays, calendar });
    const isAwake = (day: Day, time: string) => [
      isMorning(usualPolicy, at(day, time)),
      isSendingAnywhere(sendingAreas([], at(day, time))),
    ];
    expect(isAwake('2024-12-18', '02:00')).toEqual([false, false]);
    expect(isAwake('2024-12-21', '09:00')).toEqual([false, false]);
    expect(isAwake('2025-01-01', '09:00')).toEqual([false, false]);
    expect(isAwake('2024-12-18', '08:30')).toEqual([true, true]);
  });
});
