import type { GradedTambon, GradingSheetPaper } from '../grading-sheet.ts';
import { formatDay } from '../../thai/date.ts';
import { rowsOf, workbookOf } from './paper-workbook.ts';
import type { PaperCell, PaperSheet, PaperWorkbook } from './paper-workbook.ts';

/** Enclosures 3 and 4 as a workbook with one sheet for each tambon. */
export function gradingSheetWorkbook({ data }: GradingSheetPaper, name: string): PaperWorkbook {
  return workbookOf(data, {
    name,
    sheets: data.sheets.map((sheet) => sheetOf(sheet, data)),
  });
}

function sheetOf(
  sheet: GradedTambon,
  { title, fiscalYear }: GradingSheetPaper['data'],
): PaperSheet {
  const { centre, tambon, district, round, assessedOn, categories, criteria } = sheet;
  const isBlank = sheet.grade === null;
  const on = assessedOn ? ` วันที่ประเมิน ${formatDay(assessedOn, 'long')}` : '';
  const head = [
    ['ข้อ', 'ตัวชี้วัด', 'คะแนนเต็ม', 'คะแนนที่ได้', 'ผลที่ได้และหมายเหตุ'].map((text) => ({ text })),
  ];
  const { first } = rowsOf({ head, rows: [] });
  const rows: PaperCell[][] = [];
  const sums: { max: string[]; points: string[] } = { max: [], points: [] };
  for (const { id, title, max, points, indicators } of categories) {
    const own = first + rows.length;
    const range = (letter: string): string =>
      `SUM(${letter}${own + 1}:${letter}${own + indicators.length})`;
    sums.max.push(`C${own}`);
    sums.points.push(`D${own}`);
    rows.push([
      id,
      `หมวดที่ ${id} ${title}`,
      { formula: range('C'), value: max },
      { formula: range('D'), value: points },
      null,
    ]);
    for (const indicator of indicators) rows.push(indicatorRow(indicator));
  }
  const level = criteria.levels.find(({ id }) => id === sheet.grade)?.title ?? '';
  return {
    name: centre,
    orientation: 'portrait',
    titles: [
      title.replace('\n', ''),
      `${centre} ตำบล${tambon} อำเภอ${district}`,
      `ประจำปีงบประมาณ พ.ศ. ${fiscalYear} ครั้งที่ ${round}${on}`,
    ],
    columns: [
      { width: 6, format: 'center' },
      { width: 44, format: 'text' },
      { width: 9, format: 'points' },
      { width: 9, format: 'points' },
      { width: 46, format: 'text' },
    ],
    head,
    rows,
    totals: [
      [
        null,
        'คะแนนรวม',
        { formula: sums.max.join('+'), value: sheet.max },
        { formula: sums.points.join('+'), value: sheet.points },
        isBlank ? 'ร้อยละ ............ ระดับ ............' : `ร้อยละ ${sheet.percent} ระดับ${level}`,
      ],
    ],
    signers: [
      ...sheet.assessors.map((assessor) => ({ role: 'ผู้ประเมิน', ...assessor })),
      { role: 'ผู้ตรวจสอบ', ...sheet.checker },
    ].slice(-3),
  };
}

function indicatorRow({
  id,
  title,
  max,
  score,
  words,
  note,
}: GradedTambon['categories'][number]['indicators'][number]): PaperCell[] {
  const text = [words, note === null ? null : `หมายเหตุ ${note}`].filter((part) => part !== null);
  return [id, title, max, score, text.join('\n') || null];
}
