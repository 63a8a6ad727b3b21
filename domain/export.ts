import { bangkokDay } from './calendar.ts';
import type { Day } from './calendar.ts';
import type { Answers, Cell, Column, Form, FormContext } from './form.ts';
import { cellsOf, columnsOf, listCellsOf, listColumnsOf, listsOf, summarize } from './form.ts';
import { formatDay } from './thai/date.ts';
import type { WorkbookSheet } from './workbook.ts';

/** One report as it was sent: what an export says of it. */
export interface ExportedReport {
  centreName: string;
  districtName: string;
  /** รับรองแล้ว, รอจังหวัดตรวจ … */
  stateWord: string;
  revision: number;
  sentAt: Date;
  reachedProvinceAt: Date | null;
  form: Form;
  answers: Answers;
  ctx: FormContext;
}

interface Head {
  /** What the file is: the report's or the list's name. */
  title: string;
  today: Day;
}

const madeBy = (today: Day): string => `จัดทำจากระบบ ศอช. ประสาน ${formatDay(today, 'long')}`;

/** One report as sheets: every answer in words, then each list as a table of its own. */
export function reportSheets(report: ExportedReport, { title, today }: Head): WorkbookSheet[] {
  const heading = [
    title,
    [report.centreName, report.districtName && `อ.${report.districtName}`]
      .filter(Boolean)
      .join(' '),
    `ฉบับที่ ${report.revision} ส่ง ${formatDay(bangkokDay(report.sentAt), 'long')} · ${report.stateWord}`,
    madeBy(today),
  ];
  return [
    {
      name: 'รายงาน',
      heading,
      columns: [
        { label: 'หัวข้อ', type: 'text', width: 28 },
        { label: 'ข้อ', type: 'text', width: 44 },
        { label: 'คำตอบ', type: 'text', width: 70 },
      ],
      rows: answerRows(report),
    },
    ...listsOf(report.form).map((list) => ({
      name: list.label,
      heading: [`${title} · ${list.label}`, heading[1] ?? ''],
      columns: listColumnsOf(list),
      rows: listCellsOf(list, report),
    })),
  ];
}

function answerRows({ form, answers, ctx }: ExportedReport): Cell[][] {
  return summarize({ form, answers, ctx }).flatMap((section) => {
    const rows = section.rows.map((row): Cell[] => [section.title, row.label, row.text || null]);
    const { points } = section;
    return points
      ? [...rows, [section.title, 'คะแนนรวมของหมวด', `${points.points} จาก ${points.max}`]]
      : rows;
  });
}

const leading: readonly Column[] = [
  { path: 'no', label: 'ที่', type: 'number' },
  { path: 'district', label: 'อำเภอ', type: 'text' },
  { path: 'centre', label: 'ศอช.', type: 'text' },
  { path: 'state', label: 'สถานะ', type: 'text' },
  { path: 'sent', label: 'วันที่ส่ง', type: 'date' },
  { path: 'reached', label: 'ถึงจังหวัด', type: 'date' },
];

/**
 * Many reports of one form, one a row, with its lists as sheets. Reports of another version or another
 * criteria set ask other questions: each kind has its own sheet.
 */
export function listSheets(
  reports: readonly ExportedReport[],
  { title, today }: Head,
): WorkbookSheet[] {
  const kinds = [...Map.groupBy(reports, kindOf).values()];
  return kinds.flatMap((alike, at) => {
    const [first] = alike;
    if (!first) return [];
    const mark = kinds.length > 1 ? ` แบบ ${at + 1}` : '';
    return [
      {
        name: `สรุป${mark}`,
        heading: [title, madeBy(today)],
        columns: [...leading, ...columnsOf(first.form)],
        rows: alike.map((one, index) => [
          ...leadingCells(one, index),
          ...cellsOf(one.form, one.answers, one.ctx),
        ]),
      },
      ...listsOf(first.form).map((list) => ({
        name: `${list.label}${mark}`,
        heading: [`${title} · ${list.label}`, madeBy(today)],
        columns: [...leading.slice(1, 3), ...listColumnsOf(list)],
        rows: alike.flatMap((one) =>
          listCellsOf(list, one).map((cells) => [one.districtName, one.centreName, ...cells]),
        ),
      })),
    ];
  });
}

function kindOf({ form, ctx }: ExportedReport): string {
  return `${form.version}:${ctx.criteria?.id ?? ''}:${ctx.criteria?.version ?? ''}`;
}

function leadingCells(report: ExportedReport, index: number): Cell[] {
  const { sentAt, reachedProvinceAt } = report;
  return [
    index + 1,
    report.districtName,
    report.centreName,
    report.stateWord,
    { day: bangkokDay(sentAt) },
    reachedProvinceAt && { day: bangkokDay(reachedProvinceAt) },
  ];
}
