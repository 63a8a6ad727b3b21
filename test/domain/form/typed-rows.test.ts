import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { listsOf } from '#domain/form/form.ts';
import type { FieldOf } from '#domain/form/form.ts';
import { readTypedRows, takesTypedRows } from '#domain/form/typed-rows.ts';
import type { TypedRow } from '#domain/form/typed-rows.ts';
import { formFor } from '#domain/forms/index.ts';
import type { FormId } from '#domain/forms/index.ts';
import { context, sampleCriteria } from '#test/examples/example.ts';
import { seen } from '#test/support/typed/meaning.ts';
import { nearly } from '#test/support/typed/typed-texts.ts';

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

test('a pasted line lists what is missing, and keeps unknown words apart', () => {
  expect(read('นางแก้ว เดือน ประชาคม')).toEqual([
    expect.objectContaining({ unread: 'ประชาคม', problems: ['กรุณาเลือกตำแหน่ง'] }),
  ]);
  expect(read('แก้ว')[0]?.problems).toEqual(['ยังไม่มีคำนำหน้าชื่อ', 'กรุณาเลือกตำแหน่ง']);
});

test('a pasted person who is in the list already, or in an earlier line, is marked', () => {
  const known = [{ id: 'r1', name: { prefix: 'นางสาว', first: 'แก้ว', last: 'เดือน' } }];
  const rows = readTypedRows(register, {
    text: 'นางแก้ว เดือน กรรมการ\nนายเมฆ ทดลอง กรรมการ\n\nนายเมฆ ทดลอง ประธาน',
    known,
    ctx: context,
  });
  expect(rows.map((row) => row.isKnown)).toEqual([true, false, true]);
});

test('a pasted line with a national id is refused with the reason', () => {
  expect(read('นายเมฆ ทดลอง ประธาน 1-1037-02071-81-1')).toEqual([
    expect.objectContaining({
      answers: null,
      problems: [expect.stringContaining('เลขประจำตัวประชาชน')],
    }),
  ]);
});

test('a line pasted into a list without people becomes the first text of a row', () => {
  const agenda = listOf('meeting-report');
  expect(read('๑. เรื่องแจ้งเพื่อทราบ', agenda)[0]?.answers).toEqual({ topic: 'เรื่องแจ้งเพื่อทราบ' });
});

test('a line pasted into the list of assessors gives the name and the position', () => {
  const assessors = listOf('grading');
  expect(read('นายเมฆ ทดลอง นักวิชาการพัฒนาชุมชน', assessors)[0]?.answers).toEqual({
    name,
    position: 'นักวิชาการพัฒนาชุมชน',
  });
});

test('any pasted text is read without an error, and gives no more rows than it has lines', () => {
  const lists = fc.constantFrom(register, listOf('operations-report'), listOf('grading'));
  const lines = fc.string({ unit: 'grapheme', maxLength: 200 });
  fc.assert(
    fc.property(lists, lines, (field, text) => {
      const rows = takesTypedRows(field) ? read(text, field) : [];
      expect(rows.length).toBeLessThanOrEqual(text.split(/[\r\n]/).length);
    }),
  );
});

/**
 * The digits that a reader sees, sorted. 0 and +66 are left out, because +66 81 is 081 and ม.03 is หมู่ที่
 * 3.
 */
function digitsOf(text: string): string {
  const digits = seen(text).replace(/\+?66/g, '').match(/[1-9]/g) ?? [];
  return digits.toSorted().join('');
}

/** All that the person is shown of a line: its answers, and the words that were left out. */
function shownOf({ answers, unread }: TypedRow): string {
  return `${JSON.stringify(answers ?? {}).replace(/position":"\w+/g, '')} ${unread}`;
}

/** 1. and ๒) number a line; 1.5 and 10.30 do not. */
function withoutNumbering(line: string): string {
  return seen(line).replace(/^(?:[-–•*·]+ )?\(?\d{1,3}[.)](?!\d)/, '');
}

const part = fc.oneof(
  fc.constantFrom('นายเมฆ ทดลอง', 'น.ส.แก้ว ใจดี', 'ประธาน', 'กรรมการ', 'กลุ่มแม่บ้าน', 'ต.งิ้ว'),
  fc.constantFrom('ม.3', 'หมู่ที่ ๑๒', 'หมู่ 1234', 'ม.3-5', 'ม.10/2', 'ม. 5.5', 'บ้านเลขที่ 99/1'),
  fc.constantFrom('0812345678', '053-777-123 ต่อ 12', '081 234 5678 9', '081-2345678, 0898765432'),
  nearly(['นายเมฆ ทดลอง ประธาน ม.3 081-234-5678', 'เงิน 1.5 ล้านบาท', '10.30 น. ประชุม', '-5 ต้น']),
);
const numbering = fc.constantFrom('', '', '1. ', '๒) ', '(3) ', '- ', '• ');

test.each([
  ['people', register],
  ['things with a name', listOf('operations-report')],
])('no digit or word of a line pasted into a list of %s is lost', (_, list) => {
  fc.assert(
    fc.property(numbering, fc.array(part, { minLength: 1, maxLength: 4 }), (number, parts) => {
      const text = `${number}${parts.join(' ')} ขนมจีน`;
      const rows = read(text, list);
      if (rows.some(({ answers }) => answers === null)) return;
      const lines = text.split(/[\n-\r\u0085\u2028\u2029]/).map(withoutNumbering);
      expect(digitsOf(rows.map(shownOf).join(' '))).toBe(digitsOf(lines.join(' ')));
      expect(rows.map(shownOf).join(' ')).toContain('ขนมจีน');
    }),
    { numRuns: 1_000 },
  );
});
