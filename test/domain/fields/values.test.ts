import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '#domain/form/form.ts';
import { checkField, draftProblem, validateAnswers } from '#domain/form/form.ts';
import { dialledNumber, phoneNumber } from '#domain/fields/phone.ts';
import { kindOf } from '#domain/fields/index.ts';
import { maskedPhone } from '#domain/people/phone.ts';
import { cleanLines, isBlankText } from '#domain/thai/invisible.ts';
import { formatNumber, toThaiDigits } from '#domain/thai/number.ts';
import { context } from '#test/examples/example.ts';
import { fieldOf, formWith } from './samples.ts';

const money: Field = { id: 'f', kind: 'money', label: 'งบประมาณ' };
const landline: Field = { id: 'f', kind: 'phone', label: 'เบอร์โทร', landline: true };
const year: Field = {
  id: 'f',
  kind: 'integer',
  label: 'ปี พ.ศ.',
  isYear: true,
  min: 2560,
  max: 2600,
};

function normalized(field: Field, typed: unknown): unknown {
  return kindOf(field).normalize(typed, { field, ctx: context });
}

/** Zero-width characters, direction marks, a filler letter and a blank braille sign. */
const marks = [
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202c',
  '\u202e',
  '\u2060',
  '\u2066',
  '\u2069',
  '\u00ad',
  '\u061c',
  '\u3164',
  '\uffa0',
  '\u2800',
  '\ufeff',
];

describe('a typed amount of money', () => {
  it.each([
    ['1,500.-', 1500],
    ['1,500/-', 1500],
    ['1500 บาทถ้วน', 1500],
    ['๑,๕๐๐ บาท', 1500],
    ['฿1,500', 1500],
    ['1,500 บาท 50 สตางค์', 1500.5],
    ['1,234,567.50', 1_234_567.5],
    ['1.5', 1.5],
    ['0.500', 0.5],
    ['5 หมื่น', 50_000],
    ['1.1 แสนบาท', 110_000],
  ])('is read: %s', (typed, value) => {
    expect(normalized(money, typed)).toBe(value);
    expect(checkField({ field: money, value: typed, ctx: context })).toBeNull();
  });

  it.each(['-', '–', ' — ', '.-'])('is read as no answer: %j', (typed) => {
    expect(checkField({ field: money, value: typed, ctx: context })).toBeNull();
    const required = { ...money, required: true };
    expect(checkField({ field: required, value: typed, ctx: context })).toBe('กรุณากรอกงบประมาณ');
  });

  it.each(['1,5', '1,50', '1.500', '๑,๕', '1,5 บาท', '1.500.-'])(
    'is asked about with both readings: %s',
    (typed) => {
      expect(checkField({ field: money, value: typed, ctx: context })).toContain('1.50 หรือ 1,500?');
      const { problems } = validateAnswers({
        form: formWith(money),
        answers: { f: typed },
        reasons: {},
        ctx: context,
      });
      expect(problems[0]?.readings).toEqual([
        { value: 1.5, label: '1.50' },
        { value: 1500, label: '1,500' },
      ]);
      expect(draftProblem(money, typed)).toBeNull();
    },
  );

  it.each([
    ['1,23,456', ['123,456']],
    ['1.500.000', ['1,500,000']],
    ['1,500.500', ['1500.50', '1,500,500']],
  ])('is offered with its possible readings: %s', (typed, labels) => {
    const readings = kindOf(money).readings(typed, { field: money, ctx: context });
    expect(readings.map(({ label }) => label)).toEqual(labels);
  });

  it('with thousands in groups of three is read as itself, in both digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (amount) => {
        const typed = formatNumber(amount);
        expect(normalized(money, typed)).toBe(amount);
        expect(normalized(money, toThaiDigits(`${typed}.00 บาท`))).toBe(amount);
      }),
    );
  });

  it('with a comma before one or two digits is never read as thousands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 99 }), (a, b) => {
        expect(typeof normalized(money, `${a},${b}`)).toBe('string');
      }),
    );
  });
});

describe('a number with its unit', () => {
  it.each([
    [fieldOf.integer, '๕ คน', 5],
    [{ ...fieldOf.integer, lead: 'หมู่ที่' }, 'ม.3', 3],
    [{ ...fieldOf.integer, lead: 'หมู่ที่' }, 'หมู่ที่ 3', 3],
    [year, 'พ.ศ. 2568', 2568],
  ] as const)('is read without the unit (%#)', (field, typed, value) => {
    expect(normalized(field, typed)).toBe(value);
    expect(checkField({ field, value: typed, ctx: context })).toBeNull();
  });

  it.each(['68', '2025', 68])('is offered as a Buddhist year: %s', (typed) => {
    expect(kindOf(year).readings(typed, { field: year, ctx: context })).toEqual([
      { value: 2568, label: '2568' },
    ]);
  });
});

describe('a typed date', () => {
  it('with a year that fits both eras is offered in both', () => {
    const date: Field = { id: 'f', kind: 'date', label: 'วันที่' };
    const readings = kindOf(date).readings('15/6/10', { field: date, ctx: context });
    expect(readings.map(({ label }) => label)).toEqual(['15 มิถุนายน 2510', '15 มิถุนายน 2553']);
  });
});

describe('invisible marks', () => {
  const pasted: { field: Field; typed: string; value: unknown }[] = [
    { field: fieldOf.phone, typed: '0812345678', value: '0812345678' },
    { field: money, typed: '1,500', value: 1500 },
    { field: fieldOf.integer, typed: '12', value: 12 },
    { field: fieldOf.time, typed: '9.30', value: '09:30' },
    { field: fieldOf.date, typed: '25 ธ.ค. 67', value: '2024-12-25' },
    { field: fieldOf.text, typed: 'เมฆ', value: 'เมฆ' },
    { field: fieldOf.longText, typed: 'เมฆ', value: 'เมฆ' },
  ];

  it.each(pasted)('are removed from $field.kind', ({ field, typed, value }) => {
    const places = fc.array(fc.tuple(fc.nat(typed.length), fc.constantFrom(...marks)), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(places, (inserted) => {
        let text = typed;
        for (const [at, mark] of inserted) text = text.slice(0, at) + mark + text.slice(at);
        expect(normalized(field, text)).toEqual(value);
      }),
    );
  });

  it('are removed from every part of a name', () => {
    const name = { prefix: '\u200fนาย', first: 'เม\u200bฆ', last: 'ทด\u202eลอง\ufeff' };
    expect(normalized(fieldOf.personName, name)).toEqual({
      prefix: 'นาย',
      first: 'เมฆ',
      last: 'ทดลอง',
    });
  });

  it('are a blank text when the text has nothing else', () => {
    expect(marks.filter((mark) => !isBlankText(` ${mark}\n`))).toEqual([]);
    expect(isBlankText('👍')).toBe(false);
    expect(normalized(fieldOf.longText, marks.join(' '))).toBe('');
  });

  it('stay inside an emoji whose parts they join', () => {
    expect(cleanLines('ขอบคุณ 👨‍👩‍👧\u200b')).toBe('ขอบคุณ 👨‍👩‍👧');
  });
});

describe('a phone number', () => {
  it.each([
    ['053-777-123 ต่อ 12', '053777123 ต่อ 12', '053777123'],
    ['053 777123 ext. 12', '053777123 ต่อ 12', '053777123'],
    ['๐๕๓-๗๗๗๑๒๓#๑๒', '053777123 ต่อ 12', '053777123'],
    ['+66 53 777 123', '053777123', '053777123'],
    ['+66 (0) 53-777-123', '053777123', '053777123'],
    ['0066812345678', '0812345678', '0812345678'],
    ['+66812345678', '0812345678', '0812345678'],
  ])('%s is recorded and dialled', (typed, stored, dialled) => {
    expect(checkField({ field: landline, value: typed, ctx: context })).toBeNull();
    expect(normalized(landline, typed)).toBe(stored);
    expect(normalized(landline, stored)).toBe(stored);
    expect(dialledNumber(typed)).toBe(dialled);
    expect(dialledNumber(stored)).toBe(dialled);
  });

  it('is written in groups, with its extension', () => {
    const text = kindOf(landline).toText('053777123 ต่อ 12', { field: landline, ctx: context });
    expect(text).toBe('053-777-123 ต่อ 12');
  });

  it('dials the first of several lines', () => {
    expect(dialledNumber('053-777123-4')).toBe('053777123');
  });

  it('hides three digits and its extension when masked', () => {
    expect(maskedPhone('053777123 ต่อ 12')).toBe('053-xxx-123');
  });

  it('keeps an unreadable extension, so that the field can refuse it', () => {
    expect(checkField({ field: landline, value: '053777123 ต่อ ก', ctx: context })).not.toBeNull();
    expect(phoneNumber('ต่อ 12')).toBe('ต่อ 12');
  });
});
