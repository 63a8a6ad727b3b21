import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar.ts';
import {
  forecastByDay,
  forecastByRole,
  forecastMornings,
  forecastOf,
} from '#domain/policy/forecast.ts';
import type { ForecastFacts } from '#domain/policy/forecast.ts';
import { usualPolicy } from '#domain/policy/reminder-policy.ts';
import type { ReminderPolicy } from '#domain/policy/reminder-policy.ts';
import { dutyOf, grantsOf, holidays } from '../../support/world.ts';
import type { Name } from '../../support/world.ts';

const grading = dutyOf({ obligation: 'grading' });
const of = (...names: Name[]) => names.map((id) => ({ id, grants: grantsOf[id] }));

/** The forecast is made on the evening of Tue 17 Dec. One grading is due at the district on the 18th. */
const facts: ForecastFacts = {
  duties: [grading],
  people: of('officer', 'head', 'province'),
  meetings: [],
  terms: [],
  groups: [],
  holidays,
  publications: new Map([['chiang-rai-2568', '2024-12-06']]),
  unanswered: [],
  silent: new Set(),
  since: '2024-12-17',
};

function told(more: Partial<ForecastFacts>, policy: Partial<ReminderPolicy> = {}) {
  const mornings = forecastMornings(
    { ...facts, ...more },
    { policy: { ...usualPolicy, ...policy } },
  );
  return { mornings, days: forecastByDay(mornings) };
}

const daysOf = (id: string, more: Partial<ForecastFacts>, policy?: Partial<ReminderPolicy>) =>
  forecastOf(id, told(more, policy).mornings).map(({ day }) => day);

describe('a forecast of reminders', () => {
  it('has each wave of a person on the working day on which the job sends it', () => {
    const noOthers = { topics: { ...usualPolicy.topics, summary: 'off' as const } };
    expect(daysOf('officer', {}, noOthers)).toEqual([
      '2024-12-18',
      '2024-12-19',
      '2024-12-23',
      '2024-12-25',
      '2025-01-02',
      '2025-01-08',
      '2025-01-15',
    ]);
  });

  it('adds the next level only for people who did not answer recently', () => {
    const escalated = (silent: ReadonlySet<string>) =>
      told({ silent }).mornings.flatMap(({ digests }) =>
        digests.flatMap(({ entries }) => entries.filter((entry) => entry.escalatedFrom)),
      ).length;
    expect(escalated(new Set())).toBe(0);
    expect(escalated(new Set(['officer']))).toBeGreaterThan(3);
  });

  it('counts one message for a person with several reasons in a morning, and each group member', () => {
    const meetings = [{ on: addDays('2024-12-18', 1), people: [{ id: 'officer' }, { id: 'm1' }] }];
    const { days } = told({ meetings, groups: [12, 8] });
    expect(days[0]).toEqual({
      day: '2024-12-18',
      people: 3,
      messages: 3,
      kinds: { digest: 2, meetings: 2, terms: 0, summary: 0, boards: 0 },
    });
    const monday = days.find(({ day }) => day === '2024-12-23');
    expect(monday?.kinds).toMatchObject({ boards: 20, summary: 2 });
    expect(monday?.messages).toBe(3 + 20);
  });

  it('leaves out a topic that is off and people who muted it', () => {
    const meetings = [
      {
        on: addDays('2024-12-18', 1),
        people: [
          { id: 'm1', mutes: [{ topic: 'meetings' as const, until: '2024-12-31' as const }] },
          { id: 'm2' },
        ],
      },
    ];
    const listeners = (rule: 'on' | 'off' | 'locked') =>
      told({ meetings }, { topics: { ...usualPolicy.topics, meetings: rule } }).days[0]?.kinds
        .meetings;
    expect([listeners('on'), listeners('off'), listeners('locked')]).toEqual([1, 0, 2]);
  });

  it('counts the end of a term once for each day on which it is announced', () => {
    const terms = [{ termTo: addDays('2024-12-20', 60), centre: grading }];
    const days = told({ terms }).days.filter(({ kinds }) => kinds.terms > 0);
    expect(days.map(({ day, kinds }) => [day, kinds.terms])).toEqual([['2024-12-20', 2]]);
  });

  it('groups people and messages by role', () => {
    const meetings = [{ on: addDays('2024-12-18', 1), people: [{ id: 'm1' }] }];
    const { mornings } = told({ meetings }, { waves: [0] });
    const roles = forecastByRole(mornings.slice(0, 1), facts.people);
    expect(roles).toEqual([
      { role: 'officer', people: 1, messages: 1 },
      { role: 'member', people: 1, messages: 1 },
    ]);
  });
});
