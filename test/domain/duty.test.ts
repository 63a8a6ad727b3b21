import type { Day } from '#domain/calendar.ts';
import { describe, expect, it } from 'vitest';
import { addDays, atBangkok, startOfDay } from '#domain/calendar.ts';
import {
  byUrgency,
  dueOnFor,
  assigneeOf,
  isOwed,
  standingOf,
  timeliness,
} from '#domain/duty/duty.ts';
import type { Duty, Extension } from '#domain/duty/duty.ts';
import { dutyOf } from '../support/world.ts';

const due: Day = '2024-12-25';
const endOfDay = (day: Day): Date => new Date(startOfDay(addDays(day, 1)).getTime() - 1);
const base = dutyOf({ obligation: 'grading' });
const extension: Extension = {
  state: 'granted',
  dueOn: '2024-12-30',
  originalDueOn: due,
  reason: 'น้ำท่วม',
  askedBy: 'officer',
  askedAt: atBangkok('2024-12-20', '10:00'),
  decidedBy: 'province',
  decidedAt: atBangkok('2024-12-20', '11:00'),
};
const justAfter = new Date(endOfDay(due).getTime() + 1);
const reached = (at: Date): Partial<Duty> => ({ state: 'accepted', reachedProvinceAt: at });

describe('the timeliness of a duty', () => {
  it.each<[string, Partial<Duty>, Date, string]>([
    ['before it opens', {}, atBangkok('2024-12-05', '23:59'), 'notOpen'],
    ['on the day it opens', {}, atBangkok('2024-12-06', '00:00'), 'open'],
    ['eight days before', {}, atBangkok('2024-12-17', '12:00'), 'open'],
    ['seven days before', {}, atBangkok('2024-12-18', '00:00'), 'dueSoon'],
    ['in the last millisecond of its day', {}, endOfDay(due), 'dueSoon'],
    ['a millisecond later', {}, justAfter, 'overdue'],
    ['returned and past the date', { state: 'returned' }, justAfter, 'overdue'],
    [
      'with the district and past the date',
      { state: 'inReview', reviewAt: 'district' },
      justAfter,
      'overdue',
    ],
    ['arrived in the last millisecond', reached(endOfDay(due)), justAfter, 'onTime'],
    ['arrived a millisecond later', reached(justAfter), justAfter, 'late'],
    [
      'returned after arriving in time',
      { ...reached(endOfDay(due)), state: 'returned' },
      atBangkok('2025-02-01', '09:00'),
      'onTime',
    ],
    ['waived, on any day', { state: 'waived' }, atBangkok('2025-02-01', '09:00'), 'waived'],
  ])('%s', (_when, change, now, word) => {
    expect(timeliness({ ...base, ...change }, { dueOn: due, now })).toBe(word);
  });

  it.each<[string, Date, Partial<Extension>, string]>([
    ['on time before the first date', endOfDay(due), {}, 'onTime'],
    ['on time by extension after it', justAfter, {}, 'onTimeExtended'],
    [
      'still on time by extension while another one is requested',
      justAfter,
      { state: 'asked' },
      'onTimeExtended',
    ],
    [
      'still on time by extension when another one was refused',
      justAfter,
      { state: 'refused' },
      'onTimeExtended',
    ],
    ['late after the granted date', new Date(endOfDay('2024-12-30').getTime() + 1), {}, 'late'],
  ])('gives an extended duty the state %s', (_what, at, change, word) => {
    const duty: Duty = {
      ...base,
      ...reached(at),
      dueOn: '2024-12-30',
      extension: { ...extension, ...change },
    };
    expect(timeliness(duty, { dueOn: duty.dueOn, now: at })).toBe(word);
  });
});

describe('the due date shown on a card', () => {
  it.each<[string, Partial<Duty>, 'worker' | 'head' | 'province', string]>([
    ['the district date for the worker who holds it', {}, 'worker', '2024-12-18'],
    ['the province date for the head', {}, 'head', due],
    ['the province date for the province', {}, 'province', due],
    [
      'the date of the return while it is returned',
      { state: 'returned', returnDueOn: '2025-01-08' },
      'worker',
      '2025-01-08',
    ],
    [
      'the province date for the head of a returned one',
      { state: 'returned', returnDueOn: '2025-01-08' },
      'head',
      due,
    ],
    [
      'the province date once the report was passed on',
      { state: 'inReview', reviewAt: 'district' },
      'worker',
      due,
    ],
  ])('%s', (_what, change, viewpoint, expected) => {
    expect(dueOnFor({ ...base, ...change }, viewpoint)).toBe(expected);
  });
});

describe('the state shown on a card', () => {
  const when = (day: Day) => ({ dueOn: due, now: atBangkok(day, '09:00') });

  it.each<[Partial<Duty>, Day, string]>([
    [{}, '2024-12-01', 'closed'],
    [{}, '2024-12-10', 'open'],
    [{}, '2024-12-20', 'due'],
    [{}, '2024-12-26', 'overdue'],
    [{ state: 'draft' }, '2024-12-20', 'draft'],
    [{ state: 'draft' }, '2024-12-26', 'overdue'],
    [{ state: 'returned' }, '2024-12-26', 'returned'],
    [{ state: 'inReview', reviewAt: 'district' }, '2024-12-26', 'review'],
    [{ state: 'accepted' }, '2024-12-26', 'done'],
    [{ state: 'waived' }, '2024-12-26', 'waived'],
  ])('for %o on %s is %s', (change, day, standing) => {
    expect(standingOf({ ...base, ...change }, when(day))).toBe(standing);
  });

  it('the order of cards puts the most urgent first and the earlier date before the later', () => {
    const placed = [
      { id: 'a', dueOn: due, standing: 'done' as const },
      { id: 'b', dueOn: due, standing: 'open' as const },
      { id: 'd', dueOn: due, standing: 'overdue' as const },
      { id: 'c', dueOn: '2024-12-01' as const, standing: 'overdue' as const },
    ];
    expect(placed.toSorted(byUrgency).map((duty) => duty.id)).toEqual(['c', 'd', 'b', 'a']);
  });
});

describe('the holder of a duty', () => {
  it.each<[Partial<Duty>, string, boolean]>([
    [{ state: 'todo' }, 'centre', true],
    [{ state: 'draft' }, 'centre', true],
    [{ state: 'returned' }, 'centre', true],
    [{ state: 'inReview', reviewAt: 'district' }, 'district', true],
    [{ state: 'inReview', reviewAt: 'province' }, 'province', false],
    [{ state: 'accepted' }, 'nobody', false],
    [{ state: 'waived' }, 'nobody', false],
  ])('for %o is %s', (change, holder, owed) => {
    const duty = { ...base, ...change };
    expect([assigneeOf(duty), isOwed(duty)]).toEqual([holder, owed]);
  });
});
