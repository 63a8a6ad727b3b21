import { describe, expect, it } from 'vitest';
import { officeFaults, phoneHint } from '#web/screens/settings/offices/office-faults.ts';
import { percentOf, provinceChanges } from '#web/screens/settings/province/province-changes.ts';

describe('the form of an office’s data', () => {
  const office = { name: 'สำนักงาน', phone: '', hours: '', address: '', contact: '' };
  it.each<[Partial<typeof office>, string[]]>([
    [{}, []],
    [{ phone: '053-123456 ต่อ 2' }, []],
    [{ phone: 'โทรมาเลย' }, ['phone']],
    [{ phone: '12345' }, ['phone']],
    [{ name: '  ' }, ['name']],
  ])('with %o has errors in the fields %o', (change, expected) => {
    expect(Object.keys(officeFaults({ ...office, ...change }))).toEqual(expected);
  });

  it('repeats the number that a tap dials', () => {
    expect(phoneHint('๐๕๓-๑๒๓๔๕๖ ต่อ 2')).toBe('กดโทรแล้วโทรไปที่ 053123456 แล้วต่อเบอร์ภายใน');
  });
});

describe('a change of the province’s values', () => {
  const before = { quorumPercent: 50, issuer: '' };
  it('shows old and new value, and how many members make a quorum', () => {
    const [issuer, quorum] = provinceChanges(before, { quorumPercent: 66, issuer: 'ผู้ว่าฯ' });
    expect(issuer).toMatchObject({ from: 'ยังไม่ระบุ', to: 'ผู้ว่าฯ' });
    expect(quorum).toMatchObject({ from: 'ร้อยละ 50', to: 'ร้อยละ 66' });
    expect(quorum?.effect).toContain('กรรมการ 20 คนต้องมา 14 คน');
    expect(provinceChanges(before, before)).toEqual([]);
  });

  it.each([
    ['60', 60],
    ['0', null],
    ['101', null],
    ['5.5', null],
    ['', null],
  ])('reads the typed percentage %j as %j', (typed, expected) => {
    expect(percentOf(typed)).toBe(expected);
  });
});
