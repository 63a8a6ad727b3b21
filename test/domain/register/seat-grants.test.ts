import { describe, expect, it } from 'vitest';
import type { Grant } from '#domain/permissions.ts';
import { applyRegister } from '#domain/register/register.ts';
import type { Member } from '#domain/register/register.ts';
import { grantsAfterRegister } from '#domain/register/seat-grants.ts';

const at = { centre: 't570401', areaCode: '570401' } as const;
const chair = { role: 'member' as const, ...at, seat: 'chair' as const };
const elsewhere = { ...chair, centre: 't570402', areaCode: '570402' } as const;
const officer = { role: 'officer', areaCode: '570401', centre: null, seat: null } as const;

type Named = readonly [first: string, position: string];

function accepted(known: readonly Member[], ...names: readonly Named[]): Member[] {
  const members = names.map(([first, position], index) => ({
    id: `r${index}`,
    name: { prefix: 'นาง', first, last: 'สมมุติ' },
    position,
  }));
  return applyRegister({
    known,
    answers: { members },
    under: 'o1',
    centre: at,
    today: '2024-12-18',
  });
}

const committee = accepted([], ['ดาว', 'secretary'], ['แก้ว', 'member']);
const edit = (first: string, change: Partial<Member>): Member[] =>
  committee.map((member) => (member.first === first ? { ...member, ...change } : member));
const grantsIn = (register: readonly Member[], grants: readonly Grant[] = [chair]) =>
  grantsAfterRegister({ register, person: { id: 'p1', grants }, centre: at.centre });
const linked = { person: 'p1', linkedBy: 'officer' } as const;

describe('a person linked to a row of the accepted register', () => {
  it('gets the seat of the row', () => {
    const { member, grants } = grantsIn(edit('แก้ว', linked));
    expect(member?.first).toBe('แก้ว');
    expect(grants).toEqual([{ ...chair, seat: 'member' }]);
  });

  it('has the seat at this centre only: other centres and other roles stay unchanged', () => {
    const { grants } = grantsIn(edit('ดาว', linked), [chair, elsewhere, officer]);
    expect(grants).toEqual([{ ...chair, seat: 'secretary' }, elsewhere, officer]);
  });

  it('gets the new row when they become a member again', () => {
    const back = [
      ...edit('ดาว', { ...linked, until: '2025-01-01' }),
      ...accepted([], ['ดาว', 'chair']).map((row) => ({ ...row, id: 'again', ...linked })),
    ];
    expect(grantsIn(back).member?.id).toBe('again');
  });

  it('loses the grants of this centre and keeps the others after leaving', () => {
    const gone = edit('ดาว', { ...linked, until: '2025-01-01' });
    expect(grantsIn(gone, [chair, elsewhere])).toEqual({ member: null, grants: [elsewhere] });
  });
});

describe('a person without a link', () => {
  it('stays a member without a seat, even when a row has their name', () => {
    expect(grantsIn(committee)).toEqual({ member: null, grants: [{ ...chair, seat: null }] });
  });

  it('gets nothing from a row linked to another person', () => {
    const { grants } = grantsIn(edit('ดาว', { person: 'p2', linkedBy: 'officer' }));
    expect(grants).toEqual([{ ...chair, seat: null }]);
  });
});

describe('a link from a register row to a person', () => {
  const known = edit('ดาว', linked);

  it('is kept when the row comes with its id, or is the only one of its name', () => {
    const same = accepted(known, ['ดาว', 'chair'], ['แก้ว', 'member']);
    expect(same.find((row) => row.position === 'chair')?.person).toBe('p1');
  });

  it('is dropped when two rows have the name: it is unknown which of them is the person', () => {
    const rows = accepted(known, ['แก้ว', 'treasurer'], ['ดาว', 'chair'], ['ดาว', 'member']);
    expect(rows.map((row) => row.person)).toEqual(rows.map(() => null));
    expect(grantsIn(rows).grants).toEqual([{ ...chair, seat: null }]);
  });

  it('is dropped when a row of the same id has another first name and another seat', () => {
    const row = known.find((member) => member.first === 'ดาว');
    const members = [
      { id: row?.id, name: { prefix: 'นาง', first: 'ดาน', last: 'สมมุติ' }, position: 'chair' },
    ];
    const rows = applyRegister({
      known,
      answers: { members },
      under: 'o1',
      centre: at,
      today: '2024-12-18',
    });
    expect(rows.find((member) => member.first === 'ดาน')).toMatchObject({ person: null });
  });

  it('is dropped when the row has the name of a former member', () => {
    const gone = edit('ดาว', { ...linked, until: '2024-06-01' });
    const rows = accepted(gone, ['แก้ว', 'member'], ['ดาว', 'chair']);
    expect(rows.find((row) => row.first === 'ดาว')).toMatchObject({
      position: 'chair',
      person: null,
      linkedBy: null,
    });
  });
});
