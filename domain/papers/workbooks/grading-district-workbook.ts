import type { DistrictGrading, DistrictGradingPaper } from '../grading-district.ts';
import type { GradingResult } from '../grading-facts.ts';
import { letterOf, rowsOf, signerBlocks, workbookOf } from './paper-workbook.ts';
import type { HeadCell, PaperCell, PaperSheet, PaperWorkbook } from './paper-workbook.ts';

/** Enclosure 4 of a district as a workbook. Totals, percentages and changes are formulas. */
export function districtGradingWorkbook(
  { data }: DistrictGradingPaper,
  name: string,
): PaperWorkbook {
  const { criteria, signers } = data;
  const sheets = [{ ...resultSheet(data), signers: signerBlocks(signers) }, levelSheet(data)];
  return workbookOf(data, {
    name,
    sheets: sheets.map((sheet) => ({
      ...sheet,
      titles: criteria.sample ? [...sheet.titles.slice(0, 2), criteria.notice] : sheet.titles,
    })),
  });
}

const firstColumn = 2;

/** The columns of one round: categories, sum, percentage and grade. */
function columnsOfRound({ criteria }: DistrictGrading): number {
  return criteria.categories.length + 3;
}

function headOf(data: DistrictGrading): HeadCell[][] {
  const { criteria, rounds } = data;
  const { categories } = criteria;
  const isTwo = rounds.length === 2;
  return [
    [
      { text: 'ที่', down: 3 },
      { text: 'ตำบล', down: 3 },
      ...rounds.map(({ round }) => ({
        text: `ผลการประเมิน ครั้งที่ ${round}`,
        across: columnsOfRound(data),
      })),
      ...(isTwo ? [{ text: 'ร้อยละที่เปลี่ยน', down: 3 }] : []),
    ],
    rounds.flatMap(() => [
      { text: 'คะแนนรายหมวด', across: categories.length },
      { text: `รวม (${criteria.max})`, down: 2 },
      { text: 'ร้อยละ', down: 2 },
      { text: 'ระดับ', down: 2 },
    ]),
    rounds.flatMap(() => categories.map(({ id, max }) => ({ text: `${id} (${max})` }))),
  ];
}

function titlesOf({
  title,
  district,
  province,
  fiscalYear,
}: DistrictGradingPaper['data']): string[] {
  return [title, `อำเภอ${district} จังหวัด${province} ประจำปีงบประมาณ พ.ศ. ${fiscalYear}`];
}

function resultSheet(data: DistrictGradingPaper['data']): Omit<PaperSheet, 'signers'> {
  const { rows, rounds, criteria } = data;
  const head = headOf(data);
  const { first, last } = rowsOf({ head, rows: rows.map(() => []) });
  const isTwo = rounds.length === 2;
  return {
    name: 'ผลจัดระดับ',
    orientation: 'landscape',
    titles: titlesOf(data),
    columns: [
      { width: 5, format: 'count' },
      { width: 20, format: 'text' },
      ...rounds.flatMap(() => [
        ...criteria.categories.map(() => ({ width: 8, format: 'points' as const })),
        { width: 9, format: 'points' as const },
        { width: 9, format: 'points' as const },
        { width: 13, format: 'center' as const },
      ]),
      ...(isTwo ? [{ width: 10, format: 'points' as const }] : []),
    ],
    head,
    rows: rows.map(({ tambon, results }, at) => [
      at + 1,
      tambon,
      ...results.flatMap((result, round) => resultCells(data, { result, round, row: first + at })),
      ...(isTwo ? [changeCell(data, { results, row: first + at })] : []),
    ]),
    totals: [meanRow(data, { first, last })],
  };
}

interface Placed {
  result: GradingResult | null;
  round: number;
  row: number;
}

function resultCells(data: DistrictGrading, { result, round, row }: Placed): PaperCell[] {
  const { criteria } = data;
  const size = columnsOfRound(data);
  if (!result) return [...Array.from({ length: size - 1 }, () => null), 'ยังไม่ประเมิน'];
  const from = firstColumn + round * size;
  const sumColumn = from + criteria.categories.length;
  const isSummed = !result.categories.includes(null);
  const cells = `${letterOf(from)}${row}:${letterOf(sumColumn - 1)}${row}`;
  return [
    ...result.categories,
    isSummed ? { formula: `SUM(${cells})`, value: result.points } : result.points,
    result.percent,
    criteria.levels.find(({ id }) => id === result.grade)?.title ?? null,
  ];
}

/** The column with the percentage of a round. */
function percentColumn(data: DistrictGrading, round: number): string {
  return letterOf(firstColumn + round * columnsOfRound(data) + data.criteria.categories.length + 1);
}

function changeCell(
  data: DistrictGrading,
  { results, row }: { results: readonly (GradingResult | null)[]; row: number },
): PaperCell {
  const [before, after] = results;
  if (!before || !after) return '–';
  const value = Math.round((after.percent - before.percent) * 100) / 100;
  const [from, to] = [percentColumn(data, 0), percentColumn(data, 1)];
  return { formula: `ROUND(${to}${row}-${from}${row},2)`, value };
}

function meanRow(
  data: DistrictGrading,
  { first, last }: { first: number; last: number },
): PaperCell[] {
  const size = columnsOfRound(data);
  return [
    null,
    'เฉลี่ย',
    ...data.totals.flatMap(({ categories, points, percent }, round): PaperCell[] => [
      ...[...categories, points, percent].map((value, at): PaperCell => {
        const letter = letterOf(firstColumn + round * size + at);
        const range = `${letter}${first}:${letter}${last}`;
        const formula = `IF(COUNT(${range})=0,"–",ROUND(SUM(${range})/COUNT(${range}),2))`;
        return { formula, value: value ?? '–' };
      }),
      null,
    ]),
    ...(data.rounds.length === 2 ? [null] : []),
  ];
}

/** How many tambons reached each level, counted on the first sheet. */
function levelSheet(data: DistrictGradingPaper['data']): PaperSheet {
  const { rounds, criteria, rows, totals } = data;
  const { first, last } = rowsOf({ head: headOf(data), rows: rows.map(() => []) });
  return {
    name: 'จำนวนตามระดับ',
    orientation: 'portrait',
    titles: titlesOf(data),
    columns: [
      { width: 24, format: 'text' },
      { width: 14, format: 'points' },
      ...rounds.map(() => ({ width: 14, format: 'count' as const })),
    ],
    head: [
      [
        { text: 'ระดับ' },
        { text: 'ร้อยละขั้นต่ำ' },
        ...rounds.map(({ round }) => ({ text: `ครั้งที่ ${round} (แห่ง)` })),
      ],
    ],
    rows: criteria.levels.map(({ title, minPercent }, level) => [
      title,
      minPercent,
      ...totals.map(({ grades }, round): PaperCell => {
        const letter = letterOf(firstColumn + (round + 1) * columnsOfRound(data) - 1);
        const range = `'ผลจัดระดับ'!$${letter}$${first}:$${letter}$${last}`;
        return { formula: `COUNTIF(${range},"${title}")`, value: grades[level] ?? 0 };
      }),
    ]),
    totals: [],
    signers: [],
  };
}
