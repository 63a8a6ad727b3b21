import type { CentreProgressPaper } from '../progress-centre.ts';
import type { DistrictProgressPaper } from '../progress-district.ts';
import { letterOf, rowsOf, signerBlocks, workbookOf } from './paper-workbook.ts';
import type { PaperCell, PaperSheet, PaperWorkbook } from './paper-workbook.ts';

/** Enclosure 6 for centres as a workbook with one sheet for each centre. */
export function centreProgressWorkbook({ data }: CentreProgressPaper, name: string): PaperWorkbook {
  const head = [
    ['ที่', 'ด้านที่ประเมิน', 'ระดับ', 'ผลงานหรือหลักฐาน', 'ปัญหา', 'แนวทางแก้ไข'].map((text) => ({ text })),
  ];
  const sheets = data.sheets.map((sheet): PaperSheet => {
    const rows = sheet.aspects.map(
      ({ title, words, level, evidence, problems, remedies }, at): PaperCell[] => [
        at + 1,
        words === null ? title : `${title}\n${words}`,
        level,
        evidence,
        problems,
        remedies,
      ],
    );
    const { first, last } = rowsOf({ head, rows });
    const overall = sheet.overall === null ? '' : (data.scale[sheet.overall - 1] ?? '');
    const meetings = sheet.meetingsHeld === null ? '' : `ประชุม ${sheet.meetingsHeld} ครั้ง`;
    return {
      name: sheet.centre,
      orientation: 'landscape',
      titles: [
        data.title,
        `${sheet.centre} ${sheet.place}`,
        `ประจำปีงบประมาณ พ.ศ. ${data.fiscalYear}`,
      ],
      columns: [
        { width: 5, format: 'count' },
        { width: 34, format: 'text' },
        { width: 9, format: 'center' },
        { width: 36, format: 'text' },
        { width: 30, format: 'text' },
        { width: 30, format: 'text' },
      ],
      head,
      rows,
      totals: [
        [
          null,
          'เฉลี่ย',
          meanCell(`C${first}:C${last}`, sheet.mean),
          `ระดับรวม ${sheet.overall ?? '–'} ${overall}`.trim(),
          meetings || null,
          null,
        ],
      ],
      signers: [
        { role: 'ผู้รายงาน', ...sheet.reporter },
        { role: 'ผู้ประเมิน', ...sheet.assessor },
        { role: 'ผู้ตรวจสอบ', ...sheet.checker },
      ],
    };
  });
  return workbookOf(data, { name, sheets });
}

function meanCell(range: string, value: number | null): PaperCell {
  const formula = `IF(COUNT(${range})=0,"–",ROUND(SUM(${range})/COUNT(${range}),2))`;
  return { formula, value: value ?? '–' };
}

/** Enclosure 6 of a district or the province as a workbook. */
export function districtProgressWorkbook(
  { data }: DistrictProgressPaper,
  name: string,
): PaperWorkbook {
  return workbookOf(data, {
    name,
    sheets: [{ ...listSheet(data), signers: signerBlocks(data.signers) }, countSheet(data)],
  });
}

const listName = 'ความก้าวหน้า';
const firstAspect = 3;
type Data = DistrictProgressPaper['data'];

function headOf({ aspects }: Data) {
  return [
    [
      { text: 'ที่', down: 2 },
      { text: 'ศอช.', down: 2 },
      { text: 'ระดับ', down: 2 },
      { text: 'ระดับความก้าวหน้ารายด้าน (1 ถึง 5)', across: aspects.length },
      { text: 'เฉลี่ย', down: 2 },
      { text: 'ประชุม (ครั้ง)', down: 2 },
      { text: 'ระดับรวม', down: 2 },
      { text: 'ปัญหาสำคัญ', down: 2 },
    ],
    aspects.map((text) => ({ text })),
  ];
}

function titlesOf({ title, place, fiscalYear }: Data): string[] {
  return [title, place, `ประจำปีงบประมาณ พ.ศ. ${fiscalYear}`];
}

function listSheet(data: Data): Omit<PaperSheet, 'signers'> {
  const { aspects, rows, totals } = data;
  const head = headOf(data);
  const { first, last } = rowsOf({ head, rows: rows.map(() => []) });
  const lastAspect = firstAspect + aspects.length - 1;
  const column = (at: number): string => `${letterOf(at)}${first}:${letterOf(at)}${last}`;
  return {
    name: listName,
    orientation: 'landscape',
    titles: titlesOf(data),
    columns: [
      { width: 5, format: 'count' },
      { width: 24, format: 'text' },
      { width: 9, format: 'center' },
      ...aspects.map(() => ({ width: 11, format: 'points' as const })),
      { width: 9, format: 'points' },
      { width: 9, format: 'count' },
      { width: 14, format: 'center' },
      { width: 40, format: 'text' },
    ],
    head,
    rows: rows.map(({ centre, level, levels, mean, meetingsHeld, overall, problem }, at) => [
      at + 1,
      centre,
      level,
      ...(levels ?? aspects.map(() => null)),
      meanCell(`${letterOf(firstAspect)}${first + at}:${letterOf(lastAspect)}${first + at}`, mean),
      meetingsHeld,
      overall,
      levels ? problem : 'ยังไม่ประเมิน',
    ]),
    totals: [
      [
        null,
        `เฉลี่ย (ประเมินแล้ว ${totals.assessed} จาก ${rows.length})`,
        null,
        ...totals.means.map((mean, at) => meanCell(column(firstAspect + at), mean)),
        meanCell(column(lastAspect + 1), totals.mean),
        null,
        null,
        null,
      ],
    ],
  };
}

/** How many centres are at each level, counted on the first sheet. */
function countSheet(data: Data): PaperSheet {
  const { aspects, scale, totals, rows } = data;
  const { first, last } = rowsOf({ head: headOf(data), rows: rows.map(() => []) });
  const count = (column: number, { level, value }: { level: number; value: number }): PaperCell => {
    const letter = letterOf(column);
    return {
      formula: `COUNTIF('${listName}'!$${letter}$${first}:$${letter}$${last},${level})`,
      value,
    };
  };
  const overallColumn = firstAspect + aspects.length + 2;
  return {
    name: 'นับตามระดับ',
    orientation: 'landscape',
    titles: titlesOf(data),
    columns: [
      { width: 24, format: 'text' },
      ...scale.map(() => ({ width: 16, format: 'count' as const })),
    ],
    head: [
      [{ text: 'จำนวน ศอช. (แห่ง)' }, ...scale.map((text, at) => ({ text: `${at + 1} ${text}` }))],
    ],
    rows: aspects.map((aspect, at) => [
      aspect,
      ...scale.map((_, index) =>
        count(firstAspect + at, { level: index + 1, value: totals.counts[index]?.[at] ?? 0 }),
      ),
    ]),
    totals: [
      [
        'ระดับรวม',
        ...scale.map((_, index) =>
          count(overallColumn, { level: index + 1, value: totals.overall[index] ?? 0 }),
        ),
      ],
    ],
    signers: [],
  };
}
