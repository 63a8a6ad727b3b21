import { describe, expect, it } from 'vitest';
import { applyRegister } from '#domain/register/register.ts';
import type { Grant } from '#domain/permissions.ts';
import type { Member } from '#domain/register/register.ts';
import { grantsAfterRegister } from '#domain/register/seat-grants.ts';

const at = { centre: 't570401', areaCode: '570401' } as const;
const chair = { role: 'member' as const, ...at, seat: 'chair' as const };
const elsewhere = { ...chair, centre: 't570402', areaCode: '570402' } as const;
const officer = { role: 'officer', areaCode: '570401', centre: null, seat: null } as const;

function seated(...names: readonly (readonly [string, string])[]): Member[] {
  const members = names.map(([first, position], index) => ({
    id: `r${index}`,
    name: { prefix: 'นาง', first, last: 'สมมุติ' },
    position,
  }));
  const of = {
    known: [],
    answers: { members },
    under: 'o1',
    centre: at,
    today: '2024-12-18',
  } as const;
  return applyRegister(of);
}

const committee = seated(['ดาว', 'secretary'], ['แก้ว', 'member']);
const who = (name: string, grants: readonly Grant[] = [chair]) => ({ id: 'p1', name, grants });
const edit = (first: string, change: Partial<Member>): Member[] =>
  committee.map((member) => (member.first === first ? { ...member, ...change } : member));

describe('a person found in the accepted register', () => {
  it('keeps the row of an earlier link when LINE shows another name', () => {
    const linked = edit('แก้ว', { person: 'p1' });
    const found = grantsAfterRegister(linked, who('นางดาว สมมุติ'));
    expect(found.member?.first).toBe('แก้ว');
    expect(found.grants).toEqual([{ ...chair, seat: 'member' }]);
  });

  it('has the seat at this centre only: other centres and other roles stay as they are', () => {
    const found = grantsAfterRegister(committee, who('ดาว สมมุติ', [chair, elsewhere, officer]));
    expect(found.grants).toEqual([{ ...chair, seat: 'secretary' }, elsewhere, officer]);
  });

  it('gets the new row when they sit again after leaving', () => {
    const back = [
      ...edit('ดาว', { person: 'p1', until: '2025-01-01' }),
      ...seated(['ดาว', 'chair']).map((member) => ({ ...member, id: 'again', person: 'p1' })),
    ];
    expect(grantsAfterRegister(back, who('ใครก็ได้')).member?.id).toBe('again');
  });
});

describe('a name alone', () => {
  it('is not enough when two members have it', () => {
    const twice = seated(['ดาว', 'secretary'], ['ดาว', 'member']);
    expect(grantsAfterRegister(twice, who('ดาว สมมุติ'))).toEqual({ member: null, grants: [chair] });
  });

  it('is not enough for a row linked to another person', () => {
    const taken = edit('ดาว', { person: 'p2' });
    expect(grantsAfterRegister(taken, who('ดาว สมมุติ'))).toEqual({ member: null, grants: [chair] });
  });

  it('matches no member who has left', () => {
    const gone = edit('ดาว', { until: '2025-01-01' });
    expect(grantsAfterRegister(gone, who('ดาว สมมุติ')).member).toBeNull();
  });
});

it('a member who left loses the grants of this centre and keeps the others', () => {
  const gone = edit('ดาว', { person: 'p1', until: '2025-01-01' });
  const found = grantsAfterRegister(gone, who('ใครก็ได้', [chair, elsewhere]));
  expect(found).toEqual({ member: null, grants: [elsewhere] });
});
