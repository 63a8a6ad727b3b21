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

describe('a value in an office’s file', () => {
  it.each([
    ['โทรศัพท์', '812345678', '0812345678'],
    ['โทรศัพท์', '53123456', '053123456'],
    ['โทรศัพท์', '๐๘๑-๒๓๔-๕๖๗๘', '0812345678'],
    ['โทรศัพท์', '053-123456 ต่อ 12', '053123456 ต่อ 12'],
    ['โทรศัพท์', '081-2345678, 053-123456', '0812345678'],
    ['โทรศัพท์', '-', undefined],
    ['โทรศัพท์', 'ไม่มี', undefined],
    ['เพศ', 'ญ', 'female'],
    ['เพศ', 'ช.', 'male'],
    ['หมู่', 'ม.3', 3],
    ['หมู่', 'หมู่ที่ ๑๒', 12],
    ['หมู่', '3 บ้านสันทราย', 3],
    ['หมู่', 'บ้านสันทราย ม.3', 3],
    ['วันที่แต่งตั้ง', '15/6/2553', '2010-06-15'],
    ['วันที่แต่งตั้ง', '15 กรกฏาคม 2560', '2017-07-15'],
    ['วันที่แต่งตั้ง', '1 พฤษจิกายน 2566', '2023-11-01'],
    ['วันที่แต่งตั้ง', '1 กุมพาพันธ์ 2566', '2023-02-01'],
    ['วันที่แต่งตั้ง', '1-ก.พ.-66', '2023-02-01'],
    ['วันที่แต่งตั้ง', '15 Feb 2024', '2024-02-15'],
    ['วันที่แต่งตั้ง', '15-Sept-67', '2024-09-15'],
    ['วันที่แต่งตั้ง', '15 February 2567', '2024-02-15'],
    ['วันที่แต่งตั้ง', '15 Fex 2024', '15 Fex 2024'],
    ['วันที่แต่งตั้ง', '25/12/67', '2024-12-25'],
    ['วันที่แต่งตั้ง', '1967-12-25', '2024-12-25'],
    ['วันที่แต่งตั้ง', '2567-12-25', '2024-12-25'],
    ['วันที่แต่งตั้ง', '1999-12-25', '1999-12-25'],
    ['วันที่แต่งตั้ง', '2020-12-25', '2020-12-25'],
  ])('under %s, %s, is read as %s', (heading, text, expected) => {
    const today = '2025-02-01' as const;
    const lines = [
      ['ชื่อ-สกุล', 'ตำแหน่ง', heading],
      ['นายเมฆ ทดลอง', 'ประธาน', text],
    ];
    const sheets = [{ name: 'ก', lines }];
    const { rows } = importList({ form, list, ctx: { ...context, today }, sheets, known: [] });
    const field = { โทรศัพท์: 'phone', เพศ: 'sex', หมู่: 'village' }[heading] ?? 'since';
    expect(rows?.[0]?.[field]).toBe(expected);
  });

  it('keeps an unlikely year when the current list has the same date', () => {
    const known = [
      { id: 'm1', name: { prefix: 'นาย', first: 'เมฆ', last: 'ทดลอง' }, since: '1967-12-25' },
    ];
    const lines = [
      ['ชื่อ-สกุล', 'ตำแหน่ง', 'เป็นกรรมการตั้งแต่'],
      ['นายเมฆ ทดลอง', 'ประธาน', '1967-12-25'],
    ];
    const { rows } = importList({
      form,
      list,
      ctx: context,
      sheets: [{ name: 'ก', lines }],
      known,
    });
    expect(rows?.[0]?.['since']).toBe('1967-12-25');
  });

  it('is reported once for its column when it was changed, with the number of rows', () => {
    const lines = [
      ['ชื่อ-สกุล', 'ตำแหน่ง', 'มือถือ'],
      ['นายเมฆ ทดลอง', 'ประธาน', '812345678'],
      ['นางฟ้า ทดลอง', 'เลขานุการ', '812345679'],
    ];
    expect(read(lines).notes).toEqual(['เบอร์โทร: เติม 0 ข้างหน้าที่ Excel ตัดไป 2 แถว']);
  });
});

describe('words that can be read two ways', () => {
  const seats = [
    'ประธานกรรมการ',
    'รองประธาน คนที่ 1',
    'รองประธาน คนที่ 2',
    'กรรมการและเลขานุการ',
    'กรรมการและเลขานุการ',
    'ครูใหญ่',
  ];
  const lines = [
    ['ชื่อ-สกุล', 'ตำแหน่งใน ศอช.'],
    ...seats.map((seat, at) => [`นายคนที่${'กขคงจฉ'[at]} ทดลอง`, seat]),
  ];

  it('lead to one question for the whole column, with the likely option', () => {
    const [question, ...others] = read(lines).questions;
    expect(others).toEqual([]);
    expect(question?.title).toBe('ตำแหน่งในไฟล์ ตรงกับคำใดในระบบ');
    expect(question?.items.map(({ text, chosen }) => [text, chosen])).toEqual([
      ['ประธานกรรมการ 1 แถว', 'chair'],
      ['กรรมการและเลขานุการ 2 แถว', 'secretary'],
      ['ครูใหญ่ 1 แถว', null],
    ]);
  });

  it('are read as the person answered, and those without an answer stay to be corrected', () => {
    const items = read(lines).questions[0]?.items ?? [];
    const chosen = Object.fromEntries(
      items.map(({ key }, at) => [key, ['chair', 'member', ''][at] ?? '']),
    );
    const { rows, questions, problems } = read(lines, { 'words.position': chosen });
    expect(questions.map(({ open }) => open)).toEqual([false]);
    expect(rows?.map((row) => row['position'])).toEqual([
      'chair',
      'viceChair',
      'viceChair',
      'member',
      'member',
      'ครูใหญ่',
    ]);
    expect(problems.map(({ cell }) => cell)).toEqual([undefined, 'B7']);
  });

  it('lead to a question for the era of two-digit years', () => {
    const dates = [
      ['ชื่อ-สกุล', 'ตำแหน่ง', 'วันที่แต่งตั้ง'],
      ['นายเมฆ ทดลอง', 'ประธาน', '25/12/22'],
      ['นางฟ้า ทดลอง', 'เลขานุการ', '1/2/23'],
    ];
    const [question] = read(dates).questions;
    expect(question?.items[0]?.text).toBe('25/12/22 2 แถว');
    expect(question?.options.map(({ label }) => label)).toEqual([
      '25 ธันวาคม 2522',
      '25 ธันวาคม 2565',
    ]);
    const { rows } = read(dates, { 'era.since': { year: 'ce' } });
    expect(rows?.map((row) => row['since'])).toEqual(['2022-12-25', '2023-02-01']);
  });

  it('are shown with a date that both eras have, also when the years are long past', () => {
    const dates = [
      ['ชื่อ-สกุล', 'ตำแหน่ง', 'วันที่แต่งตั้ง'],
      ['นายเมฆ ทดลอง', 'ประธาน', '29/2/24'],
      ['นางฟ้า ทดลอง', 'เลขานุการ', '15/6/10'],
    ];
    const [question] = read(dates).questions;
    expect(question?.items[0]?.text).toBe('15/6/10 2 แถว');
    expect(question?.options.map(({ label }) => label)).toEqual([
      '15 มิถุนายน 2510',
      '15 มิถุนายน 2553',
    ]);
    const { rows } = read(dates, { 'era.since': { year: 'ce' } });
    expect(rows?.map((row) => row['since'])).toEqual(['2024-02-29', '2010-06-15']);
  });
});
