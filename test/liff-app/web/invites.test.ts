import { describe, expect, it } from 'vitest';
import { pathOf } from '#web/parts/qr-path.ts';
import {
  findInvites,
  lineShareUrl,
  shareText,
  stateOf,
} from '#web/screens/people/invites/invite-labels.ts';
import type { Invite } from '#web/screens/people/invites/invite-labels.ts';
import {
  countOf,
  districtsFor,
  emptyDraft,
  placesOf,
  wholeDistrictKey,
  wrongIn,
} from '#web/screens/people/invites/invite-order.ts';
import type { Place } from '#web/screens/people/invites/invite-order.ts';
import {
  countInDistrict,
  invitesToPrint,
  sheetOfOne,
  sheetsOfDistrict,
} from '#web/screens/people/invites/sheet-choice.ts';

const now = '2024-12-18T02:00:00.000Z';

function inviteFor(areaCode: '570401' | '570402' | '570601', change: Partial<Invite> = {}): Invite {
  return {
    code: `ABCD${areaCode.slice(2)}`,
    url: 'https://liff.line.me/1-a/join/ABCD2345',
    grant: {
      role: 'member',
      areaCode,
      areaName: 'ต.งิ้ว',
      centre: `t${areaCode}`,
      centreName: 'ศอช.ต.งิ้ว',
      seat: null,
    },
    place: { name: 'ศอช.ต.งิ้ว', district: 'อ.เทิง' },
    personName: null,
    rowName: null,
    note: '',
    by: null,
    createdAt: now,
    expiresAt: '2025-01-17T02:00:00.000Z',
    uses: 5,
    used: 0,
    state: 'open',
    takenBy: [],
    ...change,
  };
}

function queryOf(href: string): URLSearchParams {
  return new URL(href, 'http://127.0.0.1').searchParams;
}

describe('the invite sheets to print', () => {
  const first = inviteFor('570401');
  const second = inviteFor('570402', { createdAt: '2024-12-19T02:00:00.000Z' });
  const ended = inviteFor('570401', { code: 'ENDED234', state: 'revoked' });
  const elsewhere = inviteFor('570601');
  const all = [elsewhere, second, ended, first];

  it('cover the usable codes of a district, in the order of the area numbers', () => {
    expect(invitesToPrint(all, queryOf(sheetsOfDistrict(second)))).toEqual([first, second]);
    expect(countInDistrict(all, second)).toBe(2);
  });

  it('can be one sheet for one code, whose address does not contain the code', () => {
    expect(invitesToPrint(all, queryOf(sheetOfOne(second)))).toEqual([second]);
    expect(sheetOfOne(second)).not.toContain(second.code);
  });
});

describe('the list of invite codes', () => {
  it('is searched by place, district and code, with or without the space', () => {
    const invite = inviteFor('570401');
    const found = (words: string) => findInvites([invite], { filter: 'all', words }).length;
    expect(['งิ้ว', 'อ.เทิง', 'abcd 0401', 'พาน'].map(found)).toEqual([1, 1, 1, 0]);
  });

  it('is filtered into usable codes and ended ones', () => {
    const [open, gone] = [inviteFor('570401'), inviteFor('570402', { state: 'expired' })];
    expect(findInvites([open, gone], { filter: 'usable', words: '' })).toEqual([open]);
    expect(findInvites([open, gone], { filter: 'ended', words: '' })).toEqual([gone]);
  });

  it('counts the days that a code has left', () => {
    const soon = (expiresAt: string) => stateOf({ state: 'endsSoon', expiresAt }, now).label;
    expect(soon('2024-12-20T05:00:00.000Z')).toBe('อีก 2 วัน');
    expect(soon('2024-12-18T05:00:00.000Z')).toBe('หมดอายุภายใน 1 วัน');
  });

  it('shares role, place with district, link, code and last day', () => {
    const text = shareText(inviteFor('570401', { code: 'ABCD2345' }));
    expect(text).toContain('กรรมการ ศอช.ต.งิ้ว อ.เทิง');
    expect(text).toContain('https://liff.line.me/1-a/join/ABCD2345');
    expect(text).toContain('ABCD 2345');
    expect(text).toContain('17 ม.ค. 2568');
    expect(new URL(lineShareUrl(text)).searchParams.get('text')).toBe(text);
  });
});

describe('the form for making a code', () => {
  const tambon = (areaCode: '570401' | '570402', name: string): Place => ({
    areaCode,
    centre: `t${areaCode}`,
    name,
    district: 'อ.เทิง',
    roles: ['member'],
  });
  const district: Place = {
    areaCode: '5704',
    centre: null,
    name: 'อ.เทิง',
    district: '',
    roles: ['officer', 'districtHead'],
  };
  const places = [district, tambon('570401', 'ศอช.ต.เวียง'), tambon('570402', 'ศอช.ต.งิ้ว')];

  it('offers every tambon of a district in one request', () => {
    const [group] = districtsFor(places, 'member');
    const place = group ? wholeDistrictKey(group) : '';
    const draft = { ...emptyDraft(places), place, uses: '' };
    expect(group?.name).toBe('อ.เทิง');
    expect(placesOf(places, draft).map(({ centre }) => centre)).toEqual(['t570401', 't570402']);
    expect(wrongIn(draft, places)).toEqual({});
  });

  it('refuses a missing place and numbers outside the limits', () => {
    const draft = { ...emptyDraft(places), uses: '51', days: '0' };
    expect(Object.keys(wrongIn(draft, places)).toSorted()).toEqual(['days', 'place', 'uses']);
    expect(Object.keys(wrongIn({ ...draft, place: '570401 t570401', uses: '' }, places))).toContain(
      'uses',
    );
  });

  it.each([
    ['1', 1],
    [' 50 ', 50],
    ['51', null],
    ['0', null],
    ['2.5', null],
    ['', null],
  ])('reads the number %j as %j', (text, count) => {
    expect(countOf(text, 50)).toBe(count);
  });
});

describe('the drawing of a QR code', () => {
  it('has one rectangle for each run of dark modules, and a white margin of four modules', () => {
    const rows = ['##.', '...', '.##'];
    const path = pathOf(3, (row, column) => rows[row]?.[column] === '#');
    expect(path).toBe('M4 4h2v1h-2zM5 6h2v1h-2z');
  });
});
