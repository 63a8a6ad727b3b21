import { bangkokDay } from './calendar.ts';
import type { Day } from './calendar.ts';
import type { Answers, Cell, Column, Form, FormContext } from './form/form.ts';
import {
  cellsOf,
  columnsOf,
  labelOfCheck,
  listCellsOf,
  listColumnsOf,
  listsOf,
  summarize,
} from './form/form.ts';
import { formatDay } from './thai/date.ts';
import { formatNumber } from './thai/number.ts';
import type { WorkbookSheet } from './list/workbook.ts';

/** A submitted report with all that the export needs. */
export interface ExportedReport {
  centreName: string;
  districtName: string;
  /** The state in words, such as รับรองแล้ว or รอจังหวัดตรวจ. */
  stateWord: string;
  revision: number;
  sentAt: Date;
  reachedProvinceAt: Date | null;
  form: Form;
  answers: Answers;
  /** The sender's explanation for each soft check, by check id. */
  reasons: Readonly<Record<string, string>>;
  ctx: FormContext;
}

interface Head {
  /** The name of the report or the list. */
  title: string;
  today: Day;
}

const madeBy = (today: Day): string => `จัดทำจากระบบ ศอช. ประสาน ${formatDay(today, 'long')}`;

/** One report as worksheets: first all answers as text, then one worksheet for each list. */
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
        { label: 'หัวข้อ', type: 'text', width: 26 },
        { label: 'ข้อ', type: 'text', width: 40 },
        { label: 'คำตอบ', type: 'text', width: 60 },
      ],
      rows: answerRows(report),
    },
    ...listsOf(report.form).map((list) => ({
      name: list.label,
      heading: [`${title} · ${list.label}`, heading[1] ?? ''],
      columns: [{ label: 'ที่', type: 'number' as const }, ...listColumnsOf(list)],
      rows: listCellsOf(list, report).map((cells, index): Cell[] => [index + 1, ...cells]),
    })),
  ];
}

interface Part {
  title: string;
  rows: [label: string, answer: string | null][];
}

/** One row for each question. The section title is written only in the first row of its section. */
function answerRows(report: ExportedReport): Cell[][] {
  return [...answerParts(report), resultPart(report), reasonPart(report)].flatMap(
    ({ title, rows }) => rows.map((row, index): Cell[] => [index === 0 ? title : null, ...row]),
  );
}

function answerParts({ form, answers, ctx }: ExportedReport): Part[] {
  return summarize({ form, answers, ctx }).map(({ title, rows, points }) => ({
    title,
    rows: [
      ...rows.map((row): Part['rows'][number] => [row.label, row.text || null]),
      ...(points ? [['คะแนนรวมของหมวด', outOf(points)] satisfies Part['rows'][number]] : []),
    ],
  }));
}

function resultPart({ form, answers }: ExportedReport): Part {
  const score = form.score?.(answers);
  if (!score) return { title: '', rows: [] };
  return {
    title: 'ผลการประเมิน',
    rows: [
      ['คะแนนรวม', outOf(score)],
      ['ร้อยละ', formatNumber(score.percent)],
      ['ระดับ', score.level?.title ?? 'ยังไม่ครบทุกข้อ'],
    ],
  };
}

function reasonPart({ form, reasons }: ExportedReport): Part {
  return {
    title: 'คำชี้แจงของผู้ส่ง',
    rows: Object.entries(reasons).map(([check, reason]) => [labelOfCheck(form, check), reason]),
  };
}

function outOf({ points, max }: { points: number; max: number }): string {
  return `${formatNumber(points)} จาก ${formatNumber(max)}`;
}

const leading: readonly Column[] = [
  { path: 'no', label: 'ที่', type: 'number' },
  { path: 'district', label: 'อำเภอ', type: 'text' },
  { path: 'centre', label: 'ศอช.', type: 'text' },
  { path: 'state', label: 'สถานะ', type: 'text' },
  { path: 'sent', label: 'วันที่ส่ง', type: 'date' },
  { path: 'reached', label: 'ถึงจังหวัด', type: 'date' },
];

const said: Column = { path: 'reasons', label: 'คำชี้แจงของผู้ส่ง', type: 'text' };

/**
 * Many reports of one form with one row each, and the form's lists as further worksheets. Reports
 * with another form version or criteria set have other questions, so each combination gets its own
 * worksheet.
 */
export function listSheets(
  reports: readonly ExportedReport[],
  { title, today }: Head,
): WorkbookSheet[] {
  const kinds = [...Map.groupBy(reports, kindOf).values()];
  if (kinds.length === 0) return [nothingSent({ title, today })];
  return kinds.flatMap((alike, index) => {
    const [first] = alike;
    if (!first) return [];
    const mark = kinds.length > 1 ? ` แบบ ${index + 1}` : '';
    return [
      {
        name: `สรุป${mark}`,
        heading: [title, madeBy(today)],
        names: 3,
        columns: [...leading, ...columnsOf(first.form), said],
        rows: alike.map((exportedReport, index) => [
          ...leadingCells(exportedReport, index),
          ...cellsOf(exportedReport.form, exportedReport.answers, exportedReport.ctx),
          reasonsIn(exportedReport),
        ]),
      },
      ...listsOf(first.form).map((list) => ({
        name: `${list.label}${mark}`,
        heading: [`${title} · ${list.label}`, madeBy(today)],
        names: 2,
        columns: [...leading.slice(1, 3), ...listColumnsOf(list)],
        rows: alike.flatMap((exportedReport) =>
          listCellsOf(list, exportedReport).map((cells) => [
            exportedReport.districtName,
            exportedReport.centreName,
            ...cells,
          ]),
        ),
      })),
    ];
  });
}

/** A workbook needs at least one worksheet, or Excel cannot open it. */
function nothingSent({ title, today }: Head): WorkbookSheet {
  const heading = [title, madeBy(today), 'ยังไม่มีรายงานที่ส่งแล้ว'];
  return { name: 'สรุป', heading, columns: leading, rows: [] };
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

function reasonsIn(report: ExportedReport): Cell {
  const lines = reasonPart(report).rows.map(([label, reason]) => `${label}: ${reason}`);
  return lines.join('\n') || null;
}
