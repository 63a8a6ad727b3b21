import { PaperSize, Range, Workbook as Excel, Worksheet } from '@cj-tech-master/excelts';
import type { Row } from '@cj-tech-master/excelts';
import type { Cell } from '#domain/fields/field.ts';
import { sheetName } from '#domain/list/workbook.ts';
import type { RawWorksheet, Workbook, WorkbookSheet } from '#domain/list/workbook.ts';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import { requireHonestArchive, textInArchive } from './archive.ts';
import { font, isDay, rowParts, thaiDate, valueOf } from './xlsx-cells.ts';
import { paperExcel } from './xlsx-paper.ts';
import { layoutOf } from './xlsx-layout.ts';
import type { Layout } from './xlsx-layout.ts';
import type { XlsxAnswer, XlsxTask } from './xlsx.ts';

/** Runs in processes of the pool (xlsx.ts). Only this file and xlsx-paper.ts use the spreadsheet library. */
/** Height of a row with one line, in points. */
const plainRow = 25;
const wrapped = { vertical: 'top', wrapText: true } as const;
/** Numbers are right-aligned, with an indent before the text of the next column. */
const counted = { ...wrapped, horizontal: 'right', indent: 1 } as const;
const ruled = { bottom: { style: 'hair', color: { argb: 'FFB7C4BC' } } } as const;
const dated = { ...wrapped, horizontal: 'left' } as const;
/** Excel keeps the leading 0 of a phone number that is typed into a cell of this format. */
const textFormat = '@';
const { rows: mostRows, columns: mostColumns } = limits.workbook;

function listExcel({ sheets }: Workbook): Excel {
  const excel = new Excel();
  for (const sheet of sheets) addSheet(excel, sheet);
  return excel;
}

async function write(excel: Excel): Promise<XlsxAnswer> {
  return { bytes: new Uint8Array(await excel.xlsx.writeBuffer()) };
}

function addSheet(excel: Excel, sheet: WorkbookSheet): void {
  const head = (sheet.heading ?? []).length;
  const layout = layoutOf(sheet);
  const page = excel.addWorksheet(sheetName(sheet.name), {
    properties: { defaultRowHeight: plainRow },
    views: [{ state: 'frozen', ySplit: head + 1, ...(sheet.names ? { xSplit: sheet.names } : {}) }],
    pageSetup: pageSetup(sheet, layout),
    headerFooter: { oddFooter: '&Rหน้า &P จาก &N' },
  });
  for (const [at, line] of (sheet.heading ?? []).entries()) {
    page.addRow([line]).font = { ...font, bold: at === 0 };
  }
  addHead(page, sheet, layout);
  for (const [at, row] of sheet.rows.entries())
    for (const part of rowParts(row)) addRow(page, part, layout.rowHeights[at]);
  addOptions(page, sheet, head);
  for (const [at, width] of layout.widths.entries()) page.getColumn(at + 1).width = width;
  for (const [at, { digitsAsText }] of sheet.columns.entries())
    if (digitsAsText) page.getColumn(at + 1).numFmt = textFormat;
}

/**
 * Prints all columns on one page as long as they are readable. Otherwise prints several pages, with the
 * names repeated on each.
 */
function pageSetup({ heading = [], names = 0 }: WorkbookSheet, { orientation, fits }: Layout) {
  const head = heading.length + 1;
  const wide = fits
    ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
    : { scale: 70, ...(names > 0 ? { printTitlesColumn: `A:${letterOf(names)}` } : {}) };
  return {
    paperSize: PaperSize.A4,
    orientation,
    printTitlesRow: `${head}:${head}`,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    ...wide,
  };
}

function letterOf(column: number): string {
  return String.fromCodePoint(64 + column);
}

function addHead(page: Worksheet, { columns }: WorkbookSheet, { headHeight }: Layout): void {
  const row = page.addRow(columns.map((column) => column.label));
  row.font = { ...font, bold: true };
  row.alignment = { vertical: 'middle', wrapText: true };
  stand(row, headHeight);
  row.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3F1E8' } };
    cell.border = { bottom: { style: 'thin' } };
  });
}

function addRow(page: Worksheet, cells: readonly Cell[], height = plainRow): void {
  const row = page.addRow(cells.map(valueOf));
  row.font = font;
  row.alignment = wrapped;
  row.border = ruled;
  stand(row, height);
  for (const [at, cell] of cells.entries()) {
    const place = row.getCell(at + 1);
    if (typeof cell === 'number') place.alignment = counted;
    if (!isDay(cell)) continue;
    place.numFmt = thaiDate;
    place.alignment = dated;
  }
}

/** Sets the computed height, but not as a custom height: after an edit Excel computes it itself. */
function stand(row: Row, height: number): void {
  row.height = height;
  row.customHeight = false;
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

/** Parts of a worksheet that contain no rows. Some need memory for every cell they refer to. */
const unread = ['dataValidations', 'conditionalFormatting', 'drawing', 'legacyDrawing', 'extLst'];

const tooManyCells = (): Problem => new Problem('workbook-too-many-cells');

/** The number of cells in merged ranges of the workbook being read. */
let mergedCells = 0;
const mergeCells = Worksheet.prototype.mergeCellsWithoutStyle;

/** The library creates every cell of a merged range, so the size is checked first. */
Worksheet.prototype.mergeCellsWithoutStyle = function limited(...cells) {
  const { top, left, bottom, right } = new Range(cells);
  mergedCells += (bottom - top + 1) * (right - left + 1);
  if (mergedCells > mostRows * mostColumns) throw tooManyCells();
  mergeCells.apply(this, cells);
};

async function read(bytes: Uint8Array): Promise<XlsxAnswer> {
  await requireHonestArchive(bytes);
  mergedCells = 0;
  const excel = new Excel();
  await excel.xlsx.load(bytes, { maxRows: mostRows, maxCols: mostColumns, ignoreNodes: unread });
  if (excel.worksheets.length === 0) return { failed: 'no sheets' };
  const lateDays = excel.properties.date1904 ? 0 : await daysLate(bytes);
  const json = JSON.stringify(excel.worksheets.map((page) => readSheet(page, lateDays)));
  return { sheetsJson: new TextEncoder().encode(json) };
}

/** Days between the two calendars of Excel, which count from 1900 and from 1904. */
const daysTo1904 = 1_462;

/** The library knows `date1904="1"` only; other programs write "true". */
async function daysLate(bytes: Uint8Array): Promise<number> {
  const workbook = await textInArchive(bytes, 'xl/workbook.xml');
  return /<(?:\w+:)?workbookPr\b[^>]*\bdate1904\s*=\s*["']true["']/.test(workbook) ? daysTo1904 : 0;
}

function readSheet(page: Worksheet, lateDays: number): RawWorksheet {
  let last = 0;
  page.eachRow(({ number }) => {
    last = number;
  });
  if (last > mostRows) throw tooManyCells();
  // Reads up to the last row with text, because formatted cells may continue to the end of the worksheet.
  const rows = Array.from({ length: last }, (_, at) => textsOf(page.findRow(at + 1), lateDays));
  const filled = rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
  const emptyBelow = page.rowCount - filled.length;
  return {
    name: page.name,
    rows: filled,
    ...(emptyBelow > 0 ? { emptyBelow } : {}),
    ...(page.state === 'visible' ? {} : { hidden: true as const }),
  };
}

function textsOf(row: Row | undefined, lateDays: number): string[] {
  if (!row) return [];
  const cells: string[] = [];
  for (let at = 1; at <= Math.min(row.cellCount, mostColumns); at += 1) {
    const { value, text } = row.getCell(at);
    cells.push(textOf(resultOf(value), { text, lateDays }));
  }
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

/** The value of a formula is the one stored with the file. Without a stored value the cell is empty. */
function resultOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!('formula' in value) && !('sharedFormula' in value)) return value;
  return 'result' in value ? value.result : null;
}

function textOf(value: unknown, { text, lateDays }: { text: unknown; lateDays: number }): string {
  // Excel has no time zones, so the library returns a day as its midnight in UTC.
  if (value instanceof Date) return dayOf(value, lateDays);
  if (typeof value === 'object' && value !== null && 'error' in value) return '';
  // The library returns no text for a formula whose value is 0.
  if (typeof value === 'number' && text === '') return String(value);
  return typeof text === 'string' ? text.trim() : '';
}

function dayOf(value: Date, lateDays: number): string {
  const day = new Date(value.getTime() + lateDays * 86_400_000);
  return Number.isNaN(day.getTime()) ? '' : day.toISOString().slice(0, 10);
}

async function answer(task: XlsxTask): Promise<XlsxAnswer> {
  try {
    if ('read' in task) return await read(task.read);
    return await write('paper' in task ? paperExcel(task.paper) : listExcel(task.write));
  } catch (error) {
    if (error instanceof Problem) return refusedBy(error);
    const message = error instanceof Error ? error.message : String(error);
    return tooMany.test(message) ? { refused: 'workbook-too-many-cells' } : { failed: message };
  }
}

/** The error that the library throws when maxRows or maxCols is exceeded. */
const tooMany = /max (row|column) count/i;

function refusedBy({ code }: Problem): XlsxAnswer {
  const isLimit = code === 'workbook-too-large' || code === 'workbook-too-many-cells';
  return { refused: isLimit ? code : 'sheet-unreadable' };
}

async function give(task: XlsxTask): Promise<void> {
  process.send?.(await answer(task));
}

process.on('message', (task: XlsxTask) => {
  void give(task);
});
process.send?.('ready');
