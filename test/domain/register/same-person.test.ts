import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRegister } from '#domain/register/register.ts';
import type { Member } from '#domain/register/register.ts';

const centre = { centre: 't570401', areaCode: '570401' } as const;

interface Name {
  prefix: string;
  first: string;
  last: string;
}

interface Row {
  id: string;
  name: Name;
  sex?: 'male' | 'female';
}

function accepted(known: readonly Member[], rows: readonly Row[]): Member[] {
  const members = rows.map((row) => ({ position: 'chair', ...row }));
  const today = '2024-12-18';
  return applyRegister({ known, answers: { members }, under: 'o1', centre, today });
}

/** The rows of a register whose only row, linked to the account p1, was edited in place. */
function editedTo(before: Omit<Row, 'id'>, after: Omit<Row, 'id'>): Member[] {
  const [member] = accepted([], [{ id: 'r1', ...before }]);
  if (!member) throw new Error('no member');
  const known = [{ ...member, person: 'p1', linkedBy: 'officer' as const }];
  return accepted(known, [{ id: member.id, ...after }]);
}

const linkAfter = (before: Name, after: Name): string | null =>
  editedTo({ name: before }, { name: after }).find(({ until }) => until === null)?.person ?? null;

const name = (prefix: string, first: string, last = 'สมมุติ'): Name => ({ prefix, first, last });

describe('the account of a register row edited in place', () => {
  it.each([
    ['another rank', name('นาย', 'ภูผา'), name('ว่าที่ ร.ต.', 'ภูผา')],
    ['a wife’s prefix', name('น.ส.', 'จันทร์ดี'), name('นาง', 'จันทร์ดี')],
    ['a tone mark', name('นาง', 'จันทร์ดี'), name('นาง', 'จันทรดี')],
    ['one letter in each name', name('นาง', 'จันทร์ดี', 'สมมุติวงศ์'), name('นาง', 'จันทน์ดี', 'สมมุตวงศ์')],
    ['a second title', name('นาง', 'จันทร์ดี'), name('ดร.', 'จันทร์ดี')],
  ])('stays linked after a change of %s', (_change, before, after) => {
    expect(linkAfter(before, after)).toBe('p1');
  });

  it.each([
    ['another surname', name('นาย', 'สมชาย'), name('นาย', 'สมชาย', 'ทดลอง')],
    ['the prefix of the other sex', name('นาย', 'ดาว'), name('นาง', 'ดาว')],
    ['a rank of the other sex', name('นาย', 'อรุณ'), name('ร.ต.หญิง', 'อรุณ')],
    ['a short name like a brother’s', name('', 'มานะ'), name('', 'มานี')],
    ['a sister’s name of one other letter', name('นาง', 'บุญมา'), name('นาง', 'บุญมี')],
    ['a brother’s name of one other letter', name('นาย', 'สุรชัย'), name('นาย', 'สุรชาย')],
    ['another first name', name('นาง', 'จันทร์ดี'), name('นาง', 'ดาว')],
    ['three letters', name('นาง', 'จันทร์เพ็ญ'), name('นาง', 'จันทร์แรม')],
  ])('is not linked after a change to %s', (_change, before, after) => {
    expect(linkAfter(before, after)).toBeNull();
    expect(editedTo({ name: before }, { name: after }).map(({ person }) => person)).not.toContain(
      'p1',
    );
  });

  it('is not linked when only the box for the sex tells two people apart', () => {
    const one = { name: name('', 'อรุณ') };
    const rows = editedTo({ ...one, sex: 'male' }, { ...one, sex: 'female' });
    expect(rows.map(({ person }) => person)).toEqual([null]);
  });

  it('stays linked to its own row when two rows change places', () => {
    const rows = accepted(
      [],
      [
        { id: 'a', name: name('นาย', 'ภูผา') },
        { id: 'b', name: name('นาง', 'ดาว') },
      ],
    );
    const known = rows.map((row) => ({ ...row, person: row.first, linkedBy: 'officer' as const }));
    const swapped = accepted(
      known,
      known.map(({ id }, at) => ({ id, name: name('', known[1 - at]?.first ?? '') })),
    );
    expect(swapped.map(({ first, person }) => [first, person])).toEqual([
      ['ดาว', 'ดาว'],
      ['ภูผา', 'ภูผา'],
    ]);
  });

  it('stays linked only to a row of nearly the same name, with no prefix of the other sex', () => {
    const firsts = ['สมชาย', 'สมหญิง', 'จันทร์ดี', 'จันทรดี', 'มานะ', 'มานี', 'ดาว'];
    const lasts = ['สมมุติ', 'สมมุต', 'ทดลอง', 'ตัวอย่าง'];
    const prefixes = ['นาย', 'นาง', 'น.ส.', 'ดร.', 'ร.ต.', 'ร.ต.หญิง', ''];
    const any = fc.record({
      prefix: fc.constantFrom(...prefixes),
      first: fc.constantFrom(...firsts),
      last: fc.constantFrom(...lasts),
    });
    fc.assert(
      fc.property(any, any, (before, after) => {
        const isMan = ({ prefix }: Name) => prefix === 'นาย';
        const isWoman = ({ prefix }: Name) => ['นาง', 'น.ส.', 'ร.ต.หญิง'].includes(prefix);
        const clash = (isMan(before) && isWoman(after)) || (isWoman(before) && isMan(after));
        const marks = (text: string) => text.replace(/[\u0e31-\u0e4e]/g, '');
        const same =
          marks(before.first) === marks(after.first) && marks(before.last) === marks(after.last);
        const isLinked = linkAfter(before, after) === 'p1';
        const isSameName = before.first === after.first && before.last === after.last;
        expect({
          isLinkedToAnother: isLinked && (!same || clash),
          isLost: !isLinked && isSameName && !clash,
        }).toEqual({ isLinkedToAnother: false, isLost: false });
      }),
    );
  });
});
