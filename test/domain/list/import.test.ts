import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formFor, formIds } from '#domain/forms/index.ts';
import { draftProblem, listsOf } from '#domain/form/form.ts';
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
const headerRow = listColumns(list).map((sheetColumn) => sheetColumn.label);
const ctx = context;

const importLines = (lines: readonly (readonly string[])[], known: readonly unknown[] = []) =>
  importList({ form, list, ctx, sheets: [{ name: 'กรรมการ', lines }], known: rowsIn(known) });

/**
 * A line of the register. `change` replaces cells by index. Columns: คำนำหน้า ชื่อ นามสกุล ตำแหน่ง ผู้แทน
 * หมู่ ตำบล โทร เพศ ตั้งแต่
 */
function line(number: number, change: Record<number, string> = {}): string[] {
  const seat = number === 0 ? 'ประธาน' : number === 1 ? 'เลขานุการ' : 'กรรมการ';
  const plain = ['นาง', `คนที่${number}`, 'สมมุติ', seat, 'กลุ่มสตรี', '3', '', '', 'หญิง', '15 ก.พ. 2567'];
  return plain.map((cell, index) => change[index] ?? cell);
}

const lines = (count: number) => Array.from({ length: count }, (_, number) => line(number));

describe('the import of a register', () => {
  it('reads 25 people with titles, days and seats', () => {
    const { rows, problems } = importLines([
      ['ทะเบียนกรรมการ'],
      ['ศอช.ต.ตัวอย่าง'],
      headerRow,
      ...lines(25),
    ]);
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

  it('imports every row and names each wrong cell, its value and what would be right', () => {
    const people = lines(12);
    people[3] = line(3, { 3: 'ปธ.ฝ่าย' });
    people[5] = line(5, { 1: '', 7: '12345' });
    people[7] = line(7, { 4: 'บัตร 1-1017-00230-70-8' });
    people[8] = line(8, { 9: '31 ก.พ. 2567' });
    people[9] = line(2);
    people[10] = line(10, { 3: 'ประธาน' });
    const { rows, problems } = importLines([headerRow, ...people]);
    expect(rows).toHaveLength(12);
    expect(problems.map(({ cell, column, value }) => [cell, column, value])).toEqual([
      ['D5', 'ตำแหน่ง', 'ปธ.ฝ่าย'],
      ['B7', 'ชื่อและนามสกุล', ''],
      ['H7', 'เบอร์โทร', '12345'],
      ['E9', 'ผู้แทนจาก', 'บัตร *-****-*****-**-*'],
      ['J10', 'เป็นกรรมการตั้งแต่', '31 ก.พ. 2567'],
      ['B11', 'ชื่อและนามสกุล', 'คนที่2'],
      ['D12', 'ตำแหน่ง', 'ประธาน'],
    ]);
    expect(problems.map(({ sheet }) => sheet)).toEqual(problems.map(() => 'กรรมการ'));
    expect(problems[0]?.message).toBe(
      'ไม่มี "ปธ.ฝ่าย" ในตัวเลือก เลือกได้: ประธาน รองประธาน เลขานุการ ผู้ช่วยเลขานุการ เหรัญญิก กรรมการ ที่ปรึกษา',
    );
    expect(problems[4]?.message).toContain('เช่น 25 ธ.ค. 2567');
    expect(problems[0]?.path).toBe('x5.position');
  });

  it('keeps a wrong value in its row to be mended, and leaves a national id out', () => {
    const people = lines(9);
    people[5] = line(5, { 4: 'บัตร 1-1017-00230-70-8', 7: '12345' });
    const { rows, problems } = importLines([headerRow, ...people]);
    expect(problems.map(({ path }) => path)).toEqual(['x7.group', 'x7.phone']);
    expect(rows?.[5]).toMatchObject({ phone: '12345', position: 'member' });
    expect(rows?.[5]).not.toHaveProperty('group');
  });

  it('makes rows that the form accepts as a draft from any cells', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.constantFrom('ประธานกรรมการ', '812345678', '25/12/24', 'รวม', '1101700230708'),
    );
    const body = fc.array(fc.array(cell, { maxLength: 12 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(body, (typed) => {
        const { rows } = importLines([headerRow, ...typed]);
        expect(draftProblem(list, rows ?? [])).toBeNull();
      }),
    );
  });

  it.each([
    ['without a header row', lines(3), 'หัวตาราง'],
    ['with a header row and nothing below', [headerRow], 'ไม่มีข้อมูล'],
    ['with more people than a committee has', [headerRow, ...lines(61)], 'ไม่เกิน 60'],
  ])('refuses a sheet %s and imports no row', (_what, sheet, expected) => {
    const { rows, problems } = importLines(sheet);
    expect(rows).toBeNull();
    expect(problems.map((problem) => problem.message).join()).toContain(expected);
    expect(problems.some((problem) => problem.line === null)).toBe(true);
  });

  it('says that there is no chair, and still imports the rows', () => {
    const { rows, problems } = importLines([headerRow, line(1), line(2)]);
    expect(rows).toHaveLength(2);
    expect(problems).toEqual([{ line: null, column: '', message: 'ยังไม่มีประธาน ต้องมี 1 คน' }]);
  });

  it('gives a new person an id that no other person has', () => {
    const known = [{ id: 'x2', name: { prefix: 'นาง', first: 'คนที่1', last: 'สมมุติ' } }];
    const { rows } = importLines([headerRow, ...lines(2)], known);
    expect(rows?.map(({ id }) => id)).toEqual(['x2n', 'x2']);
  });

  it('keeps the id of a known member', () => {
    const known = [{ id: 't570401-7', name: { prefix: 'น.ส.', first: 'คนที่1', last: 'สมมุติ' } }];
    expect(
      importLines([headerRow, ...lines(9)], known)
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
    expect(importLines(given).rows?.map((row) => row['name'])).toEqual([
      { prefix: 'นางสาว', first: 'ดาว', last: 'ทดลอง' },
      { prefix: 'นาย', first: 'เมฆ', last: 'สมมุติ' },
    ]);
  });

  it('imports every row or explains the refusal, for any content', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('นาย', 'ประธาน', '0812345678'),
    );
    const body = fc.array(fc.array(cell, { maxLength: headerRow.length }), { maxLength: 8 });
    fc.assert(
      fc.property(body, (typed) => {
        const { rows, problems, table } = importLines([headerRow, ...typed]);
        expect(rows !== null || problems.length > 0).toBe(true);
        expect(table).toHaveLength(rows?.length ?? 0);
        for (const problem of problems) expect(problem.message).not.toBe('');
      }),
    );
  });
});

/** The text a spreadsheet shows for a cell. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.day : String(cell);
}

/** The lists whose worksheet has a column for every required field. */
const completeLists = formIds.flatMap((id) =>
  listsOf(formOf(id)).flatMap((field) => {
    const columns = listColumns(field);
    const written = new Set(columns.map((column) => column.field.id));
    const rows = rowsIn(examplesOf[id].accepted[0].answers[field.id]);
    const isComplete = field.fields.every((part) => !part.required || written.has(part.id));
    return isComplete && rows.length > 0
      ? [{ id, field, name: field.id, columns, written, rows }]
      : [];
  }),
);

it.each(completeLists)(
  'reads the list $name of $id back unchanged from its own sheet',
  ({ id, field, columns, written, rows }) => {
    const sheet = [
      columns.map((column) => column.label),
      ...rows.map((row) => cellsOfRow(columns, row, ctx).map(cellText)),
    ];
    const imported = importList({
      form: formOf(id),
      list: field,
      ctx,
      sheets: [{ name: 'ก', lines: sheet }],
      known: rows,
    });
    expect(imported.questions).toEqual([]);
    expect(imported.problems).toEqual([]);
    const expected = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([key]) => written.has(key))),
    );
    expect(imported.rows?.map(({ id: _id, ...rest }) => rest)).toEqual(expected);
  },
);
