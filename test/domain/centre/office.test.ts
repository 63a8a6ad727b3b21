import { describe, expect, it } from 'vitest';
import { missingParts } from '#domain/centre/office.ts';

describe('the data of an office', () => {
  it.each([
    [{ phone: '053-000104 ต่อ 2', address: 'ที่ว่าการอำเภอ', contact: 'นางแก้ว' }, []],
    [{ phone: '-', address: '', contact: 'นางแก้ว' }, ['phone', 'address']],
    [{ phone: '', address: 'ที่ว่าการอำเภอ', contact: '' }, ['phone', 'contact']],
  ])('with %o lacks the parts %o', (office, expected) => {
    expect(missingParts(office)).toEqual(expected);
  });
});
