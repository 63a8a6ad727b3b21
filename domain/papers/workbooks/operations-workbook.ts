import type { OperationsPaper, OperationsSheet } from '../operations.ts';
import { dayCell, rowsOf, sumCell, workbookOf } from './paper-workbook.ts';
import type { PaperCell, PaperSheet, PaperWorkbook } from './paper-workbook.ts';

/** Enclosure 5 as a workbook: one list of the activities of all tambons, and one of their projects. */
export function operationsWorkbook({ data }: OperationsPaper, name: string): PaperWorkbook {
  const { title, province, fiscalYear, sheets } = data;
  const titles = [title, `จังหวัด${province} ประจำปีงบประมาณ พ.ศ. ${fiscalYear}`];
  return workbookOf(data, {
    name,
    sheets: [activitySheet(sheets, titles), projectSheet(sheets, titles)],
  });
}

const placeColumns = [
  { width: 5, format: 'count' },
  { width: 18, format: 'text' },
  { width: 20, format: 'text' },
] as const;
const placeHeads = ['ที่', 'อำเภอ', 'ศอช.'];

function activitySheet(sheets: readonly OperationsSheet[], titles: readonly string[]): PaperSheet {
  const listed = sheets.flatMap((sheet) =>
    sheet.activities.map((activity) => ({ sheet, activity })),
  );
  const head = [
    [
      ...placeHeads,
      'วันที่จัด',
      'กิจกรรม',
      'ประเภท',
      'สถานที่',
      'ผู้เข้าร่วม (คน)',
      'แหล่งงบประมาณ',
      'งบประมาณ (บาท)',
      'ผลที่ได้',
    ].map((text) => ({ text })),
  ];
  const rows = listed.map(({ sheet, activity }, at): PaperCell[] => [
    at + 1,
    sheet.district,
    sheet.centre,
    dayCell(activity.heldOn),
    activity.name,
    activity.type,
    activity.place,
    activity.participants,
    activity.source,
    activity.budget,
    activity.result,
  ]);
  const place = rowsOf({ head, rows });
  const people = listed.map(({ activity }) => activity.participants);
  const baht = listed.map(({ activity }) => activity.budget);
  return {
    name: 'กิจกรรม',
    orientation: 'landscape',
    titles,
    columns: [
      ...placeColumns,
      { width: 14, format: 'center' },
      { width: 40, format: 'text' },
      { width: 24, format: 'text' },
      { width: 28, format: 'text' },
      { width: 9, format: 'count' },
      { width: 22, format: 'text' },
      { width: 14, format: 'money' },
      { width: 44, format: 'text' },
    ],
    head,
    rows,
    totals: [
      [
        null,
        'รวม',
        `${rows.length} กิจกรรม`,
        null,
        null,
        null,
        null,
        sumCell(7, { rows: place, values: people }),
        null,
        sumCell(9, { rows: place, values: baht }),
        null,
      ],
    ],
    signers: [],
  };
}

function projectSheet(sheets: readonly OperationsSheet[], titles: readonly string[]): PaperSheet {
  const listed = sheets.flatMap((sheet) => sheet.projects.map((project) => ({ sheet, project })));
  const head = [
    [...placeHeads, 'โครงการ', 'ขั้นที่โครงการอยู่', 'งบประมาณ (บาท)'].map((text) => ({ text })),
  ];
  const rows = listed.map(({ sheet, project }, at): PaperCell[] => [
    at + 1,
    sheet.district,
    sheet.centre,
    project.name,
    project.stage,
    project.budget,
  ]);
  const baht = listed.map(({ project }) => project.budget);
  const total = sumCell(5, { rows: rowsOf({ head, rows }), values: baht });
  return {
    name: 'โครงการ',
    orientation: 'landscape',
    titles,
    columns: [
      ...placeColumns,
      { width: 50, format: 'text' },
      { width: 28, format: 'text' },
      { width: 18, format: 'money' },
    ],
    head,
    rows,
    totals: [[null, 'รวม', `${rows.length} โครงการ`, null, null, total]],
    signers: [],
  };
}
