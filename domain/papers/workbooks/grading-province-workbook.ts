import type { ProvinceGrading, ProvinceGradingPaper } from '../grading-province.ts';
import { rowsOf, signerBlocks, sumCell, workbookOf } from './paper-workbook.ts';
import type { PaperCell, PaperSheet, PaperWorkbook } from './paper-workbook.ts';

/** Enclosure 4 of the province as a workbook: the districts first, then means by category. */
export function provinceGradingWorkbook(
  { data }: ProvinceGradingPaper,
  name: string,
): PaperWorkbook {
  const { title, fiscalYear, criteria, signers } = data;
  const titles = [
    title,
    `ประจำปีงบประมาณ พ.ศ. ${fiscalYear}`,
    ...(criteria.sample ? [criteria.notice] : []),
  ];
  return workbookOf(data, {
    name,
    sheets: [
      { ...districtSheet(data, titles), signers: signerBlocks(signers) },
      categorySheet(data, titles),
    ],
  });
}

function districtSheet(
  data: ProvinceGrading,
  titles: readonly string[],
): Omit<PaperSheet, 'signers'> {
  const { rounds, criteria, rows, totals } = data;
  const { levels } = criteria;
  const head = [
    [
      { text: 'ที่', down: 2 },
      { text: 'อำเภอ', down: 2 },
      { text: 'ศอช.ต. (แห่ง)', down: 2 },
      ...rounds.map(({ round }) => ({ text: `ครั้งที่ ${round}`, across: levels.length + 2 })),
    ],
    rounds.flatMap(() => [
      { text: 'ประเมินแล้ว' },
      ...levels.map(({ title }) => ({ text: title })),
      { text: 'ร้อยละเฉลี่ย' },
    ]),
  ];
  const place = rowsOf({ head, rows: rows.map(() => []) });
  const size = levels.length + 2;
  const sumAt = (column: number, valuesOf: (row: (typeof rows)[number]) => number): PaperCell =>
    sumCell(column, { rows: place, values: rows.map(valuesOf) });
  return {
    name: 'รายอำเภอ',
    orientation: 'landscape',
    titles,
    columns: [
      { width: 5, format: 'count' },
      { width: 22, format: 'text' },
      { width: 9, format: 'count' },
      ...rounds.flatMap(() => [
        ...Array.from({ length: size - 1 }, () => ({ width: 11, format: 'count' as const })),
        { width: 11, format: 'points' as const },
      ]),
    ],
    head,
    rows: rows.map(({ district, centres, rounds: results }, at) => [
      at + 1,
      district,
      centres,
      ...results.flatMap(({ assessed, grades, percent }): PaperCell[] => [
        assessed,
        ...grades,
        percent ?? '–',
      ]),
    ]),
    totals: [
      [
        null,
        'รวม / เฉลี่ยทั้งจังหวัด',
        sumAt(2, ({ centres }) => centres),
        ...totals.rounds.flatMap(({ percent }, round): PaperCell[] => {
          const from = 3 + round * size;
          return [
            sumAt(from, (row) => row.rounds[round]?.assessed ?? 0),
            ...levels.map((_, level) =>
              sumAt(from + 1 + level, (row) => row.rounds[round]?.grades[level] ?? 0),
            ),
            percent ?? '–',
          ];
        }),
      ],
    ],
  };
}

function categorySheet(
  { criteria, rounds, totals }: ProvinceGrading,
  titles: readonly string[],
): PaperSheet {
  return {
    name: 'รายหมวด',
    orientation: 'portrait',
    titles,
    columns: [
      { width: 6, format: 'center' },
      { width: 50, format: 'text' },
      { width: 12, format: 'points' },
      ...rounds.map(() => ({ width: 14, format: 'points' as const })),
    ],
    head: [
      [
        { text: 'หมวด' },
        { text: 'เรื่อง' },
        { text: 'คะแนนเต็ม' },
        ...rounds.map(({ round }) => ({ text: `เฉลี่ยครั้งที่ ${round}` })),
      ],
    ],
    rows: criteria.categories.map(({ id, title, max }, at) => [
      id,
      title,
      max,
      ...totals.rounds.map((round): PaperCell => round.categories[at] ?? '–'),
    ]),
    totals: [],
    signers: [],
  };
}
