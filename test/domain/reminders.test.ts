import { usualPolicy } from '#domain/policy/reminder-policy.ts';
import { describe, expect, it } from 'vitest';
import { addDays, atBangkok } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { waveDay } from '#domain/reminder-waves.ts';
import { assignmentsOf, isStillDue, planDigests } from '#domain/reminders.ts';
import type { DigestEntry, PlannedEntries } from '#domain/policy/ladder.ts';
import type { Digest } from '#domain/reminders.ts';
import { dutyOf, grantsOf, holidays } from '../support/world.ts';
import type { Name } from '../support/world.ts';

const grading = dutyOf({ obligation: 'grading' });
const everybody: Name[] = [
  'officer',
  'head',
  'province',
  'chair',
  'otherOfficer',
  'otherHead',
  'admin',
];

function reachable(people: readonly Name[]) {
  return people.map((id) => ({ id, grants: grantsOf[id] }));
}

interface Plan {
  today: Day;
  since?: Day;
  duties?: Duty[];
  people?: Name[];
  publishedOn?: Day | null;
  unanswered?: PlannedEntries[];
  begun?: PlannedEntries[];
  daysOff?: ReadonlySet<Day>;
}

function plan(of: Plan): Digest[] {
  const publishedOn = of.publishedOn === undefined ? '2024-12-06' : of.publishedOn;
  return planDigests({
    policy: usualPolicy,
    duties: of.duties ?? [grading],
    people: reachable(of.people ?? everybody),
    holidays: of.daysOff ?? holidays,
    now: atBangkok(of.today, '08:30'),
    since: of.since ?? addDays(of.today, -1),
    publications: new Map(publishedOn ? [['chiang-rai-2568', publishedOn]] : []),
    unanswered: of.unanswered ?? [],
    ...(of.begun ? { begun: of.begun } : {}),
  });
}

/** The waves in each person’s digest, which most tests here compare. */
function wavesOf(digests: readonly Digest[]): Record<string, number[]> {
  return Object.fromEntries(
    digests.map((digest) => [digest.person, digest.entries.map((entry) => entry.wave)]),
  );
}

describe('the digests of a day', () => {
  it('on 18 Dec remind officers of today’s district date, and heads of 25 Dec in seven days', () => {
    expect(wavesOf(plan({ today: '2024-12-18' }))).toEqual({ officer: [0], head: [-7] });
  });

  it('remind heads of 24 Dec on the 9th, since fourteen days before is a holiday', () => {
    const moved: Duty[] = [{ ...grading, dueOn: '2024-12-24', districtDueOn: '2024-12-17' }];
    expect(waveDay({ dueOn: '2024-12-24', wave: -14 }, holidays)).toBe('2024-12-09');
    expect(
      wavesOf(plan({ today: '2024-12-09', since: '2024-12-06', duties: moved }))['head'],
    ).toEqual([-14]);
    expect(plan({ today: '2024-12-10', duties: moved })).toEqual([]);
    expect(
      wavesOf(plan({ today: '2024-12-11', since: '2024-12-09', duties: moved }))['head'],
    ).toBeUndefined();
  });

  it('join the waves of Sat 28 Dec and 1 Jan into one digest for heads on 2 Jan', () => {
    expect(plan({ today: '2024-12-28' })).toEqual([]);
    expect(plan({ today: '2025-01-01' })).toEqual([]);
    const late: Duty = {
      ...grading,
      id: `${grading.id}x`,
      dueOn: '2024-12-30',
      districtDueOn: '2024-12-30',
    };
    const digests = plan({ today: '2025-01-02', since: '2024-12-27', duties: [grading, late] });
    const head = digests.filter((digest) => digest.person === 'head');
    expect(head).toHaveLength(1);
    expect(head[0]?.entries).toEqual([
      { duty: grading.id, wave: 7, dueOn: '2024-12-25', escalatedFrom: null, role: 'districtHead' },
      { duty: late.id, wave: 3, dueOn: '2024-12-30', escalatedFrom: null, role: 'districtHead' },
    ]);
    expect(waveDay({ dueOn: '2024-12-25', wave: 3 }, holidays)).toBe('2025-01-02');
    expect(waveDay({ dueOn: '2024-12-25', wave: 7 }, holidays)).toBe('2025-01-02');
  });

  it('send only the newest wave, once, after a day of downtime', () => {
    const caughtUp = plan({ today: '2024-12-19', since: '2024-12-16' });
    expect(wavesOf(caughtUp)).toEqual({ officer: [1], head: [-7] });
    expect(wavesOf(plan({ today: '2024-12-19', since: '2024-12-18' }))['head']).toBeUndefined();
  });

  it('repeat nothing that an interrupted run had already planned', () => {
    const died = plan({ today: '2024-12-18' }).filter((digest) => digest.person === 'head');
    const next = plan({ today: '2024-12-19', since: '2024-12-17', begun: died });
    expect(wavesOf(next)).toEqual({ officer: [1] });
  });

  it('leave out rounds that are not open and letters that are not published', () => {
    const june = dutyOf({ obligation: 'progress-assessment' });
    const early: Duty = { ...june, opensOn: '2025-06-12' };
    expect(plan({ today: '2025-06-11', duties: [early] })).toEqual([]);
    expect(wavesOf(plan({ today: '2025-06-11', duties: [june] }))['head']).toEqual([-14]);
    expect(plan({ today: '2024-12-18', publishedOn: null })).toEqual([]);
    expect(plan({ today: '2024-12-18', publishedOn: '2024-12-19' })).toEqual([]);
    expect(plan({ today: '2024-12-18', publishedOn: '2024-12-18' })).not.toEqual([]);
  });

  it('are planned for a year without holidays', () => {
    expect(wavesOf(plan({ today: '2024-12-18', daysOff: new Set() }))['head']).toEqual([-7]);
  });

  it.each<[string, Partial<Duty>, Record<string, number[]>]>([
    ['accepted', { state: 'accepted' }, {}],
    ['waived', { state: 'waived' }, {}],
    ['with the province', { state: 'inReview', reviewAt: 'province' }, {}],
    ['with the district', { state: 'inReview', reviewAt: 'district' }, { head: [-7] }],
    ['a draft', { state: 'draft' }, { officer: [0], head: [-7] }],
  ])('reach the right people for a duty that is %s', (_state, change, expected) => {
    expect(wavesOf(plan({ today: '2024-12-18', duties: [{ ...grading, ...change }] }))).toEqual(
      expected,
    );
  });
});

describe('the recipients of a reminder', () => {
  const who = (duty: Duty, people: Name[]) =>
    assignmentsOf(duty, reachable(people)).map(
      (assignment) => `${assignment.person} ${assignment.viewpoint} ${assignment.dueOn}`,
    );

  it.each<[string, Name[], string[]]>([
    [
      'the officer and the head of the place',
      everybody,
      ['officer worker 2024-12-18', 'head head 2024-12-25'],
    ],
    [
      'the head by the earlier date, without an officer',
      ['head', 'province'],
      ['head worker 2024-12-18'],
    ],
    ['the officer alone, without a head', ['officer', 'province'], ['officer worker 2024-12-18']],
    [
      'the province, without people below',
      ['province', 'otherHead', 'otherOfficer'],
      ['province province 2024-12-25'],
    ],
    ['never a member', ['chair', 'member'], []],
    ['never the admin', ['admin'], []],
  ])('are %s', (_whom, people, expected) => {
    expect(who(grading, people)).toEqual(expected);
  });

  it('are the province’s people for its own centre', () => {
    expect(who(dutyOf({ centre: 'p57' }), everybody)).toEqual(['province worker 2025-09-30']);
  });

  it('leave out the head when the province returned a report that had arrived in time', () => {
    const returned: Duty = {
      ...grading,
      state: 'returned',
      reachedProvinceAt: atBangkok('2024-12-24', '10:00'),
      returnDueOn: '2025-01-08',
    };
    expect(who(returned, everybody)).toEqual(['officer worker 2025-01-08']);
    const backAtDistrict: Duty = {
      ...returned,
      state: 'inReview',
      reviewAt: 'district',
      returnDueOn: null,
    };
    expect(who(backAtDistrict, everybody)).toEqual(['head head 2024-12-25']);
  });

  it('stay the same at the time of sending when the duty has not changed', () => {
    const states: Partial<Duty>[] = [
      {},
      { state: 'draft' },
      { state: 'returned', returnDueOn: '2025-01-08' },
      { state: 'inReview', reviewAt: 'district' },
    ];
    const groups: Name[][] = [everybody, ['head', 'province'], ['province'], ['officer']];
    for (const centre of ['t570401', 'd5704', 'p57']) {
      for (const change of states) {
        for (const group of groups) {
          const duty = { ...dutyOf({ centre, obligation: 'committee-register' }), ...change };
          for (const { person, dueOn } of assignmentsOf(duty, reachable(group))) {
            const [one] = reachable(everybody.filter((name) => name === person));
            expect(one && isStillDue(duty, { person: one, dueOn }), `${person} ${centre}`).toBe(
              true,
            );
          }
        }
      }
    }
  });

  it.each<[string, Partial<Duty>, Name, Day]>([
    [
      'sent on to the district, for the officer',
      { state: 'inReview', reviewAt: 'district' },
      'officer',
      '2024-12-18',
    ],
    ['accepted', { state: 'accepted' }, 'head', '2024-12-25'],
    ['moved to another date', { dueOn: '2025-01-10' }, 'head', '2024-12-25'],
    ['another tambon’s', {}, 'otherOfficer', '2024-12-18'],
    ['a member’s', {}, 'chair', '2024-12-18'],
  ])('are empty after the duty is %s', (_why, change, name, dueOn) => {
    const [person] = reachable([name]);
    expect(person && isStillDue({ ...grading, ...change }, { person, dueOn })).toBe(false);
  });
});

describe('an unanswered digest', () => {
  const unanswered = (person: Name, entry: Partial<DigestEntry> = {}): PlannedEntries[] => [
    {
      person,
      day: '2024-12-18',
      entries: [{ duty: grading.id, wave: 0, dueOn: '2024-12-18', ...entry }],
    },
  ];
  const climbs = (of: Partial<Plan> & { unanswered: PlannedEntries[] }) =>
    plan({ today: '2024-12-19', people: ['officer', 'head', 'province'], ...of }).flatMap(
      (digest) =>
        digest.entries
          .filter((entry) => entry.escalatedFrom)
          .map((entry) => `${digest.person} from ${entry.escalatedFrom} by ${entry.dueOn}`),
    );

  it('escalates to the head, who sees the date of the province', () => {
    expect(climbs({ unanswered: unanswered('officer') })).toEqual([
      'head from officer by 2024-12-25',
    ]);
  });

  it('escalates from the head to the province, and skips a level without people', () => {
    expect(climbs({ unanswered: unanswered('head') })).toEqual([
      'province from head by 2024-12-25',
    ]);
    expect(climbs({ unanswered: unanswered('officer'), people: ['officer', 'province'] })).toEqual([
      'province from officer by 2024-12-25',
    ]);
  });

  it('does not escalate while the duty is due in more than three days', () => {
    expect(climbs({ unanswered: unanswered('officer', { dueOn: '2024-12-23' }) })).toEqual([]);
    expect(climbs({ unanswered: unanswered('officer', { dueOn: '2024-12-22' }) })).toHaveLength(1);
  });

  it('does not escalate after it is done, and never past the province', () => {
    const done: Duty[] = [{ ...grading, state: 'accepted' }];
    expect(climbs({ unanswered: unanswered('officer'), duties: done })).toEqual([]);
    expect(climbs({ unanswered: unanswered('province') })).toEqual([]);
  });

  it('escalates into the head’s own entry when the head has a wave for the duty that day', () => {
    const digests = plan({
      today: '2024-12-24',
      people: ['officer', 'head'],
      unanswered: unanswered('officer'),
    });
    expect(digests.find((digest) => digest.person === 'head')?.entries).toEqual([
      {
        duty: grading.id,
        wave: -1,
        dueOn: '2024-12-25',
        escalatedFrom: null,
        role: 'districtHead',
      },
    ]);
  });
});
