import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { listsOf } from '#domain/form/form.ts';
import type { FieldOf } from '#domain/form/form.ts';
import { readTypedRows, takesTypedRows } from '#domain/form/typed-rows.ts';
import { formFor } from '#domain/forms/index.ts';
import type { FormId } from '#domain/forms/index.ts';
import { context, sampleCriteria } from '#test/examples/example.ts';

function listOf(id: FormId): FieldOf<'repeat'> {
  const form = formFor(id, { criteria: sampleCriteria });
  const [list] = form ? listsOf(form) : [];
  if (!list) throw new Error('no list');
  return list;
}

const register = listOf('committee-register');
const read = (text: string, list = register) =>
  readTypedRows(list, { text, known: [], ctx: context });

const name = { prefix: 'นาย', first: 'เมฆ', last: 'ทดลอง' };

test.each([
  ['นายเมฆ ทดลอง ประธาน', { name, position: 'chair' }],
  [
    '1. นายเมฆ  ทดลอง ประธานกรรมการ โทร. 081-234-5678',
    { name, position: 'chair', phone: '0812345678' },
  ],
  ['๒) นายเมฆ ทดลอง กรรมการและเลขานุการ ม.๓', { name, position: 'secretary', village: 3 }],
  ['- ประธาน นายเมฆ ทดลอง', { name, position: 'chair' }],
  [
    'นายเมฆ\tทดลอง\tรองประธาน คนที่ 1\tหมู่ที่ 12\t053 123 456',
    { name, position: 'viceChair', village: 12, phone: '053123456' },
  ],
  [
    'นายเมฆ ทดลอง, กรรมการ, กลุ่มแม่บ้าน, หมู่ 4 0812345678',
    { name, position: 'member', group: 'กลุ่มแม่บ้าน', village: 4, phone: '0812345678' },
  ],
  [
    'น.ส.แก้ว ณ อยุธยา เหรัญญิก หญิง',
    {
      name: { prefix: 'นางสาว', first: 'แก้ว', last: 'ณ อยุธยา' },
      position: 'treasurer',
      sex: 'female',
    },
  ],
  [
    'ว่าที่ ร.ต. เมฆ ทดลอง ที่ปรึกษา',
    { name: { prefix: 'ว่าที่ ร.ต.', first: 'เมฆ', last: 'ทดลอง' }, position: 'adviser' },
  ],
  ['พระครูสมุทร ที่ปรึกษา', { name: { prefix: 'พระครู', first: 'สมุทร', last: '' }, position: 'adviser' }],
])('the line %s is read into its questions', (line, answers) => {
  expect(read(line)).toEqual([expect.objectContaining({ answers, problems: [], unread: '' })]);
});

test('a line lists what is missing, and keeps unknown words apart', () => {
  expect(read('นางแก้ว เดือน ประชาคม')).toEqual([
    expect.objectContaining({ unread: 'ประชาคม', problems: ['กรุณาเลือกตำแหน่ง'] }),
  ]);
  expect(read('แก้ว')[0]?.problems).toEqual(['ยังไม่มีคำนำหน้าชื่อ', 'กรุณาเลือกตำแหน่ง']);
});

test('a person in the list already, or in an earlier line, is marked', () => {
  const known = [{ id: 'r1', name: { prefix: 'นางสาว', first: 'แก้ว', last: 'เดือน' } }];
  const rows = readTypedRows(register, {
    text: 'นางแก้ว เดือน กรรมการ\nนายเมฆ ทดลอง กรรมการ\n\nนายเมฆ ทดลอง ประธาน',
    known,
    ctx: context,
  });
  expect(rows.map((row) => row.isKnown)).toEqual([true, false, true]);
});

test('a line with a national id is refused with the reason', () => {
  expect(read('นายเมฆ ทดลอง ประธาน 1-1037-02071-81-1')).toEqual([
    expect.objectContaining({
      answers: null,
      problems: [expect.stringContaining('เลขประจำตัวประชาชน')],
    }),
  ]);
});

test('a line of a list without people is its first text', () => {
  const agenda = listOf('meeting-report');
  expect(read('๑. เรื่องแจ้งเพื่อทราบ', agenda)[0]?.answers).toEqual({ topic: 'เรื่องแจ้งเพื่อทราบ' });
});

test('an assessor’s line gives the name and the position', () => {
  const assessors = listOf('grading');
  expect(read('นายเมฆ ทดลอง นักวิชาการพัฒนาชุมชน', assessors)[0]?.answers).toEqual({
    name,
    position: 'นักวิชาการพัฒนาชุมชน',
  });
});

test('any text is read without an error, and never as more lines than it has', () => {
  const lists = fc.constantFrom(register, listOf('operations-report'), listOf('grading'));
  const lines = fc.string({ unit: 'grapheme', maxLength: 200 });
  fc.assert(
    fc.property(lists, lines, (field, text) => {
      const rows = takesTypedRows(field) ? read(text, field) : [];
      expect(rows.length).toBeLessThanOrEqual(text.split(/[\r\n]/).length);
    }),
  );
});
