import { expect, test } from 'vitest';
import { checkField, fieldsOf } from '#domain/form/form.ts';
import type { Field } from '#domain/form/form.ts';
import { kindOf } from '#domain/fields/index.ts';
import { formFor } from '#domain/forms/index.ts';
import { context } from '#test/examples/example.ts';

function fieldOf(id: string): Field {
  const form = formFor('strong-tambon-projects');
  const fields = form ? fieldsOf(form) : [];
  const inRows = fields.flatMap((field) => (field.kind === 'repeat' ? field.fields : []));
  const found = [...fields, ...inRows].find((field) => field.id === id);
  if (!found) throw new Error(`no field ${id}`);
  return found;
}

const judge = (field: Field, value: unknown) => checkField({ field, value, ctx: context });
const year = fieldOf('year');

test.each([
  [fieldOf('stage'), undefined, 'กรุณาเลือกขั้นที่โครงการอยู่'],
  [fieldOf('inProject'), undefined, 'กรุณาเลือกการเข้าร่วมโครงการตำบลเข้มแข็ง'],
  [year, 68, 'ปีงบประมาณ พ.ศ. ต้องเป็นปี พ.ศ. 4 หลัก ระหว่าง 2560 ถึง 2600 เช่น 2568'],
  [year, 'ปีนี้', 'ปีงบประมาณ พ.ศ. ต้องเป็นปี พ.ศ. 4 หลัก ระหว่าง 2560 ถึง 2600 เช่น 2568'],
  [fieldOf('budget'), 'ห้าหมื่น', 'งบประมาณต้องเป็นจำนวนเงิน เช่น 1,500 หรือ 1,500.50'],
  [fieldOf('since'), '31/2/2568', 'ไม่มีวันที่ 31 กุมภาพันธ์ 2568 ในปฏิทิน กรุณาเลือกวันใหม่'],
  [fieldOf('since'), '2025-06-11', 'เข้าร่วมตั้งแต่วันที่ต้องไม่เกินวันนี้ 10 มิ.ย. 2568'],
] satisfies [Field, unknown, string][])(
  'the message for a wrong answer uses the question’s words and says what is right: %#',
  (field, value, message) => {
    expect(judge(field, value)).toBe(message);
  },
);

test('the message about a missing text names the example of its hint', () => {
  const field: Field = {
    id: 'orderNo',
    kind: 'text',
    label: 'คำสั่งเลขที่',
    hint: 'เช่น 12/2567',
    required: true,
  };
  expect(judge(field, '')).toBe('กรุณากรอกคำสั่งเลขที่ เช่น 12/2567');
});

test.each(['68', '๖๘', '2025', 'พ.ศ. 68'])('the year %s is offered as 2568', (typed) => {
  const readings = kindOf(year).readings(typed, { field: year, ctx: context });
  expect(readings.map(({ value }) => value)).toEqual([2568]);
});

const people: Field = { id: 'others', kind: 'integer', label: 'ผู้เข้าร่วมอื่น', unit: 'คน' };

test.each([
  [people, '๕ คน', 5],
  [people, '5', 5],
  [fieldOf('budget'), '50,000.-', 50_000],
  [fieldOf('budget'), '5 หมื่น', 50_000],
  [fieldOf('budget'), '50000 บาท', 50_000],
] satisfies [Field, string, number][])(
  'the number field %o reads %s with its unit',
  (field, typed, value) => {
    expect(kindOf(field).normalize(typed, { field, ctx: context })).toBe(value);
  },
);
