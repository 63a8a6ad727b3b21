import { describe, expect, it } from 'vitest';
import { checkRegister } from '#domain/people/join-request.ts';
import { nameKey } from '#domain/register/register.ts';

const row = (id: string, name: string, of: { person?: string; phone?: string } = {}) => {
  const [first = '', last = ''] = name.split(' ');
  const { person = null, phone = null } = of;
  return {
    id,
    first,
    last,
    nameKey: nameKey({ first, last }),
    phone,
    person,
    position: 'member' as const,
  };
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

  it('proposes the most similar free name for a slip of the pen', () => {
    expect(check('นางคำแปง สมมุติ')).toMatchObject({ kind: 'similar', row: '7' });
  });

  it('finds nothing for another name', () => {
    expect(check('นายหมื่น ตัวอย่าง')).toEqual({ kind: 'none', row: null, hasSamePhone: false });
  });

  it('says when the centre has no register', () => {
    expect(checkRegister({ name: 'นายหมื่น ตัวอย่าง', phone: null }, []).kind).toBe('noRegister');
  });
});
