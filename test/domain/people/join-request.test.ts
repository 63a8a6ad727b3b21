import { describe, expect, it } from 'vitest';
import { checkRegister } from '#domain/people/join-request.ts';
import { nameKey } from '#domain/register/register.ts';

interface Details {
  prefix?: string;
  person?: string;
  phone?: string;
}
const row = (id: string, name: string, of: Details = {}) => {
  const [first = '', last = ''] = name.split(' ');
  const { prefix = '', person = null, phone = null } = of;
  return { id, prefix, sex: null, nameKey: nameKey({ first, last }), phone, person };
};
const rows = [
  row('1', 'แสงเดือน ทดลอง', { phone: '0891112210' }),
  row('2', 'ปั้น ทดลอง', { person: 'p1' }),
  row('7', 'คำเปง สมมุติ'),
];
const check = (name: string, phone: string | null = null) => checkRegister({ name, phone }, rows);

describe('the check of a request against the register', () => {
  it('finds a free row of the same name with any prefix, and the same phone', () => {
    expect(check('นายแสงเดือน ทดลอง', '0891112210')).toEqual({
      kind: 'match',
      row: '1',
      hasSamePhone: true,
    });
  });

  it('says that the row of this name is linked to another person', () => {
    expect(check('นายปั้น ทดลอง')).toMatchObject({ kind: 'taken', row: '2' });
  });

  it('proposes neither of two people of one name, unless the phone number tells them apart', () => {
    const two = [
      row('1', 'จันทร์ดี สมมุติ', { phone: '0891112210' }),
      row('5', 'จันทร์ดี สมมุติ', { phone: '0891112211' }),
    ];
    const asked = { name: 'นางจันทร์ดี สมมุติ', phone: null };
    expect(checkRegister(asked, two)).toMatchObject({ kind: 'several', row: null });
    const other = { ...asked, phone: '0891112211' };
    expect(checkRegister(other, two)).toMatchObject({ kind: 'match', row: '5' });
    const taken = [row('1', 'จันทร์ดี สมมุติ', { person: 'p1' }), row('5', 'จันทร์ดี สมมุติ')];
    expect(checkRegister(asked, taken)).toMatchObject({ kind: 'several', row: null });
  });

  it('proposes no row whose prefix is of the other sex', () => {
    const rowOf = (prefix: string) => [row('1', 'แสงเดือน ทดลอง', { prefix })];
    const asked = { name: 'นายแสงเดือน ทดลอง', phone: null };
    expect(checkRegister(asked, rowOf('นางสาว'))).toMatchObject({ kind: 'similar', row: '1' });
    expect(checkRegister(asked, rowOf('ร.ต.'))).toMatchObject({ kind: 'match' });
  });

  it('proposes the most similar free name for a misspelt one', () => {
    expect(check('นางคำแปง สมมุติ')).toMatchObject({ kind: 'similar', row: '7' });
  });

  it('finds nothing for an unknown name', () => {
    expect(check('นายหมื่น ตัวอย่าง')).toEqual({ kind: 'none', row: null, hasSamePhone: false });
  });

  it('says when the centre has no register', () => {
    expect(checkRegister({ name: 'นายหมื่น ตัวอย่าง', phone: null }, []).kind).toBe('noRegister');
  });
});
