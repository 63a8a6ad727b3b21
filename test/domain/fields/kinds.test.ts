import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindOf } from '#domain/fields/index.ts';
import {
  cellsOf,
  checkField,
  columnsOf,
  diffAnswers,
  draftProblem,
  summarize,
  validateAnswers,
} from '#domain/form/form.ts';
import type { Field } from '#domain/form/form.ts';
import { attached, context } from '#test/examples/example.ts';
import { fieldOf, formWith } from './samples.ts';

const fields: readonly Field[] = Object.values(fieldOf);

interface Case {
  field: Field;
  typed: unknown;
  kept: unknown;
  text: string;
}

const taken: Case[] = [
  { field: fieldOf.text, typed: '  ข้อ\u200b  ๑ ', kept: 'ข้อ ๑', text: 'ข้อ ๑' },
  { field: fieldOf.longText, typed: 'ก \r\n\r\n\r\n ข ', kept: 'ก\n\nข', text: 'ก\n\nข' },
  { field: fieldOf.integer, typed: '๑๒๓', kept: 123, text: '123 คน' },
  { field: fieldOf.money, typed: '1,000.00 บาท', kept: 1000, text: '1,000 บาท' },
  { field: fieldOf.money, typed: 0, kept: 0, text: '0 บาท' },
  { field: fieldOf.phone, typed: '๐๘๑-๒๓๔ ๕๖๗๘', kept: '0812345678', text: '081-234-5678' },
  { field: fieldOf.phone, typed: '+66 81 234 5678', kept: '0812345678', text: '081-234-5678' },
  { field: fieldOf.date, typed: '๒๕ ธ.ค. ๖๗', kept: '2024-12-25', text: '25 ธ.ค. 2567' },
  { field: fieldOf.date, typed: '2025-06-10', kept: '2025-06-10', text: '10 มิ.ย. 2568' },
  { field: fieldOf.time, typed: '9.30 น.', kept: '09:30', text: '09.30 น.' },
  { field: fieldOf.choice, typed: 'b', kept: 'b', text: 'ข้อสอง' },
  { field: fieldOf.choices, typed: ['b', 'a', 'b'], kept: ['a', 'b'], text: 'ข้อหนึ่ง, ข้อสอง' },
  { field: fieldOf.yesNo, typed: false, kept: false, text: 'ไม่เข้าร่วม' },
  {
    field: fieldOf.personName,
    typed: { prefix: 'นาย', first: ' เมฆ ', last: 'ทดลอง' },
    kept: { prefix: 'นาย', first: 'เมฆ', last: 'ทดลอง' },
    text: 'นายเมฆ ทดลอง',
  },
  {
    field: fieldOf.memberPick,
    typed: ['m2', 'm1', 'm2'],
    kept: ['m1', 'm2'],
    text: 'นางจันทร์ดี สมมุติ, นายบุญมี สมมุติ',
  },
  { field: fieldOf.photos, typed: [attached(1), attached(1)], kept: [attached(1)], text: '1 รูป' },
  {
    field: fieldOf.files,
    typed: [attached(1, 'ก.pdf')],
    kept: [attached(1, 'ก.pdf')],
    text: 'ก.pdf',
  },
  {
    field: fieldOf.place,
    typed: { text: 'ศาลา  หมู่ 3', lat: 19.9, lng: 99.8 },
    kept: { text: 'ศาลา หมู่ 3', lat: 19.9, lng: 99.8 },
    text: 'ศาลา หมู่ 3',
  },
  {
    field: fieldOf.repeat,
    typed: [{ id: 'r1', name: 'ก' }],
    kept: [{ id: 'r1', name: 'ก' }],
    text: '1 กิจกรรม',
  },
  {
    field: fieldOf.indicator,
    typed: { score: 1, note: ' ครบ ', reason: '' },
    kept: { score: 1, note: 'ครบ' },
    text: '1 คะแนน มี\nบันทึก: ครบ',
  },
];

const refused: { field: Field; value: unknown; says: string }[] = [
  { field: fieldOf.text, value: 'ก'.repeat(11), says: 'เรื่องต้องไม่เกิน 10 ตัวอักษร' },
  { field: fieldOf.text, value: 'ก้ำ'.repeat(11), says: 'เรื่องต้องไม่เกิน 10 ตัวอักษร' },
  { field: fieldOf.text, value: 5, says: 'เรื่องต้องเป็นข้อความ' },
  { field: fieldOf.text, value: '๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑', says: 'ระบบไม่เก็บเลขประจำตัวประชาชน' },
  { field: fieldOf.integer, value: 'สิบ', says: 'จำนวนคนต้องเป็นตัวเลข' },
  { field: fieldOf.integer, value: 1.5, says: 'จำนวนเต็ม' },
  { field: fieldOf.integer, value: 501, says: 'ระหว่าง 1 ถึง 500' },
  { field: fieldOf.integer, value: 0, says: 'ระหว่าง 1 ถึง 500' },
  { field: fieldOf.money, value: 1000.01, says: 'ระหว่าง 0 ถึง 1,000 บาท' },
  { field: fieldOf.money, value: '1.005', says: 'ทศนิยม' },
  { field: fieldOf.phone, value: '053123456', says: 'เบอร์โทรต้องมี 10 หลัก เช่น 0812345678' },
  { field: fieldOf.date, value: '25/12/24', says: 'กรุณาเลือกวัน เดือน และปี พ.ศ.' },
  { field: fieldOf.date, value: '2025-06-11', says: 'วันที่ต้องไม่เกินวันนี้' },
  { field: fieldOf.date, value: '2025-02-30', says: 'วันที่ไม่ถูกต้อง' },
  { field: fieldOf.date, value: '1900-01-01', says: 'นอกช่วงปี' },
  { field: fieldOf.time, value: '25:00', says: 'เวลาต้องเป็นเวลา เช่น 09.30 น.' },
  { field: fieldOf.choice, value: 'c', says: 'กรุณาเลือกผล' },
  { field: fieldOf.choices, value: ['a', 'c'], says: 'กรุณาเลือกบทบาท' },
  { field: fieldOf.yesNo, value: 'true', says: 'กรุณาเลือกการเข้าร่วม' },
  {
    field: fieldOf.personName,
    value: { prefix: 'นาย', first: 'เมฆ', last: '' },
    says: 'ยังไม่มีนามสกุล',
  },
  {
    field: fieldOf.personName,
    value: { prefix: 'นาย', first: 'เมฆ', last: 'ทดลอง', id: '1' },
    says: 'ชื่อไม่ถูกต้อง',
  },
  { field: fieldOf.memberPick, value: ['m1', 'm2', 'm3'], says: 'ไม่เกิน 2 คน' },
  { field: fieldOf.memberPick, value: ['gone'], says: 'ไม่อยู่ในทะเบียนแล้ว' },
  { field: fieldOf.photos, value: [attached(1), attached(2), attached(3)], says: 'ไม่เกิน 2' },
  { field: fieldOf.photos, value: [{ id: 'x', name: 'ก.jpg' }], says: 'ไม่ถูกต้อง' },
  { field: fieldOf.place, value: { text: 'ศาลา', lat: 99 }, says: 'สถานที่ไม่ถูกต้อง' },
  {
    field: fieldOf.repeat,
    value: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    says: 'มีได้ไม่เกิน 2 กิจกรรม',
  },
  { field: fieldOf.repeat, value: [{ name: 'ไม่มีเลขแถว' }], says: 'กิจกรรมไม่ถูกต้อง' },
  { field: fieldOf.indicator, value: { score: 5 }, says: 'กรุณาเลือกคะแนนข้อ 1.1' },
];

describe.each(taken)('$field.kind takes $typed', ({ field, typed, kept, text }) => {
  test('normalizes the value, accepts it and writes it as text', () => {
    const ops = kindOf(field);
    const cleaned = ops.normalize(typed, { field, ctx: context });
    expect(cleaned).toEqual(kept);
    expect(checkField({ field, value: typed, ctx: context })).toBeNull();
    expect(ops.toText(cleaned, { field, ctx: context })).toBe(text);
    expect(draftProblem(field, typed)).toBeNull();
  });

  test('works in a form: validated, reviewed, exported, compared and described to the API', () => {
    const form = formWith(field);
    const answers = { f: typed };
    expect(validateAnswers({ form, answers, reasons: {}, ctx: context })).toEqual({
      problems: [],
      answers: { f: kept },
    });
    expect(summarize({ form, answers, ctx: context })[0]?.rows[0]).toMatchObject({
      path: 'f',
      text,
    });
    const columns = columnsOf(form);
    const cells = cellsOf(form, answers, context);
    expect(cells).toHaveLength(columns.length);
    expect(cells.some((cell) => cell !== null)).toBe(true);
    const fresh = diffAnswers({ form, before: {}, after: answers, ctx: context });
    const gone = diffAnswers({ form, before: answers, after: {}, ctx: context });
    expect(fresh.map((difference) => [difference.before, (difference.after ?? '') !== ''])).toEqual(
      [[null, true]],
    );
    expect(gone.map((difference) => [(difference.before ?? '') !== '', difference.after])).toEqual([
      [true, null],
    ]);
    expect(diffAnswers({ form, before: answers, after: { f: kept }, ctx: context })).toEqual([]);
  });
});

test.each(refused)('$field.kind refuses $value', ({ field, value, says }) => {
  expect(checkField({ field, value, ctx: context })).toContain(says);
});

describe.each(fields)('every field of kind $kind', (field) => {
  const ops = kindOf(field);

  test('accepts an empty answer when optional, and says what to do when required', () => {
    expect(
      checkField({ field: { ...field, required: false }, value: '', ctx: context }) === null,
    ).toBe(field.kind !== 'indicator');
    expect(
      checkField({ field: { ...field, required: true }, value: undefined, ctx: context }),
    ).toMatch(/^กรุณา/);
    expect(ops.toText(undefined, { field, ctx: context })).toBe('');
    expect(ops.toCells(undefined, { field, ctx: context })).toHaveLength(ops.columns(field).length);
  });

  test('normalizes idempotently and never throws, for any input', () => {
    const numerals = fc.string({ unit: fc.constantFrom(...Array.from('0123456789๐๙.,:- บาทน/')) });
    const parts = fc.dictionary(
      fc.constantFrom('id', 'text', 'score', 'note', 'first', 'last', 'name'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.string({ unit: 'grapheme' }), numerals, parts, fc.array(parts)),
        (value) => {
          const once = ops.normalize(value, { field, ctx: context });
          expect(ops.normalize(once, { field, ctx: context })).toEqual(once);
          expect(typeof ops.toText(value, { field, ctx: context })).toBe('string');
          expect(ops.toCells(value, { field, ctx: context })).toHaveLength(
            ops.columns(field).length,
          );
          const message = checkField({ field, value, ctx: context });
          expect(message ?? 'ถูกต้อง').toMatch(/[ก-๙]/);
          draftProblem(field, value);
          ops.attachmentIds(value);
        },
      ),
    );
  });
});

describe('the check of a draft', () => {
  test('accepts half-typed values', () => {
    expect(draftProblem(fieldOf.phone, '081')).toBeNull();
    expect(draftProblem(fieldOf.integer, 'สิ')).toBeNull();
    expect(draftProblem(fieldOf.personName, { first: 'เมฆ' })).toBeNull();
    expect(draftProblem(fieldOf.indicator, { note: 'รอหลักฐาน' })).toBeNull();
    expect(draftProblem(fieldOf.repeat, [{ id: 'r1', name: '' }])).toBeNull();
    expect(draftProblem(fieldOf.date, null)).toBeNull();
  });

  test('refuses a national id in any field', () => {
    const id = '1234567890121';
    const typed: [Field, unknown][] = [
      [fieldOf.text, `เลข ${id}`],
      [fieldOf.integer, id],
      [fieldOf.phone, id],
      [fieldOf.personName, { first: id }],
      [fieldOf.place, { text: id }],
      [fieldOf.indicator, { reason: id }],
      [fieldOf.repeat, [{ id: 'r1', name: id }]],
    ];
    for (const [field, value] of typed)
      expect(draftProblem(field, value)).toContain('เลขประจำตัวประชาชน');
  });

  test('refuses a value of the wrong shape or size', () => {
    expect(draftProblem(fieldOf.text, 5)).toContain('ไม่ถูกต้อง');
    expect(draftProblem(fieldOf.longText, 'ก'.repeat(60_001))).toContain('ยาวเกินไป');
    expect(draftProblem(fieldOf.photos, [{ id: 'x' }])).toContain('ไม่ถูกต้อง');
    expect(draftProblem(fieldOf.repeat, [{ id: 'r1', stranger: 1 }])).toContain('ไม่มีข้อนี้ในแบบ');
    expect(draftProblem(fieldOf.repeat, [{ id: '../x' }])).toContain('ไม่ถูกต้อง');
    expect(draftProblem(fieldOf.indicator, { score: 'มาก' })).toContain('ไม่ถูกต้อง');
  });
});
