import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { officeFiles } from '#test/support/office/files.ts';
import { officeRegister } from '#test/support/office/register.ts';
import { testDatabase } from '#test/support/database.ts';
import { officeWorkbook } from '#test/support/office-workbook.ts';
import type { OfficeWorkbook } from '#test/support/office-workbook.ts';
import { dutyOf } from '#test/support/world.ts';
import { importedListSchema } from '#contract/list-import.ts';
import { rawWorksheetsSchema } from '#contract/files.ts';
import { readXlsx } from '#test/support/read-workbook.ts';
import { publicUrl } from './client.ts';
import type { Client } from './client.ts';
import { openDesk } from './api-fixture.ts';

const db = await testDatabase();
const { api, clients, minutes } = await openDesk(db);
const { id } = dutyOf({ obligation: 'committee-register' });
const path = `/api/duties/${id}/lists/members`;

type Answers = Record<string, Record<string, string>>;

/** The worksheets of an uploaded file, as the app sends them to be read. */
async function sheetsOf(client: Client, workbook: OfficeWorkbook) {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(officeWorkbook(workbook))]), 'ทะเบียน.xlsx');
  const { json } = await client({ path: '/api/sheets', body });
  const { sheets } = rawWorksheetsSchema.parse(json);
  return sheets.map(({ rows, ...sheet }) => ({ ...sheet, lines: rows }));
}

interface Reading {
  sheets: Awaited<ReturnType<typeof sheetsOf>>;
  given: Answers;
}

type Imported = z.infer<typeof importedListSchema>;

/** The given answer to each open question, or the likely option when none is given. */
function answersTo({ questions }: Imported, given: Answers): Answers {
  const open = questions.filter((question) => question.open);
  return Object.fromEntries(
    open.map(({ id: question, items }) => [
      question,
      Object.fromEntries(
        items.map(({ key, chosen }) => [key, given[question]?.[key] ?? chosen ?? '']),
      ),
    ]),
  );
}

const titlesOf = ({ questions }: Imported): string[] =>
  questions.flatMap(({ open, title }) => (open ? [title] : []));

/** Reads the worksheets and answers the questions, in two rounds at most. */
async function readAll(client: Client, { sheets, given }: Reading) {
  const read = async (answers: Answers) => {
    const { json } = await client({ path, json: { sheets, answers, known: [] } });
    return importedListSchema.parse(json);
  };
  const first = await read({});
  const answers = answersTo(first, given);
  const second = await read(answers);
  const imported = await read({ ...answers, ...answersTo(second, given) });
  expect(titlesOf(imported)).toEqual([]);
  return { imported, asked: [...titlesOf(first), ...titlesOf(second)] };
}

describe('a register in the office’s own workbook', () => {
  it.each(Object.entries(officeFiles))(
    'is imported with all 25 people and at most three questions with %s',
    async (_what, { workbook, asked, answers: given = {}, notes }) => {
      const { officer } = await clients('officer');
      const sheets = await sheetsOf(officer, workbook);
      const read = await readAll(officer, { sheets, given });
      expect(read.asked).toEqual(asked);
      expect(read.asked.length).toBeLessThanOrEqual(3);
      expect(read.imported.problems).toEqual([]);
      expect(read.imported.rows?.map(({ id: _id, ...row }) => row)).toEqual(officeRegister);
      expect(read.imported.rows).toHaveLength(25);
      expect(read.imported.notes).toEqual(notes);
    },
  );

  it('is imported with its wrong values named by worksheet, cell, value and what is right', async () => {
    const { officer } = await clients('officer');
    const rows = [
      ['ชื่อ-สกุล', 'ตำแหน่ง', 'โทรศัพท์'],
      ['นายเมฆ ทดลอง', 'ประธาน', '0812345'],
      ['นางฟ้า ทดลอง', 'เลขานุการ', '0812345678'],
    ];
    const sheets = await sheetsOf(officer, { sheets: [{ name: 'ทะเบียน', rows }] });
    const { imported } = await readAll(officer, { sheets, given: {} });
    expect(imported.rows?.map((row) => row['phone'])).toEqual(['0812345', '0812345678']);
    expect(imported.problems).toEqual([
      {
        line: 2,
        column: 'เบอร์โทร',
        sheet: 'ทะเบียน',
        cell: 'C2',
        value: '0812345',
        path: 'x2.phone',
        message: 'เบอร์โทรต้องมี 9 หรือ 10 หลัก เช่น 0812345678 หรือ 053123456 ต่อ 12',
      },
    ]);
  });

  it('is refused with a file of all its errors, which the person who asked can open for an hour', async () => {
    const { officer, wideOfficer } = await clients('officer', 'wideOfficer');
    const seats = Array.from({ length: 50 }, (_, at) => [`นายคนที่${at} ทดลอง`, 'กรรมการ', '0812']);
    const rows = [['ชื่อ-สกุล', 'ตำแหน่ง', 'โทรศัพท์'], ...seats];
    const sheets = await sheetsOf(officer, { sheets: [{ name: 'ทะเบียน', rows }] });
    const { json } = await officer({ path: `${path}/report`, json: { sheets, known: [] } });
    const file = { kind: 'importReport', report: json['report'] };
    const open = async (client: Client) => {
      const { json: link } = await client({ path: '/api/files', json: { file } });
      return fetch(api.base + String(link['url']).replace(publicUrl, ''));
    };
    const [own, other] = [await open(officer), await open(wideOfficer)];
    expect([own.status, other.status]).toEqual([200, 410]);
    const [sheet] = await readXlsx(new Uint8Array(await own.arrayBuffer()));
    const [head, ...wrong] = sheet?.rows ?? [];
    expect(head).toEqual(['แผ่นงาน', 'ช่อง', 'ข้อมูล', 'ค่าในไฟล์', 'สิ่งที่ต้องแก้']);
    expect(wrong.length).toBeGreaterThan(50);
    expect(wrong.find(([, cell]) => cell === 'C51')?.slice(0, 4)).toEqual([
      'ทะเบียน',
      'C51',
      'เบอร์โทร',
      '0812',
    ]);
    api.setNow(minutes(61));
    expect((await open(officer)).status).toBe(410);
  });
});
