import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { addDays, atBangkok } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import {
  isSilenced,
  reminderPolicySchema,
  tidyPolicy,
  usualPolicy,
} from '#domain/policy/reminder-policy.ts';
import type { ReminderPolicy } from '#domain/policy/reminder-policy.ts';
import { isSendingIn, sendingAreas } from '#domain/policy/sending-areas.ts';
import { planDigests } from '#domain/reminders.ts';
import type { PlannedEntries } from '#domain/policy/ladder.ts';
import { calendar, dutyOf, grantsOf, holidays } from '../../support/world.ts';

const grading = dutyOf({ obligation: 'grading' });
const today: Day = '2024-12-18';
const friday: Day = '2024-12-20';
/** A policy with a wave on the due date only. */
const dueDayOnly = { waves: [0] } satisfies Partial<ReminderPolicy>;
const people = (['officer', 'head', 'province'] as const).map((id) => ({
  id,
  grants: grantsOf[id],
}));

function plan(of: {
  on: Day;
  since?: Day;
  policy?: Partial<ReminderPolicy>;
  unanswered?: PlannedEntries[];
}) {
  return planDigests({
    policy: { ...usualPolicy, ...of.policy },
    duties: [grading],
    people,
    holidays,
    now: atBangkok(of.on, '08:30'),
    since: of.since ?? '2024-12-17',
    publications: new Map([['chiang-rai-2568', '2024-12-06']]),
    unanswered: of.unanswered ?? [],
  });
}

const entry = { duty: grading.id, dueOn: grading.districtDueOn, wave: 0, escalatedFrom: null };
const silent = (person: string, day: Day): PlannedEntries => ({ person, day, entries: [entry] });

describe('the waves of a policy', () => {
  it('leave out the days that the province switched off', () => {
    const told = (waves: ReminderPolicy['waves']) =>
      plan({ on: today, policy: { waves } }).map(({ person }) => person);
    expect(told([...usualPolicy.waves])).toEqual(['officer', 'head']);
    expect(told([0])).toEqual(['officer']);
  });

  it('are stored in order, each once', () => {
    expect(tidyPolicy({ ...usualPolicy, waves: [3, 0, -7, 3] }).waves).toEqual([-7, 0, 3]);
  });
});

describe('the escalation of a policy', () => {
  const escalated = (of: Parameters<typeof plan>[0]) =>
    plan(of).flatMap(({ person, entries }) =>
      entries.flatMap(({ escalatedFrom }) =>
        escalatedFrom === null ? [] : [`${person} of ${escalatedFrom}`],
      ),
    );

  it('escalates to the head after the number of working days that the province chose, and not before', () => {
    const ladder = { escalateAfter: { officer: 2, districtHead: 1 } } as const;
    const policy = { ...dueDayOnly, ...ladder };
    const unanswered = [silent('officer', today)];
    expect(escalated({ on: '2024-12-19', since: today, policy, unanswered })).toEqual([]);
    expect(escalated({ on: friday, since: '2024-12-19', policy, unanswered })).toEqual([
      'head of officer',
    ]);
    expect(escalated({ on: '2024-12-23', since: friday, policy, unanswered })).toEqual([]);
  });

  it('counts the days of each level separately', () => {
    const policy = { escalateAfter: { officer: 1, districtHead: 3 } } as const;
    const unanswered = [silent('officer', today), silent('head', today)];
    expect(escalated({ on: '2024-12-19', since: today, policy, unanswered })).toEqual([
      'head of officer',
    ]);
    const monday = { on: '2024-12-23', since: friday, policy, unanswered } as const;
    expect(escalated(monday)).toEqual(['province of head']);
  });

  it('escalates the next morning when a morning was missed', () => {
    const unanswered = [silent('officer', today)];
    const policy = dueDayOnly;
    expect(escalated({ on: friday, since: today, policy, unanswered })).toEqual([
      'head of officer',
    ]);
  });
});

describe('a topic of a policy', () => {
  const muted = { mutes: [{ topic: 'terms' as const, until: friday }] };
  it.each([
    ['on', true, false],
    ['locked', false, false],
    ['off', true, true],
  ] as const)(
    '%s: silences a person who muted it (%s) and others (%s)',
    (rule, ofMuted, ofOthers) => {
      const policy = { topics: { ...usualPolicy.topics, terms: rule } };
      const of = { topic: 'terms', policy, today } as const;
      expect([isSilenced(muted, of), isSilenced({}, of)]).toEqual([ofMuted, ofOthers]);
    },
  );

  it('“others” switched off still escalates, so that a duty reaches a person', () => {
    const topics = { ...usualPolicy.topics, others: 'off' as const };
    const policy = { ...dueDayOnly, topics };
    expect(plan({ on: today, policy }).map(({ person }) => person)).toEqual(['officer']);
    const unanswered = [silent('officer', today)];
    const next = plan({ on: '2024-12-19', since: today, policy, unanswered });
    expect(next.map(({ person }) => person)).toEqual(['head']);
  });
});

describe('a reminder policy', () => {
  const isValid = (change: Partial<ReminderPolicy>) =>
    z.safeParse(reminderPolicySchema, { ...usualPolicy, ...change }).success;
  it('reminds on the due date, and begins the morning inside its window', () => {
    expect(isValid({})).toBe(true);
    expect(isValid({ waves: [-7] })).toBe(false);
    expect(isValid({ from: '09:00' })).toBe(false);
    expect(isValid({ from: '09:00', digestAt: '09:30' })).toBe(true);
  });
});

describe('the areas whose messages may be sent', () => {
  const late = { ...usualPolicy, from: '09:00', digestAt: '09:00', to: '18:00' } as const;
  const hold = { by: 'province', at: new Date(0), reason: 'ตรวจวันที่' };
  const rules = [{ id: '50', reminders: late }, { id: '51', hold }, { id: '52' }];
  const open = (time: string) => {
    const areas = sendingAreas(rules, { now: atBangkok(today, time), calendar });
    return (['50', '510101', '52', '57'] as const).filter((code) => isSendingIn(areas, code));
  };
  it.each([
    ['08:00', []],
    ['08:30', ['52', '57']],
    ['09:00', ['50', '52', '57']],
    ['16:30', ['50']],
    ['18:00', []],
  ])('at %s are %o', (time, places) => {
    expect(open(time)).toEqual(places);
  });
});

describe('an unanswered reminder', () => {
  const both = [...people, { id: 'both', grants: [...grantsOf.officer, ...grantsOf.province] }];
  const base = {
    policy: { ...usualPolicy, ...dueDayOnly },
    duties: [grading],
    people: both,
    holidays,
    publications: new Map([['chiang-rai-2568', '2024-12-06' as Day]]),
  };
  const climbed = (on: Day, missed: PlannedEntries) =>
    planDigests({
      ...base,
      now: atBangkok(on, '08:30'),
      since: addDays(on, -1),
      unanswered: [missed],
    }).filter(({ entries }) => entries.some(({ escalatedFrom }) => escalatedFrom !== null));

  it('escalates upwards only, also for a person who is officer and province', () => {
    const first = {
      ...silent('head', '2024-12-19'),
      entries: [{ ...entry, role: 'districtHead' as const }],
    };
    const toProvince = climbed('2024-12-20', first).filter(({ person }) => person === 'both');
    expect(toProvince.map(({ entries }) => entries.map(({ role }) => role))).toEqual([[null]]);
    const [again] = toProvince;
    if (!again) throw new Error('not told');
    expect(climbed('2024-12-23', again)).toEqual([]);
  });

  it('keeps the levels of its own morning when the policy changes', () => {
    const missed = {
      ...silent('officer', '2024-12-18'),
      escalates: { officer: '2024-12-19', districtHead: '2024-12-19' } as const,
    };
    const slower = { ...base.policy, escalateAfter: { officer: 3, districtHead: 3 } as const };
    const on = (day: Day) =>
      planDigests({
        ...base,
        policy: slower,
        now: atBangkok(day, '08:30'),
        since: addDays(day, -1),
        unanswered: [missed],
      })
        .flatMap(({ entries }) => entries)
        .filter(({ escalatedFrom }) => escalatedFrom !== null).length;
    expect(on('2024-12-19')).toBeGreaterThan(0);
    expect(on('2024-12-23')).toBe(0);
  });
});
