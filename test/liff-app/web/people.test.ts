import { describe, expect, it } from 'vitest';
import { addressWith } from '#web/screens/people/directory/address.ts';
import { filterOf } from '#web/screens/people/directory/directory-filter.ts';
import { eventsOf } from '#web/screens/people/directory/events-of.ts';
import { placesText, rolesText } from '#web/screens/people/directory/person-texts.ts';
import {
  actionText,
  changeOf,
  sharesOf,
  unitsOf,
} from '#web/screens/people/hand-over/hand-over-choice.ts';
import type { Choice, HandOverData } from '#web/screens/people/hand-over/hand-over-choice.ts';
import { reasonText } from '#web/screens/people/hand-over/reason.ts';

type RoleView = HandOverData['roles'][number];
type AreaCode = RoleView['role']['areaCode'];
const open = (owed: number) => ({ owed, late: 0 });

function roleAt(areaCode: AreaCode, change: Partial<RoleView['role']> = {}): RoleView['role'] {
  const names: Record<string, string> = { '570401': 'ต.งิ้ว', '570402': 'ต.ปล้อง' };
  const areaName = names[areaCode] ?? 'อ.เทิง';
  return {
    role: 'officer',
    areaCode,
    areaName,
    centre: null,
    centreName: null,
    seat: null,
    ...change,
  };
}

function dataOf(roles: RoleView[]): HandOverData {
  return { person: { id: 'ดาว', name: 'ดาว' }, roles, others: [], drafts: 0, candidates: [] };
}

const tambons: RoleView['tambons'] = [
  { areaCode: '570401', name: 'ต.งิ้ว', open: open(4) },
  { areaCode: '570402', name: 'ต.ปล้อง', open: open(3) },
];
const district = dataOf([{ role: roleAt('5704'), open: open(7), tambons }]);
const twoTambons = dataOf([
  { role: roleAt('570401'), open: open(4), tambons: [] },
  { role: roleAt('570402'), open: open(3), tambons: [] },
]);
const stays: Choice = { allTo: '', exceptions: {}, leaves: false };
const officer = (areaCode: AreaCode) => ({ role: 'officer', areaCode, centre: null });

describe('the choice of successors', () => {
  it('divides the district of an officer into its tambons, and offers no committee seat', () => {
    const seat = roleAt('570401', { role: 'member', centre: 't570401', seat: 'chair' });
    const roles = [...district.roles, { role: seat, open: open(0), tambons: [] }];
    expect(unitsOf({ roles }).map(({ name }) => name)).toEqual(['ต.งิ้ว', 'ต.ปล้อง']);
  });

  it('sends a district with one successor as one part, and with two as parts by tambon', () => {
    const all = { ...stays, allTo: 'เมฆ' };
    expect(changeOf(district, all)).toEqual({
      parts: [{ from: officer('5704'), areaCode: '5704', to: 'เมฆ' }],
      ends: [],
    });
    const split = { ...all, exceptions: { 'officer 570402': 'แก้ว' } };
    expect(changeOf(district, split).parts.map(({ areaCode, to }) => [areaCode, to])).toEqual([
      ['570401', 'เมฆ'],
      ['570402', 'แก้ว'],
    ]);
  });

  it('leaves out an excluded area, and ends every role of a person who leaves', () => {
    const choice = { allTo: 'เมฆ', exceptions: { 'officer 570402': '' }, leaves: true };
    expect(changeOf(twoTambons, choice)).toEqual({
      parts: [{ from: officer('570401'), areaCode: '570401', to: 'เมฆ' }],
      ends: [officer('570401'), officer('570402')],
    });
    expect(sharesOf(unitsOf(twoTambons), choice)).toEqual([
      { to: 'เมฆ', owed: 4 },
      { to: '', owed: 3 },
    ]);
  });

  it('describes on the main button what will happen', () => {
    expect(actionText(twoTambons, { ...stays, allTo: 'เมฆ' })).toBe('โอนงาน');
    expect(actionText(twoTambons, { ...stays, leaves: true })).toBe('พ้นหน้าที่');
    const both = { ...stays, allTo: 'เมฆ', leaves: true };
    expect(actionText(twoTambons, both)).toBe('โอนงานและพ้นหน้าที่');
  });

  it('uses the typed reason only when no usual one is picked', () => {
    expect(reasonText({ picked: 'ลาออก', typed: 'ไม่ใช้' })).toBe('ลาออก');
    expect(reasonText({ picked: 'อื่น ๆ', typed: ' ไปเรียนต่อ ' })).toBe('ไปเรียนต่อ');
  });
});

describe('the messages that the system sent to a person', () => {
  const digest = (day: string, isAnswered = false) => ({
    kind: 'digest',
    state: 'sent',
    isAnswered,
    at: `2025-06-${day}T01:30:00.000Z`,
  });

  it('shows equal events in a row as one line with their dates, the newest line first', () => {
    const events = eventsOf({
      messages: [digest('16'), digest('13'), digest('12')],
      escalations: [{ to: 'province', at: '2025-06-17T01:30:00.000Z' }],
      changes: [{ action: 'join', at: '2025-05-30T02:00:00.000Z' }],
    });
    expect(events.map(({ dates, text }) => `${dates} ${text}`.replaceAll('\u00a0', ' '))).toEqual([
      '17 มิ.ย. ขึ้นมาที่จังหวัด',
      '12 13 16 มิ.ย. เตือนในสรุปเช้า',
      '30 พ.ค. เข้าร่วมด้วยรหัส',
    ]);
  });

  it('says that a reminder was answered or not sent', () => {
    const held = { ...digest('13'), state: 'held' };
    const events = eventsOf({
      messages: [digest('16', true), held],
      escalations: [],
      changes: [],
    });
    expect(events.map(({ text }) => text)).toEqual([
      'เตือนในสรุปเช้า รับทราบแล้ว',
      'เตือนในสรุปเช้า รอโควตา',
    ]);
  });
});

describe('the places of a person', () => {
  const inDistrict = (name: string) => roleAt('570401', { areaName: `${name} อ.เทิง` });

  it.each([
    [[roleAt('570401'), roleAt('570402')], 'ต.งิ้ว ต.ปล้อง'],
    [[inDistrict('ต.งิ้ว')], 'ต.งิ้ว อ.เทิง'],
    [[inDistrict('ต.งิ้ว'), inDistrict('ต.ปล้อง')], 'อ.เทิง 2 ตำบล'],
    [
      ['ต.งิ้ว', 'ต.ปล้อง', 'ต.เวียง'].map((areaName) => roleAt('570401', { areaName })),
      'ต.งิ้ว ต.ปล้อง และอีก 1 แห่ง',
    ],
  ])('are named briefly (%#)', (grants, expected) => {
    expect(placesText(grants)).toBe(expected);
    expect(rolesText(grants)).toBe('พัฒนากร');
  });
});

describe('the filter of people in the address', () => {
  it('ignores unknown values, and removes an empty value from the address', () => {
    const query = new URLSearchParams('role=king&reach=unreached&district=57x&used=week&q=งิ้ว');
    expect(filterOf(query)).toEqual({ query: 'งิ้ว', reach: 'unreached', activity: 'week' });
    const address = { path: '/app/people', query: new URLSearchParams('q=a&reach=friend') };
    expect(addressWith(address, { q: '' })).toBe('/app/people?reach=friend');
    expect(addressWith(address, { q: '', reach: '' })).toBe('/app/people');
  });
});
