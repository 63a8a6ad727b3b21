import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writePaperXlsx } from '#api/xlsx.ts';
import type { PaperWorkbook } from '#domain/papers/workbooks/paper-workbook.ts';
import { sheetName } from '#domain/list/workbook.ts';
import { workbookOfPaper } from '#domain/papers/workbooks/workbook-of-paper.ts';
import { papersOf } from '#test/support/papers/all-papers.ts';
import { inventArea } from '#test/support/papers/invented-facts.ts';
import { recalculated } from '#test/support/recalculate.ts';
import { readXlsx } from '#test/support/read-workbook.ts';

const dangerous = ['=1+1', '+66812345678', '-2', '@SUM(A1)', '\tตัวเลข', '\rตัวเลข'];
const workbook: PaperWorkbook = {
  name: 'ทะเบียน',
  mark: 'ร่าง',
  thaiDigits: true,
  sheets: [
    {
      name: 'สรุป',
      orientation: 'landscape',
      titles: ['แบบรายงาน', 'อำเภอเทิง 2568'],
      columns: [
        { width: 5, format: 'count' },
        { width: 24, format: 'text' },
        { width: 14, format: 'code' },
        { width: 14, format: 'center' },
      ],
      head: [
        [
          { text: 'ที่', down: 2 },
          { text: 'ชื่อ', down: 2 },
          { text: 'คำสั่ง', across: 2 },
        ],
        [{ text: 'เลขที่' }, { text: 'ลงวันที่' }],
      ],
      rows: dangerous.map((text, at) => [at + 1, text, '12/2567', { day: '2024-12-25' }]),
      totals: [[{ formula: 'SUM(A7:A12)', value: 21 }, 'รวม', null, null]],
      signers: [
        { role: 'ผู้รายงาน', name: null, position: null },
        { role: 'ผู้ตรวจสอบ', name: null, position: 'พัฒนาการอำเภอเทิง' },
      ],
    },
  ],
};

const workbooks = papersOf(
  inventArea({ area: '5704', isPartial: true, thaiDigits: false }),
).flatMap((paper, at) => workbookOfPaper(paper, `${paper.layout} ${at}`) ?? []);

describe('the workbook of a paper', () => {
  it('has titles, draft mark, two header rows, Thai digits and places to sign', async () => {
    const [sheet] = await readXlsx(await writePaperXlsx(workbook));
    expect(sheet?.rows.slice(0, 6).map((row) => row.filter(Boolean))).toEqual([
      expect.arrayContaining(['แบบรายงาน']),
      expect.arrayContaining(['อำเภอเทิง ๒๕๖๘']),
      [],
      expect.arrayContaining(['ร่าง']),
      expect.arrayContaining(['ที่', 'ชื่อ', 'คำสั่ง']),
      expect.arrayContaining(['เลขที่', 'ลงวันที่']),
    ]);
    const text = sheet?.rows.flat().join('\n') ?? '';
    expect(text).toContain('ผู้ตรวจสอบ');
    expect(text).toContain('พัฒนาการอำเภอเทิง');
  });

  it('stores text that begins like a formula as text, and computes only its own sums', async () => {
    const files = unzipSync(await writePaperXlsx(workbook));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect([...sheet.matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula)).toEqual([
      'SUM(A7:A12)',
    ]);
    expect(sheet).toContain('<f>SUM(A7:A12)</f><v>21</v>');
    const [read] = await readXlsx(await writePaperXlsx(workbook));
    const names = read?.rows.slice(6, 12).map((row) => row[1]);
    expect(names).toEqual(['=๑+๑', '+๖๖๘๑๒๓๔๕๖๗๘', '-๒', '@SUM(A๑)', 'ตัวเลข', 'ตัวเลข']);
  });

  it.each(workbooks)(
    'has in each formula of $name the value that another calculator computes',
    async (of) => {
      const { wrong, compared } = recalculated(await writePaperXlsx(of));
      expect(wrong).toEqual([]);
      expect(compared).toBeGreaterThan(0);
    },
  );

  it('is found faulty by recalculation when a stored sum is wrong', async () => {
    const [sheet] = workbook.sheets;
    if (!sheet) throw new Error('no sheet');
    const totals = [[{ formula: 'SUM(A7:A12)', value: 20 }, 'รวม', null, null]];
    const spoilt = await writePaperXlsx({ ...workbook, sheets: [{ ...sheet, totals }] });
    expect(recalculated(spoilt).wrong).toEqual(['สรุป 13:1 SUM(A7:A12): 20, not 21']);
  });

  it('is one page wide on A4 and repeats its header on each page', async () => {
    const files = unzipSync(await writePaperXlsx(workbook));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toMatch(/<pageSetup[^>]*orientation="landscape"/);
    expect(sheet).toMatch(/fitToHeight="0"/);
    expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toContain('$5:$6');
  });

  it.each(workbooks)('is written with all its sheets and sums: $name', async (given) => {
    const sheets = await readXlsx(await writePaperXlsx(given));
    expect(sheets.map(({ name }) => name)).toEqual(given.sheets.map(({ name }) => sheetName(name)));
    for (const [at, { rows, totals }] of given.sheets.entries()) {
      const text = sheets[at]?.rows.map((row) => row.join('|')).join('\n') ?? '';
      const sums = [...rows, ...totals]
        .flat()
        .flatMap((cell) =>
          typeof cell === 'object' && cell !== null && 'formula' in cell ? [cell.value] : [],
        );
      for (const sum of sums.filter((value) => typeof value === 'number'))
        expect(text).toContain(String(sum));
    }
  });
});
