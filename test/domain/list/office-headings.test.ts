import { describe, expect, it } from 'vitest';
import { formFor } from '#domain/forms/index.ts';
import { listsOf } from '#domain/form/form.ts';
import { importList } from '#domain/list/import.ts';
import type { ImportAnswers } from '#domain/list/import-answers.ts';
import { context } from '#test/examples/example.ts';

const form = formFor('committee-register');
const list = form ? listsOf(form)[0] : undefined;
if (!form || !list) throw new Error('a register without members');

type Lines = readonly (readonly string[])[];

const read = (lines: Lines, answers: ImportAnswers = {}) =>
  importList({ form, list, ctx: context, sheets: [{ name: 'ก', lines }], known: [], answers });

describe('a column heading in an office’s file', () => {
  it.each([
    [
      'เบอร์โทร',
      ['เบอร์โทร', 'โทรศัพท์', 'โทร.', 'มือถือ', 'หมายเลข โทรศัพท์', 'เบอร์โทรศัพท์ (มือถือ)'],
      '0812345678',
    ],
    ['หมู่ที่', ['หมู่', 'หมู่ที่', 'ม.', 'หมู่ ที่'], '3'],
    ['ผู้แทนจาก', ['ผู้แทนกลุ่ม', 'ผู้แทนกลุ่ม/องค์กร', 'กลุ่มองค์การชุมชน'], 'กลุ่มสตรี'],
    ['เป็นกรรมการตั้งแต่', ['วันที่ได้รับแต่งตั้ง', 'วัน เดือน ปี ที่แต่งตั้ง', 'ได้รับแต่งตั้งเมื่อ'], '15 ก.พ. 2567'],
    ['เพศ', ['เพศ', 'ช/ญ'], 'ญ'],
    ['ตำบล', ['ตำบล', 'ต.'], 'งิ้ว'],
  ])('is recognized as %s in each of its spellings', (column, headings, text) => {
    const columns = headings.map((heading) => {
      const lines = [
        ['ชื่อ-สกุล', 'ตำแหน่ง', heading],
        ['นายเมฆ ทดลอง', 'ประธาน', text],
      ];
      return read(lines).table[0]?.values[2]?.column;
    });
    expect(columns).toEqual(headings.map(() => column));
  });

  it.each([
    [
      ['คำนำหน้าชื่อ', 'ชื่อ', 'สกุล'],
      ['นาย', 'เมฆ', 'ทดลอง'],
    ],
    [
      ['คำนำหน้า', 'ชื่อตัว', 'ชื่อสกุล'],
      ['นาย', 'เมฆ', 'ทดลอง'],
    ],
    [['ชื่อ - สกุล'], ['นาย เมฆ ทดลอง']],
    [['ชื่อสกุล'], ['นายเมฆ ทดลอง']],
    [['รายชื่อกรรมการ'], ['นายเมฆ  ทดลอง']],
    [['ชื่อ'], ['นายเมฆ ทดลอง']],
    [
      ['ชื่อ-สกุล', 'ชื่อ-สกุล', 'ชื่อ-สกุล'],
      ['นาย', 'เมฆ', 'ทดลอง'],
    ],
  ])('%j is split into the parts of a name', (headings, cells) => {
    const { rows } = read([
      [...headings, 'ตำแหน่ง'],
      [...cells, 'ประธาน'],
    ]);
    expect(rows?.[0]?.['name']).toEqual({ prefix: 'นาย', first: 'เมฆ', last: 'ทดลอง' });
  });

  it('is read as the seat before any other position, and the other column is named as left out', () => {
    const { rows, columns } = read([
      ['ชื่อ-สกุล', 'ตำแหน่ง', 'ตำแหน่งใน ศอช.'],
      ['นายเมฆ ทดลอง', 'ผู้ใหญ่บ้าน', 'ประธาน'],
    ]);
    expect(rows?.[0]?.['position']).toBe('chair');
    expect(columns.find(({ target }) => target === '')).toMatchObject({
      letter: 'B',
      heading: 'ตำแหน่ง',
    });
  });

  it('is named with its column when unknown, and is read after the person matches it to a field', () => {
    const lines = [
      ['ลำดับ', 'ชื่อ-สกุล', 'ตำแหน่ง', 'ไลน์'],
      ['1', 'นายเมฆ ทดลอง', 'ประธาน', '0812345678'],
    ];
    const before = read(lines);
    expect(before.columns.filter(({ target }) => target === '')).toEqual([
      { at: 3, letter: 'D', heading: 'ไลน์', target: '' },
    ]);
    expect(before.rows?.[0]).not.toHaveProperty('phone');
    const after = read(lines, { columns: { '3': 'phone' } });
    expect(after.rows?.[0]).toMatchObject({ phone: '0812345678' });
    const without = read(lines, { columns: { '1': '' } });
    expect(without.rows?.[0]).not.toHaveProperty('name');
  });

  it('leads to a question when no column has a required field', () => {
    const lines = [
      ['ชื่อ-สกุล', 'หน้าที่', 'หมายเหตุ'],
      ['นายเมฆ ทดลอง', 'ประธาน', 'ก'],
      ['นางฟ้า ทดลอง', 'เลขานุการ', ''],
    ];
    const [question, ...others] = read(lines).questions;
    expect(others).toEqual([]);
    expect(question).toEqual({
      id: 'headings',
      title: 'ไม่พบหัวตาราง ตำแหน่ง อยู่ในคอลัมน์ใด',
      items: [{ key: 'position', text: 'ตำแหน่ง', chosen: '1' }],
      options: [
        { value: '1', label: 'คอลัมน์ B “หน้าที่” เช่น ประธาน' },
        { value: '2', label: 'คอลัมน์ C “หมายเหตุ” เช่น ก' },
        { value: '', label: 'ไม่มีในไฟล์ เติมในรายการภายหลัง' },
      ],
      open: true,
    });
    const { rows, questions } = read(lines, { headings: { position: '1' } });
    expect(rows?.map((row) => row['position'])).toEqual(['chair', 'secretary']);
    expect(questions).toEqual([]);
    const later = read(lines, { headings: { position: '' } });
    expect(later.questions.map(({ open }) => open)).toEqual([false]);
    expect(later.rows).toHaveLength(2);
  });
});

describe('the header row of a table', () => {
  it('is found below title lines, in two merged rows', () => {
    const { rows, problems } = read([
      ['ทะเบียนกรรมการ ศอช.ต.ตัวอย่าง', 'ทะเบียนกรรมการ ศอช.ต.ตัวอย่าง'],
      [],
      ['ที่', 'ชื่อ-สกุล', 'ชื่อ-สกุล', 'ชื่อ-สกุล', 'ตำแหน่ง', 'ตำแหน่ง', 'ที่อยู่', 'ที่อยู่'],
      ['ที่', 'คำนำหน้า', 'ชื่อ', 'สกุล', 'ใน ศอช.', 'ในหมู่บ้าน', 'เลขที่บ้าน', 'หมู่ที่'],
      ['1', 'นาย', 'เมฆ', 'ทดลอง', 'ประธาน', 'กำนัน', '12/3', '4'],
      ['2', 'นาง', 'ฟ้า', 'ทดลอง', 'เลขานุการ', '', '5', '๗'],
    ]);
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        id: 'x5',
        name: { prefix: 'นาย', first: 'เมฆ', last: 'ทดลอง' },
        position: 'chair',
        village: 4,
      },
      {
        id: 'x6',
        name: { prefix: 'นาง', first: 'ฟ้า', last: 'ทดลอง' },
        position: 'secretary',
        village: 7,
      },
    ]);
  });

  it.each([
    [
      ['ที่', 'ชื่อ-สกุล', 'ตำแหน่ง'],
      ['ที่', 'ชื่อ-สกุล', 'ตำแหน่ง'],
    ],
    [
      ['ที่', 'ชื่อ-สกุล', 'ตำแหน่ง', 'ที่อยู่'],
      ['', '', '', 'บ้านเลขที่'],
    ],
  ])('may be two rows, even when the lower one adds no known heading', (upper, lower) => {
    const { rows } = read([upper, lower, ['1', 'นายเมฆ ทดลอง', 'ประธาน', '']]);
    expect(rows?.map(({ id }) => id)).toEqual(['x3']);
  });

  it('names the required headings when the sheet has none', () => {
    const { rows, problems } = read([['นายเมฆ ทดลอง', 'ประธาน']]);
    expect(rows).toBeNull();
    expect(problems[0]?.message).toContain('ไม่พบหัวตาราง ชื่อและนามสกุล และ ตำแหน่ง');
  });

  it('decides which sheet is read: never a hidden one, and this place’s own first', () => {
    const table = (name: string) => [
      ['ชื่อ-สกุล', 'ตำแหน่ง'],
      [name, 'ประธาน'],
    ];
    const sheets = [
      { name: 'เก่า', hidden: true, lines: table('นายเก่า ทดลอง') },
      { name: 'คำอธิบาย', lines: [['กรุณากรอก']] },
      { name: 'ต.อื่น', lines: table('นายอื่น ทดลอง') },
      { name: 'ต.ตัวอย่าง', lines: table('นายเมฆ ทดลอง') },
    ];
    const given = {
      form,
      list,
      ctx: { ...context, centreName: 'ศอช.ต.ตัวอย่าง' },
      sheets,
      known: [],
    };
    const { sheet, otherSheets, notes } = importList(given);
    expect([sheet, otherSheets]).toEqual(['ต.ตัวอย่าง', ['ต.อื่น']]);
    expect(notes).toEqual(['ไม่อ่านแผ่นงานที่ซ่อนไว้ “เก่า”']);
    const answers = { sheet: { name: 'ต.อื่น' } };
    expect(importList({ ...given, answers }).sheet).toBe('ต.อื่น');
  });
});

describe('lines without a person', () => {
  it('are skipped and counted with their reason', () => {
    const head = ['ที่', 'ชื่อ-สกุล', 'ตำแหน่ง'];
    const sheet = {
      name: 'ก',
      emptyBelow: 3_470,
      lines: [
        head,
        ['ฝ่ายบริหาร', 'ฝ่ายบริหาร', 'ฝ่ายบริหาร'],
        ['1', 'นายเมฆ ทดลอง', 'ประธาน'],
        [],
        head,
        ['2', 'นางรวมพร ทดลอง', 'เลขานุการ'],
        ['3'],
        ['', 'รวมทั้งสิ้น', '2 คน'],
        ['หมายเหตุ', 'ข้อมูล ณ วันที่ 1 ม.ค. 2568'],
        ['', '', 'ลงชื่อ................ผู้รายงาน'],
        ['', '(นายเมฆ ทดลอง)'],
      ],
    };
    const { rows, notes } = importList({ form, list, ctx: context, sheets: [sheet], known: [] });
    expect(rows?.map(({ id }) => id)).toEqual(['x3', 'x6']);
    expect(notes).toEqual([
      'ข้ามแถวหัวข้อ 1 แถว (แถว 2)',
      'ข้ามหัวตารางที่ซ้ำ 1 แถว (แถว 5)',
      'ข้ามแถวรวม 1 แถว (แถว 8)',
      'ข้ามแถวหมายเหตุหรือลงชื่อ 3 แถว (แถว 9, 10, 11)',
      'ข้ามแถวว่าง 3,472 แถว',
    ]);
  });
});
