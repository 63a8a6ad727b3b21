import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formFor, formIds } from '#domain/forms/index.ts';
import { listsOf } from '#domain/form/form.ts';
import type { Form } from '#domain/form/form.ts';
import type { Cell } from '#domain/fields/field.ts';
import { rowsIn } from '#domain/fields/repeat.ts';
import { importList } from '#domain/list/import.ts';
import { cellsOfRow, listColumns } from '#domain/list/worksheet.ts';
import { context, sampleCriteria } from '#test/examples/example.ts';
import { examplesOf } from '#test/examples/index.ts';

function formOf(id: (typeof formIds)[number]): Form {
  const form = formFor(id, { criteria: sampleCriteria });
  if (!form) throw new Error(`no form ${id}`);
  return form;
}

const form = formOf('committee-register');
const [list] = listsOf(form);
if (!list) throw new Error('a register without members');
const head = listColumns(list).map((sheetColumn) => sheetColumn.label);
const ctx = context;

const read = (lines: readonly (readonly string[])[], known: readonly unknown[] = []) =>
  importList({ form, list, ctx, lines, known: rowsIn(known) });

/** The columns: คำนำหน้า ชื่อ นามสกุล ตำแหน่ง ผู้แทน หมู่ ตำบล โทร เพศ ตั้งแต่ */
function line(at: number, change: Record<number, string> = {}): string[] {
  const seat = at === 0 ? 'ประธาน' : at === 1 ? 'เลขานุการ' : 'กรรมการ';
  const plain = ['นาง', `คนที่${at}`, 'สมมุติ', seat, 'กลุ่มสตรี', '3', '', '', 'หญิง', '15 ก.พ. 2567'];
  return plain.map((cell, index) => change[index] ?? cell);
}

const lines = (count: number) => Array.from({ length: count }, (_, at) => line(at));

describe('a register in a sheet', () => {
  it('reads 25 people with titles, days and seats', () => {
    const { rows, problems } = read([['ทะเบียนกรรมการ'], ['ศอช.ต.ตัวอย่าง'], head, ...lines(25)]);
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(25);
    expect(rows?.[0]).toEqual({
      id: 'x4',
      name: { prefix: 'นาง', first: 'คนที่0', last: 'สมมุติ' },
      position: 'chair',
      group: 'กลุ่มสตรี',
      village: 3,
      sex: 'female',
      since: '2024-02-15',
    });
  });

  it('names every wrong line and column, and imports nothing', () => {
    const people = lines(12);
    people[3] = line(3, { 3: 'ปธ.ฝ่าย' });
    people[5] = line(5, { 1: '', 7: '12345' });
    people[7] = line(7, { 4: 'บัตร 1-1017-00230-70-8' });
    people[8] = line(8, { 9: '31 ก.พ. 2567' });
    people[9] = line(2);
    people[10] = line(10, { 3: 'ประธาน' });
    const { rows, problems } = read([head, ...people]);
    expect(rows).toBeNull();
    expect(problems.map(({ line: at, column }) => [at, column])).toEqual([
      [5, 'ตำแหน่ง'],
      [7, 'ชื่อและนามสกุล'],
      [7, 'เบอร์โทร'],
      [9, 'ผู้แทนจาก'],
      [10, 'เป็นกรรมการตั้งแต่'],
      [11, 'ชื่อและนามสกุล'],
      [12, 'ตำแหน่ง'],
    ]);
    expect(problems[0]?.message).toContain('ไม่มี "ปธ.ฝ่าย" ในตัวเลือก');
    expect(problems[3]?.message).toContain('เลขประจำตัวประชาชน');
    for (const one of problems) expect(one.message).toMatch(/[ก-๙]/);
  });

  it.each([
    ['without a header row', lines(3), 'หัวตาราง'],
    ['with a header row and nothing below', [head], 'ไม่มีข้อมูล'],
    ['without a chair', [head, line(1), line(2)], 'ยังไม่มีประธาน'],
    ['of more people than a committee has', [head, ...lines(61)], 'ไม่เกิน 60'],
  ])('refuses a sheet %s and imports nothing', (_what, given, words) => {
    const { rows, problems } = read(given);
    expect(rows).toBeNull();
    expect(problems.map((problem) => problem.message).join()).toContain(words);
    expect(problems.some((problem) => problem.line === null)).toBe(true);
  });

  it('keeps the id of a member already known', () => {
    const known = [{ id: 't570401-7', name: { prefix: 'น.ส.', first: 'คนที่1', last: 'สมมุติ' } }];
    expect(
      read([head, ...lines(9)], known)
        .rows?.map((row) => row.id)
        .slice(0, 3),
    ).toEqual(['x2', 't570401-7', 'x4']);
  });

  it('reads a sheet with the full name in one column and columns in another order', () => {
    const given = [
      ['ลำดับ', 'ตำแหน่ง', 'ชื่อ - สกุล'],
      ['1', 'ประธาน', 'นางสาวดาว  ทดลอง'],
      ['2', 'เลขานุการ', 'นายเมฆ สมมุติ'],
    ];
    expect(read(given).rows?.map((row) => row['name'])).toEqual([
      { prefix: 'นางสาว', first: 'ดาว', last: 'ทดลอง' },
      { prefix: 'นาย', first: 'เมฆ', last: 'สมมุติ' },
    ]);
  });

  it('either imports every row or explains the refusal, for any content', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('นาย', 'ประธาน', '0812345678'),
    );
    const body = fc.array(fc.array(cell, { maxLength: head.length }), { maxLength: 8 });
    fc.assert(
      fc.property(body, (typed) => {
        const { rows, problems } = read([head, ...typed]);
        expect(rows === null).toBe(problems.length > 0);
        for (const one of problems) expect(one.message).not.toBe('');
      }),
    );
  });
});

const asText = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'object' ? cell.day : String(cell);

describe.each(
  formIds.flatMap((id) =>
    listsOf(formOf(id)).map((field) => ({ id, list: field, name: field.id })),
  ),
)('the list $name of $id', ({ id, list: own }) => {
  it('is read back unchanged from its own sheet', () => {
    const { answers } = examplesOf[id].accepted[0];
    const rows = rowsIn(answers[own.id]);
    const columns = listColumns(own);
    const sheet = [
      columns.map((column) => column.label),
      ...rows.map((row) => cellsOfRow(columns, row, ctx).map(asText)),
    ];
    const back = importList({ form: formOf(id), list: own, ctx, lines: sheet, known: rows });
    const written = new Set(columns.map((column) => column.field.id));
    const needsMore = own.fields.some((field) => field.required && !written.has(field.id));
    if (needsMore || rows.length === 0) return;
    expect(back.problems).toEqual([]);
    const kept = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([key]) => written.has(key))),
    );
    expect(back.rows?.map(({ id: _id, ...rest }) => rest)).toEqual(kept);
  });
});
