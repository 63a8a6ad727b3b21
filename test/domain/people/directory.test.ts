import { describe, expect, it } from 'vitest';
import {
  activityBound,
  activityOf,
  countReach,
  findPeople,
  reachOf,
} from '#domain/people/directory.ts';
import { maskedPhone } from '#domain/people/phone.ts';
import { silentDaysOf } from '#domain/people/silence.ts';
import type { ListedPerson } from '#domain/people/directory.ts';
import {
  accessFigures,
  accessOf,
  findCentres,
  membersNotYet,
  unreachedAreas,
} from '#domain/people/not-yet.ts';
import type { PersonInArea, SittingRow } from '#domain/people/not-yet.ts';
import { areas, centres, grantsOf, now, personOf } from '#test/support/world.ts';

const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

describe('the reach of a person', () => {
  it.each([
    [true, null, 'friend'],
    [false, now, 'blocked'],
    [false, null, 'neverAdded'],
  ] as const)('for following %s since %s is %s', (following, followChangedAt, expected) => {
    expect(reachOf({ following, followChangedAt })).toBe(expected);
  });
});

describe('the last use of the system', () => {
  it.each([
    [0, 'week'],
    [6.9, 'week'],
    [7, 'month'],
    [29.9, 'month'],
    [30, 'longer'],
  ] as const)('%s days ago is shown as %s', (days, expected) => {
    expect(activityOf({ joinedAt: null, lastActiveAt: daysAgo(days) }, now)).toBe(expected);
  });

  it('includes joining, and is “longer ago” for a person who never did anything', () => {
    expect(activityOf({ joinedAt: daysAgo(1) }, now)).toBe('week');
    expect(activityOf({ joinedAt: null }, now)).toBe('longer');
    expect(activityBound(now)).toEqual(new Date(now.getTime() - 3_600_000));
  });
});

describe('the unanswered mornings of a person', () => {
  const digest = (days: number, answeredAt: Date | null = null) => ({
    sentAt: daysAgo(days),
    answeredAt,
  });

  it.each([
    ['no reminder', [], undefined, 0],
    ['only the reminder of today', [digest(0)], undefined, 0],
    [
      'three reminders without an answer',
      [digest(1), digest(2), digest(5), digest(0)],
      undefined,
      3,
    ],
    [
      'an answer to the one before the newest',
      [digest(1), digest(2, now), digest(3)],
      undefined,
      1,
    ],
    ['use of the system after the newest', [digest(1), digest(2)], daysAgo(0.5), 0],
    ['use of the system between them', [digest(1), digest(2)], daysAgo(1.5), 1],
  ])('are counted for %s', (_case, digests, lastActiveAt, expected) => {
    expect(silentDaysOf(digests, { lastActiveAt, now })).toBe(expected);
  });
});

describe('a phone number in the directory', () => {
  it.each([
    ['0812345678', '081-xxx-5678'],
    ['053123456', '053-xxx-456'],
    ['1669', 'xxx'],
  ])('%s is masked as %s', (phone, expected) => {
    expect(maskedPhone(phone)).toBe(expected);
  });
});

describe('the directory', () => {
  const listed = (id: string, change: Partial<ListedPerson>): ListedPerson => ({
    id,
    name: id,
    grants: grantsOf.officer,
    places: 'ต.งิ้ว',
    reach: 'friend',
    silentDays: 0,
    activity: 'week',
    ...change,
  });
  const people = [
    listed('ก', {}),
    listed('ข', { activity: 'longer' }),
    listed('ค', { reach: 'neverAdded', grants: grantsOf.otherHead }),
    listed('ง', { reach: 'blocked' }),
    listed('จ', { silentDays: 2, grants: grantsOf.otherHead }),
  ];

  it('lists blocked people first, then those who never added the account, then silent ones', () => {
    expect(findPeople(people, {}).map(({ id }) => id)).toEqual(['ง', 'ค', 'จ', 'ข', 'ก']);
    expect(countReach(people)).toEqual({ blocked: 1, neverAdded: 1, friend: 3, silent: 1 });
  });

  it.each([
    [{ query: 'ก' }, ['ก']],
    [{ query: 'ต. งิ้ว', reach: 'blocked' as const }, ['ง']],
    [{ role: 'districtHead' as const }, ['ค', 'จ']],
    [{ reach: 'silent' as const }, ['จ']],
    [{ reach: 'unreached' as const }, ['ง', 'ค']],
    [{ activity: 'longer' as const }, ['ข']],
    [{ sort: 'name' as const }, ['ก', 'ข', 'ค', 'ง', 'จ']],
    [{ sort: 'area' as const }, ['ค', 'จ', 'ก', 'ข', 'ง']],
    [{ sort: 'used' as const }, ['ข', 'ก', 'ค', 'ง', 'จ']],
    [{ district: '5704' as const }, ['ง', 'ข', 'ก']],
    [{ district: '5701' as const, role: 'officer' as const }, []],
  ])('shows a reader of %j only %j', (filter, expected) => {
    expect(findPeople(people, filter).map(({ id }) => id)).toEqual(expected);
  });
});

describe('the list of missing people', () => {
  const row = (id: string, change: Partial<SittingRow>): SittingRow => ({
    id,
    centre: 't570401',
    seatNo: Number(id.slice(1)),
    prefix: 'นาง',
    first: id,
    last: 'สมมุติ',
    position: 'member',
    person: null,
    ...change,
  });
  const rows = [
    row('m1', { person: 'chair', position: 'chair' }),
    row('m2', {}),
    row('m3', { position: 'secretary' }),
    row('m4', { person: 'gone' }),
  ];
  const committees = [
    {
      centre: 't570401',
      sitting: rows.length,
      accounts: ['chair', 'gone'],
      leaders: rows.filter(({ position }) => position !== 'member'),
    },
  ];
  const chair: PersonInArea = personOf('chair');
  const open = centres.filter(({ id }) => ['t570401', 't570402'].includes(id));

  it('counts seats, names the secretary first and lists centres without any reader first', () => {
    const all = accessOf({ centres: open, committees, people: [chair] });
    expect(all.map(({ centre, reached }) => [centre.id, reached])).toEqual([
      ['t570402', 0],
      ['t570401', 1],
    ]);
    expect(all[1]).toMatchObject({ sitting: 4, joined: 1, chair: 'friend', secretary: 'notYet' });
    expect(membersNotYet(rows, [chair]).map(({ id }) => id)).toEqual(['m3', 'm2', 'm4']);
    expect(all[0]).toMatchObject({ sitting: 0, joined: 0, chair: 'vacant' });
    expect(accessFigures(all)).toEqual({
      centres: 2,
      unreached: 1,
      noChair: 1,
      noSecretary: 2,
      sitting: 4,
      joined: 1,
    });
    expect(findCentres(all, { query: 'งิ้ว' })).toHaveLength(1);
    expect(findCentres(all, { district: '5701' })).toEqual([]);
  });

  it('tells a chair who blocked the account from one who never joined', () => {
    const blocked = { ...chair, following: false, followChangedAt: now };
    const all = accessOf({ centres: open, committees, people: [blocked] });
    expect(all.find(({ centre }) => centre.id === 't570401')).toMatchObject({
      chair: 'blocked',
      reached: 0,
    });
  });

  it.each<[string, PersonInArea[], string[]]>([
    ['without people', [], ['5701', '5704']],
    ['with an officer of one tambon', [personOf('officer')], ['5701', '570402']],
    ['with an officer of the district', [personOf('wideOfficer')], ['5701']],
    ['with a district head', [personOf('head')], ['5701', '570401', '570402']],
    ['with people of the province only', [personOf('province')], ['5701', '5704']],
    [
      'with an officer who blocked the account',
      [{ ...personOf('wideOfficer'), following: false }],
      ['5701', '5704'],
    ],
  ])('names the areas that no message reaches %s', (_case, people, expected) => {
    expect(unreachedAreas({ areas, people }).map(({ id }) => id)).toEqual(expected);
  });
});
