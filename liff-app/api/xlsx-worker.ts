import { parentPort, workerData } from 'node:worker_threads';
import { PaperSize, Workbook as Excel } from '@cj-tech-master/excelts';
import type { Worksheet } from '@cj-tech-master/excelts';
import type { Cell } from '../../domain/fields/field.ts';
import { sheetName } from '../../domain/workbook.ts';
import type { ReadSheet, Workbook, WorkbookSheet } from '../../domain/workbook.ts';
import type { XlsxAnswer, XlsxTask } from './xlsx.ts';

/** Runs in a thread of its own (xlsx.ts): the one place that knows the spreadsheet library. */
const font = { name: 'TH SarabunPSK', size: 16 };
/** A date as Thai Excel shows it: 25 ธ.ค. 2567. */
const thaiDate = '[$-107041E]d mmm yyyy';
const mostRows = 3_000;
const mostColumns = 80;

async function write(workbook: Workbook): Promise<XlsxAnswer> {
  const excel = new Excel();
  for (const sheet of workbook.sheets) addSheet(excel, sheet);
  return { bytes: new Uint8Array(await excel.xlsx.writeBuffer()) };
}

function addSheet(excel: Excel, sheet: WorkbookSheet): void {
  const head = (sheet.heading ?? []).length;
  const page = excel.addWorksheet(sheetName(sheet.name), {
    views: [{ state: 'frozen', ySplit: head + 1 }],
    pageSetup: {
      paperSize: PaperSize.A4,
      orientation: sheet.columns.length > 5 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${head + 1}:${head + 1}`,
    },
  });
  for (const [at, line] of (sheet.heading ?? []).entries()) {
    page.addRow([line]).font = { ...font, bold: at === 0 };
  }
  addHead(page, sheet);
  for (const row of sheet.rows) addRow(page, row);
  addOptions(page, sheet, head);
  for (const [at, column] of sheet.columns.entries())
    page.getColumn(at + 1).width = column.width ?? widthOf(column.label);
}

function addHead(page: Worksheet, { columns }: WorkbookSheet): void {
  const row = page.addRow(columns.map((one) => one.label));
  row.font = { ...font, bold: true };
  row.alignment = { vertical: 'top', wrapText: true };
  row.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3F1E8' } };
    cell.border = { bottom: { style: 'thin' } };
  });
}

function addRow(page: Worksheet, cells: readonly Cell[]): void {
  const row = page.addRow(cells.map(valueOf));
  row.font = font;
  row.alignment = { vertical: 'top', wrapText: true };
  for (const [at, cell] of cells.entries()) if (isDay(cell)) row.getCell(at + 1).numFmt = thaiDate;
}

/** Excel knows no zone: the day is written as its midnight, UTC. */
function valueOf(cell: Cell): string | number | Date | null {
  return isDay(cell) ? new Date(`${cell.day}T00:00:00Z`) : cell;
}

function isDay(cell: Cell): cell is { day: string } {
  return typeof cell === 'object' && cell !== null;
}

function addOptions(page: Worksheet, sheet: WorkbookSheet, head: number): void {
  const last = head + 1 + Math.max(sheet.rows.length, sheet.roomFor ?? 0);
  for (const [at, { options }] of sheet.columns.entries()) {
    if (!options) continue;
    for (let row = head + 2; row <= last; row += 1) {
      page.getCell(row, at + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`"${options.join(',')}"`],
      };
    }
  }
}

function widthOf(label: string): number {
  return Math.min(40, Math.max(12, label.length + 2));
}

async function read(bytes: Uint8Array): Promise<XlsxAnswer> {
  const excel = new Excel();
  await excel.xlsx.load(bytes, { maxRows: mostRows, maxCols: mostColumns });
  if (excel.worksheets.length === 0) return { failed: 'no sheets' };
  return { sheets: excel.worksheets.map(readSheet) };
}

function readSheet(page: Worksheet): ReadSheet {
  const rows: string[][] = [];
  page.eachRow({ includeEmpty: true }, (row) => {
    const cells: string[] = [];
    for (let at = 1; at <= Math.min(row.cellCount, mostColumns); at += 1)
      cells.push(textOf(row.getCell(at).value, row.getCell(at).text));
    rows.push(cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1));
  });
  return { name: page.name, rows: rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1) };
}

function textOf(value: unknown, text: unknown): string {
  // Excel knows no zone: the library gives a day as its midnight, UTC.
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof text === 'string' ? text.trim() : '';
}

async function answer(task: XlsxTask): Promise<XlsxAnswer> {
  try {
    return await ('write' in task ? write(task.write) : read(task.read));
  } catch (error) {
    // What a strange file does to the library is told to the caller, who refuses the file.
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- given by xlsx.ts and nobody else
const given = workerData as XlsxTask;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(await answer(given));
