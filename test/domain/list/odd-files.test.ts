import { describe, expect, it } from 'vitest';
import { formFor } from '#domain/forms/index.ts';
import { listsOf } from '#domain/form/form.ts';
import { importList } from '#domain/list/import.ts';
import { context } from '#test/examples/example.ts';

const form = formFor('committee-register');
const list = form ? listsOf(form)[0] : undefined;
if (!form || !list) throw new Error('a register without members');

type Lines = readonly (readonly string[])[];

const read = (lines: Lines) =>
  importList({ form, list, ctx: context, sheets: [{ name: 'ก', lines }], known: [] });

/** A register of 25 people with every seat. All names are different. */
const people = Array.from({ length: 25 }, (_, at) => {
  const [seat, position] = (
    [
      ['ประธาน', 'chair'],
      ['รองประธาน', 'viceChair'],
      ['เลขานุการ', 'secretary'],
      ['เหรัญญิก', 'treasurer'],
    ] as const
  )[at] ?? ['กรรมการ', 'member'];
  const first = `คน${'กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผ'[at]}`;
  const phone = `08123456${String(at).padStart(2, '0')}`;
  return { first, seat, position, phone, village: (at % 12) + 1 };
});
const expected = people.map(({ first, position, phone, village }) => ({
  name: { prefix: at(first), first, last: 'สมมุติ' },
  position,
  phone,
  village,
}));

function at(first: string): string {
  return first.charCodeAt(2) % 2 === 0 ? 'นาง' : 'นาย';
}

const withoutIds = (rows: ReturnType<typeof read>['rows']) =>
  rows?.map(({ id: _id, ...row }) => row);

describe('a register of 25 people', () => {
  const heading = ['ที่', 'ชื่อ-สกุล', 'ตำแหน่ง', 'หมู่', 'โทรศัพท์'];
  const lineOf = (index: number) => {
    const person = people[index];
    if (!person) return ['', '', '', '', ''];
    const { first, seat, village, phone } = person;
    return [String(index + 1), `${at(first)}${first} สมมุติ`, seat, `ม.${village}`, phone];
  };

  it('is read from two tables of the same headings side by side', () => {
    const lines = [
      ['ทะเบียนคณะกรรมการ'],
      [...heading, '', ...heading],
      ...Array.from({ length: 13 }, (_, row) => [...lineOf(row), '', ...lineOf(row + 13)]),
    ];
    const { rows, questions, problems, notes } = read(lines);
    expect(withoutIds(rows)).toEqual(expected);
    expect(new Set(rows?.map(({ id }) => id)).size).toBe(25);
    expect(questions).toEqual([]);
    expect(problems).toEqual([]);
    expect(notes).toEqual(['อ่าน 2 ตารางที่อยู่ข้างกัน']);
  });

  it('names the cell of a wrong value in the second of two tables', () => {
    const lines = [
      ['ชื่อ-สกุล', 'ตำแหน่ง', 'ชื่อ-สกุล', 'ตำแหน่ง'],
      ['นายเมฆ ทดลอง', 'ประธาน', 'นางฟ้า ทดลอง', 'เลขานุการ'],
      ['นายบุญ ทดลอง', 'กรรมการ', 'นายมี', 'กรรมการ'],
    ];
    const { problems, table } = read(lines);
    expect(problems.map(({ cell, message }) => [cell, message])).toEqual([['C3', 'ยังไม่มีนามสกุล']]);
    expect(table.map(({ line }) => line)).toEqual([2, 3, 2, 3]);
  });

  it('is read with numbers, asides and labels in its cells, and vacant seats', () => {
    const lines = [
      ['ลำดับ', 'รายชื่อกรรมการ', 'ตำแหน่งใน ศอช.', 'หมู่ที่', 'โทร.'],
      ...people.map(({ first, seat, village, phone }, index) => [
        String(index + 1),
        `${index + 1}. ${at(first)}${first}  สมมุติ${index === 3 ? ' (แทนคนเดิม)*' : ''}`,
        seat === 'เลขานุการ' ? 'กก.และเลขานุการ' : seat === 'รองประธาน' ? 'รองประธานคนที่หนึ่ง' : seat,
        `หมู่ ${village}`,
        index % 2 === 0 ? `โทร. ${phone}` : `${phone}\n053-123456`,
      ]),
      ['26', '- ว่าง -', 'กรรมการ', '', ''],
      ['27', 'อยู่ระหว่างสรรหา', 'กรรมการ', '', ''],
    ];
    const { rows, questions, problems, notes } = read(lines);
    expect(withoutIds(rows)).toEqual(expected);
    expect(questions.map(({ title }) => title)).toEqual(['ตำแหน่งในไฟล์ ตรงกับคำใดในระบบ']);
    expect(problems).toEqual([]);
    expect(notes).toEqual([
      'ข้ามตำแหน่งที่ว่าง 2 แถว (แถว 27, 28)',
      'ชื่อและนามสกุล: ตัดเลขลำดับ ข้อความในวงเล็บ และ * ออก 25 แถว',
      'เบอร์โทร: มีหลายเบอร์ ใช้เบอร์แรก 12 แถว',
    ]);
  });
});

describe('a header row with a repeated heading', () => {
  it('is one table when the other headings differ', () => {
    const { rows } = read([
      ['ชื่อ-สกุล', 'ตำแหน่ง', 'ชื่อ-สกุล', 'โทรศัพท์'],
      ['นายเมฆ ทดลอง', 'ประธาน', 'นายเมฆ ทดลอง', '0812345678'],
    ]);
    expect(withoutIds(rows)).toEqual([
      {
        name: { prefix: 'นาย', first: 'เมฆ', last: 'ทดลอง' },
        position: 'chair',
        phone: '0812345678',
      },
    ]);
  });
});

describe('a cell in an office’s file', () => {
  it.each([
    ['ชื่อ-สกุล', 'ร.ต.อ.(หญิง)แก้ว ใจดี', { prefix: 'ร.ต.อ.หญิง', first: 'แก้ว', last: 'ใจดี' }],
    ['ชื่อ-สกุล', '๑๒) นางสาวแก้ว (ต้อย) ใจดี', { prefix: 'นางสาว', first: 'แก้ว', last: 'ใจดี' }],
    ['ชื่อ-สกุล', 'นายอาทู่ -', { prefix: 'นาย', first: 'อาทู่', last: '-' }],
  ])('under %s, %s, is read as a name', (heading, text, name) => {
    const { rows } = read([
      [heading, 'ตำแหน่ง'],
      [text, 'ประธาน'],
    ]);
    expect(rows?.[0]?.['name']).toEqual(name);
  });

  it.each([
    ['โทรศัพท์', "'0812345678", '0812345678'],
    ['โทรศัพท์', '081_234_5678', '0812345678'],
    ['โทรศัพท์', '812345678.0', '0812345678'],
    ['โทรศัพท์', 'เบอร์บ้าน 053-123456', '053123456'],
    ['โทรศัพท์', '081-234-5678 (ภรรยา)', '081-234-5678 (ภรรยา)'],
    ['ตั้งแต่', 'ตั้งแต่ 15 ก.พ. 2567 - ปัจจุบัน', '2024-02-15'],
    ['ตั้งแต่', '15/02/2567 00:00', '2024-02-15'],
    ['ตำแหน่ง', 'รองประธานคนที่สอง', 'viceChair'],
    ['หมู่', '12,13', '12,13'],
  ])('under %s, %s, is read as %s', (heading, text, value) => {
    const lines = [
      ['ชื่อ-สกุล', heading],
      ['นายเมฆ ทดลอง', text],
    ];
    const { rows, problems } = read(lines);
    const field = { โทรศัพท์: 'phone', ตั้งแต่: 'since', ตำแหน่ง: 'position' }[heading] ?? 'village';
    expect(rows?.[0]?.[field]).toBe(value);
    const isWrong = problems.some(({ path }) => path?.endsWith(field));
    expect(isWrong).toBe(value === text);
  });

  it('says that a cell with two village numbers has no number', () => {
    const { problems } = read([
      ['ชื่อ-สกุล', 'ตำแหน่ง', 'หมู่'],
      ['นายเมฆ ทดลอง', 'ประธาน', '12,13'],
    ]);
    expect(problems.find(({ cell }) => cell === 'C2')?.message).toBe('หมู่ที่ต้องเป็นตัวเลข เช่น 12');
  });
});
