import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkField } from '#domain/form/form.ts';
import { formFor } from '#domain/forms/index.ts';
import { kindOf } from '#domain/fields/index.ts';
import { fullName } from '#domain/fields/people.ts';
import { importList } from '#domain/list/import.ts';
import type { ListDefinition } from '#domain/list/worksheet.ts';
import { nameKey, nameKeyOf } from '#domain/register/register.ts';
import { namePrefixTable } from '#domain/thai/name-prefixes.ts';
import { splitPersonName, tidyPrefix } from '#domain/thai/person-name.ts';
import { context } from '#test/examples/example.ts';
import { fieldOf } from '../fields/samples.ts';

const split: readonly [string, string, string, string][] = [
  ['น.ส.ก ข', 'นางสาว', 'ก', 'ข'],
  ['นส. เมฆา ทดลอง', 'นางสาว', 'เมฆา', 'ทดลอง'],
  ['ว่าที่ร้อยตรีเมฆ ทดลอง', 'ว่าที่ร้อยตรี', 'เมฆ', 'ทดลอง'],
  ['ว่าที่ร้อยตรีหญิง เมฆา ทดลอง', 'ว่าที่ร้อยตรีหญิง', 'เมฆา', 'ทดลอง'],
  ['ว่าที่ร.ต.เมฆ ทดลอง', 'ว่าที่ ร.ต.', 'เมฆ', 'ทดลอง'],
  ['ม.ร.ว.เมฆ ทดลอง', 'ม.ร.ว.', 'เมฆ', 'ทดลอง'],
  ['พ.ต.ท. เมฆ ทดลอง', 'พ.ต.ท.', 'เมฆ', 'ทดลอง'],
  ['พ.ต.ท.ดร.เมฆ ทดลอง', 'พ.ต.ท.ดร.', 'เมฆ', 'ทดลอง'],
  ['ดร.เมฆ ทดลอง', 'ดร.', 'เมฆ', 'ทดลอง'],
  ['ดร เมฆ ทดลอง', 'ดร.', 'เมฆ', 'ทดลอง'],
  ['ผศ. ดร.เมฆ ทดลอง', 'ผศ.ดร.', 'เมฆ', 'ทดลอง'],
  ['พระครูวิจิตร ธมฺมวโร', 'พระครู', 'วิจิตร', 'ธมฺมวโร'],
  ['กำนันเมฆ ทดลอง', 'กำนัน', 'เมฆ', 'ทดลอง'],
  ['ก\u0e4d\u0e32นันเมฆ ทดลอง', 'กำนัน', 'เมฆ', 'ทดลอง'],
  ['นายแพทย์เมฆ ทดลอง', 'นายแพทย์', 'เมฆ', 'ทดลอง'],
  ['นางสาวเมฆา ณ เชียงใหม่', 'นางสาว', 'เมฆา', 'ณ เชียงใหม่'],
  ['นาย\u200bเมฆ\u200f  ทดลอง', 'นาย', 'เมฆ', 'ทดลอง'],
  // First names that begin with the letters of a prefix.
  ['นายิกา ทดลอง', '', 'นายิกา', 'ทดลอง'],
  ['นางนายิกา ทดลอง', 'นาง', 'นายิกา', 'ทดลอง'],
  ['นางสาวิตรี ทดลอง', 'นาง', 'สาวิตรี', 'ทดลอง'],
  ['นายกฤษณะ ทดลอง', 'นาย', 'กฤษณะ', 'ทดลอง'],
  ['นายกำนัน ทดลอง', 'นาย', 'กำนัน', 'ทดลอง'],
  ['พลอย ทดลอง', '', 'พลอย', 'ทดลอง'],
  ['พอ ทดลอง', '', 'พอ', 'ทดลอง'],
  ['หมอก ทดลอง', '', 'หมอก', 'ทดลอง'],
];

const list: ListDefinition = {
  id: 'members',
  kind: 'repeat',
  label: 'กรรมการ',
  itemLabel: 'คน',
  max: 60,
  fields: [{ id: 'name', kind: 'personName', label: 'ชื่อและนามสกุล', required: true }],
};

const registerForm = formFor('committee-register');
if (!registerForm) throw new Error('no register form');

/** The name in the first row of a worksheet. */
const nameInSheet = (lines: readonly (readonly string[])[]): unknown => {
  const sheets = [{ name: 'กรรมการ', lines }];
  const given = { form: { ...registerForm, checks: [] }, list, ctx: context, known: [] };
  return importList({ ...given, sheets }).rows?.[0]?.['name'];
};

describe.each(split)('%s', (written, prefix, first, last) => {
  it('is split into prefix, first and last name', () => {
    expect(splitPersonName(written)).toEqual({ prefix, first, last });
  });

  it('is split in the same way in a form, in a register file and for a key', () => {
    const field = fieldOf.personName;
    const typed = { first: written };
    expect(kindOf(field).normalize(typed, { field, ctx: context })).toEqual({
      prefix,
      first,
      last,
    });
    expect(nameInSheet([['ชื่อ-สกุล'], [written]])).toEqual({ prefix, first, last });
    expect(nameKeyOf(written)).toBe(nameKey({ first, last }));
  });
});

describe('every prefix of the table', () => {
  it('is split from a name and kept', () => {
    const lost = namePrefixTable.filter(({ name, needsSpace }) => {
      const parts = splitPersonName(`${name}${needsSpace ? ' ' : ''}เมฆ ทดลอง`);
      return parts.first !== 'เมฆ' || parts.last !== 'ทดลอง' || parts.prefix !== name;
    });
    expect(lost).toEqual([]);
  });

  it('is kept when it is written in its own box', () => {
    expect(namePrefixTable.filter(({ name }) => tidyPrefix(name) !== name)).toEqual([]);
    expect(tidyPrefix('น.ส.')).toBe('นางสาว');
    expect(tidyPrefix('ท่าน')).toBe('ท่าน');
  });
});

describe('a person’s name', () => {
  it('splits into the same parts after it was written with its prefix', () => {
    const word = fc.constantFrom('เมฆ', 'จันทร์ดี', 'บุญมี', 'สมมุติ', 'ทดลอง', 'ฟ้าใส');
    const prefix = fc.constantFrom(...namePrefixTable).filter(({ needsSpace }) => !needsSpace);
    fc.assert(
      fc.property(prefix, word, word, ({ name }, first, last) => {
        const parts = { prefix: name, first, last };
        expect(splitPersonName(fullName(parts))).toEqual(parts);
      }),
    );
  });

  it('may lack a surname after the prefix of a monk only', () => {
    const field = fieldOf.personName;
    const check = (value: unknown) => checkField({ field, value, ctx: context });
    expect(check({ prefix: 'พระครู', first: 'วิจิตร', last: '' })).toBeNull();
    expect(check({ prefix: '', first: 'พระครูวิจิตร' })).toBeNull();
    expect(check({ prefix: 'นาย', first: 'วิจิตร', last: '' })).toBe('ยังไม่มีนามสกุล');
  });

  it('keeps the prefix column’s value when another column has the whole name', () => {
    const lines = [
      ['คำนำหน้า', 'ชื่อ-สกุล'],
      ['นาง', 'เมฆา ทดลอง'],
    ];
    expect(nameInSheet(lines)).toEqual({ prefix: 'นาง', first: 'เมฆา', last: 'ทดลอง' });
  });

  it('has the same key when written with invisible marks or another ำ', () => {
    expect(nameKeyOf('น.ส.คำ\u200b ทด\u200fลอง')).toBe(nameKeyOf('นางสาวค\u0e4d\u0e32 ทดลอง'));
  });
});
