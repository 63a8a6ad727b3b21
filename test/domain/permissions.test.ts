import type { AreaCode } from '#domain/centre/centre.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionSchema, can, isWellFormed, primaryGrant } from '#domain/permissions.ts';
import type { Action, Grant, Subject } from '#domain/permissions.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { actor, dutyOf, grantsOf, names } from '../support/world.ts';
import type { Name } from '../support/world.ts';

/** Every kind of area and form, seen from the centre t570401 in district 5704. */
const subjects = {
  own: subjectOf(dutyOf({ centre: 't570401' })),
  ownMeeting: subjectOf(dutyOf({ centre: 't570401', obligation: 'committee-meeting' })),
  next: subjectOf(dutyOf({ centre: 't570402' })),
  nextMeeting: subjectOf(dutyOf({ centre: 't570402', obligation: 'committee-meeting' })),
  district: subjectOf(dutyOf({ centre: 'd5704' })),
  elsewhere: subjectOf(dutyOf({ centre: 't570101' })),
  otherDistrict: subjectOf(dutyOf({ centre: 'd5701' })),
  province: subjectOf(dutyOf({ centre: 'p57' })),
} satisfies Record<string, Subject>;
type Place = keyof typeof subjects;

const everywhere: Place[] = [
  'own',
  'ownMeeting',
  'next',
  'nextMeeting',
  'district',
  'elsewhere',
  'otherDistrict',
  'province',
];
const in5704: Place[] = ['own', 'ownMeeting', 'next', 'nextMeeting', 'district'];
const in5701: Place[] = ['elsewhere', 'otherDistrict'];
const t1: Place[] = ['own', 'ownMeeting'];
const t2: Place[] = ['next', 'nextMeeting'];

type Row = Partial<Record<Name, Place[]>>;
const readers: Row = {
  chair: t1,
  secretary: t1,
  member: t1,
  otherChair: t2,
  officer: t1,
  otherOfficer: t2,
  wideOfficer: in5704,
  head: in5704,
  otherHead: in5701,
  province: everywhere,
  secondProvince: everywhere,
};
const provinceOnly: Row = { province: everywhere, secondProvince: everywhere };
const headsOnly: Row = { head: in5704, otherHead: in5701 };
const fillers: Row = {
  officer: t1,
  otherOfficer: t2,
  wideOfficer: in5704,
  head: ['district'],
  otherHead: ['otherDistrict'],
  province: ['province'],
  secondProvince: ['province'],
};
const signers: Row = {
  chair: ['ownMeeting'],
  secretary: ['ownMeeting'],
  otherChair: ['nextMeeting'],
};

/** The whole matrix of who may do what, and where. Every other combination is refused. */
const matrix: Record<Action, Row> = {
  'centre.read': readers,
  'duty.read': readers,
  'phone.read': {
    officer: t1,
    otherOfficer: t2,
    wideOfficer: in5704,
    ...headsOnly,
    ...provinceOnly,
  },
  'duty.acknowledge': readers,
  'draft.write': { ...fillers, ...signers, member: ['ownMeeting'] },
  'duty.submit': { ...fillers, ...signers },
  'duty.forward': headsOnly,
  'duty.return': headsOnly,
  'duty.accept': provinceOnly,
  'duty.returnFromProvince': provinceOnly,
  'comment.reply': {
    ...fillers,
    ...signers,
    member: ['ownMeeting'],
    ...headsOnly,
    ...provinceOnly,
  },
  'meeting.plan': { ...fillers, chair: t1, secretary: t1, otherChair: t2 },
  'duty.askExtension': {
    officer: t1,
    otherOfficer: t2,
    wideOfficer: in5704,
    ...headsOnly,
  },
  'duty.extend': provinceOnly,
  // A district's own report has one date only.
  'duty.giveExtension': {
    head: [...t1, ...t2],
    otherHead: ['elsewhere'],
    ...provinceOnly,
  },
  'duty.waive': provinceOnly,
  'duty.chase': { ...headsOnly, ...provinceOnly },
  'duty.reopen': provinceOnly,
  'overview.read': {
    officer: t1,
    otherOfficer: t2,
    wideOfficer: in5704,
    ...headsOnly,
    ...provinceOnly,
  },
  // An invite without a role is refused to all people. The role cases are tested below.
  'people.invite': {},
  'people.change': {},
  'group.bind': { ...headsOnly, ...provinceOnly },
  'people.read': { ...headsOnly, ...provinceOnly, admin: everywhere },
  'people.edit': { ...headsOnly, ...provinceOnly, admin: everywhere },
  // A letter belongs to no centre, so it is tested below.
  'letter.read': {},
  'announcement.send': provinceOnly,
  'message.manage': { ...provinceOnly, admin: everywhere },
  'openData.manage': provinceOnly,
  'letter.edit': provinceOnly,
  'centre.edit': provinceOnly,
  'criteria.edit': provinceOnly,
  'settings.edit': { ...provinceOnly, admin: everywhere },
  'privacy.manage': provinceOnly,
  'privacy.answer': { ...provinceOnly, admin: everywhere },
  'office.edit': { ...headsOnly, ...provinceOnly, admin: everywhere },
  'export.read': { ...headsOnly, ...provinceOnly },
  'audit.read': { ...headsOnly, ...provinceOnly, admin: everywhere },
  'question.answer': {
    officer: t1,
    otherOfficer: t2,
    wideOfficer: in5704,
    ...headsOnly,
    ...provinceOnly,
  },
};

const cases = names.flatMap((name) => actionSchema.options.map((what) => ({ name, what })));

describe('the permissions', () => {
  it.each(cases)('follow the table for $name and $what', ({ name, what }) => {
    const allowed = everywhere.filter((place) => can(actor(name), what, subjects[place]));
    expect(allowed.toSorted()).toEqual((matrix[what][name] ?? []).toSorted());
  });
});

describe('a published letter', () => {
  const readers = (areaCode: AreaCode) =>
    names.filter((name) => can(actor(name), 'letter.read', { areaCode }));

  it('is read by people with a role in its area, and by no other person', () => {
    expect(readers('57')).toEqual(names.filter((name) => !['admin', 'stranger'].includes(name)));
    expect(readers('5704')).toEqual(
      names.filter((name) => grantsOf[name].some((held) => held.areaCode.startsWith('5704'))),
    );
    expect(readers('56')).toEqual([]);
  });
});

describe('the right to invite', () => {
  const roles = ['member', 'officer', 'districtHead', 'province', 'admin'] as const;
  const below = ['member', 'officer', 'districtHead'];

  it.each<[Name, AreaCode, string[]]>([
    ['head', '5704', below],
    ['head', '570401', below],
    ['head', '5701', []],
    ['head', '57', []],
    ['province', '5704', [...below, 'province']],
    ['admin', '57', [...roles]],
    ['officer', '570401', []],
    ['chair', '570401', []],
    ['stranger', '57', []],
  ])('lets the %s in %s give %s', (name, areaCode, expected) => {
    const given = roles.filter((role) => can(actor(name), 'people.invite', { areaCode, role }));
    expect(given).toEqual(expected);
  });

  it.each<[Grant['role'], AreaCode, string | null, boolean]>([
    ['member', '570401', 't570401', true],
    ['member', '570401', null, false],
    ['officer', '570401', null, true],
    ['officer', '5704', null, true],
    ['officer', '57', null, false],
    ['officer', '5704', 'd5704', false],
    ['districtHead', '5704', null, true],
    ['districtHead', '570401', null, false],
    ['districtHead', '57', null, false],
    ['province', '57', null, true],
    ['province', '5704', null, false],
    ['admin', '57', null, true],
    ['admin', '5704', null, false],
  ])(
    'judges whether a %s of %s with centre %s is well formed: %s',
    (role, areaCode, centre, expected) => {
      expect(isWellFormed({ role, areaCode, centre, seat: null })).toBe(expected);
    },
  );
});

describe('members of one centre', () => {
  const codes = fc.constantFrom('570401', '570402', '570101', '5704', '5701', '57');
  const subject = fc.record({
    areaCode: codes,
    centre: fc.constantFrom(
      't570402',
      't570101',
      'd5704',
      'd5701',
      'p57',
      't57040',
      't5704011',
      '',
    ),
    level: fc.constantFrom('tambon' as const, 'district' as const, 'province' as const),
    form: fc.constantFrom('meeting-report' as const, 'grading' as const),
    role: fc.constantFrom('member' as const, 'admin' as const),
  });

  it('never act on another centre, even in their own tambon', () => {
    fc.assert(
      fc.property(fc.constantFrom(...actionSchema.options), subject, (what, of) => {
        for (const name of ['chair', 'secretary', 'member'] as const)
          expect(can(actor(name), what, of)).toBe(false);
      }),
    );
  });

  it('have no access to items without a centre when they have no centre themselves', () => {
    const homeless: Grant = { role: 'member', areaCode: '570401', centre: null, seat: 'chair' };
    expect(
      actionSchema.options.filter((what) =>
        can({ person: 'x', grants: [homeless] }, what, { areaCode: '570401' }),
      ),
    ).toEqual([]);
  });
});

describe('a person with several roles', () => {
  it('may do what any of the roles allows, and sees what the highest role sees', () => {
    const grants = [...grantsOf.chair, ...grantsOf.otherOfficer];
    const both = { person: 'x', grants };
    expect(can(both, 'duty.submit', subjects.ownMeeting)).toBe(true);
    expect(can(both, 'duty.submit', subjects.next)).toBe(true);
    expect(can(both, 'duty.submit', subjects.own)).toBe(false);
    expect(primaryGrant(grants)?.role).toBe('officer');
    expect(primaryGrant([])).toBeNull();
  });
});
