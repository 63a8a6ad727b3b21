import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { PaperSize, WorkbookWriter } from '@cj-tech-master/excelts';
import type { Cell } from '#domain/fields/field.ts';
import type { YearColumn } from '#domain/files/year-sheet.ts';
import { summaryColumns, summaryRows } from '#domain/files/year-summary.ts';
import { letterOf } from '#domain/papers/workbooks/paper-workbook.ts';
import type { PaperCell } from '#domain/papers/workbooks/paper-workbook.ts';
import type { YearBook, YearSheet } from '#use-cases/files/read-year.ts';
import { font, isDay, rowParts, thaiDate, valueOf } from '../xlsx-cells.ts';
import type { Progress } from './file-in-pieces.ts';

type Page = ReturnType<WorkbookWriter['addWorksheet']>;

interface Target {
  to: Writable;
  progress: Progress;
}

const bold = { ...font, bold: true };
const grey = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3F1E8' } } as const;
const wrapped = { vertical: 'top', wrapText: true } as const;
const narrowest = 9;
const widest = 42;

/**
 * Writes the workbook row by row, and releases each row from memory when it is committed. Text stays text,
 * even when it begins like a formula.
 */
export async function writeYear(book: YearBook, { to, progress }: Target): Promise<void> {
  const excel = new WorkbookWriter({
    stream: to,
    useStyles: true,
    useSharedStrings: false,
    trueStreaming: true,
  });
  writeSummary(excel, book);
  let done = 0;
  for (const sheet of book.sheets)
    await writeSheet(excel, sheet, {
      heading: book.heading,
      to,
      written: (rows) => progress({ done: (done += rows), total: book.total }),
    });
  await excel.commit();
}

function writeSummary(excel: WorkbookWriter, { heading, summary }: YearBook): void {
  const headRow = heading.length + 1;
  const page = addPage(excel, { name: 'สรุป', headRow, names: 2 });
  page.columns = summaryColumns.map(({ width }) => ({ width }));
  writeHead(page, { heading, labels: summaryColumns.map(({ label }) => label) });
  const rows = summaryRows(summary, headRow + 1);
  for (const [at, cells] of rows.entries())
    addCells(page, cells, { isFoot: at === rows.length - 1 });
  page.commit();
}

interface Writing {
  heading: readonly string[];
  to: Writable;
  written: (rows: number) => void;
}

async function writeSheet(excel: WorkbookWriter, sheet: YearSheet, of: Writing): Promise<void> {
  const { columns } = sheet;
  const heading = [sheet.title, ...of.heading];
  const first = heading.length + 2;
  const page = addPage(excel, { name: sheet.name, headRow: first - 1, names: 3 });
  page.columns = columns.map((column) => ({ width: widthOf(column) }));
  writeHead(page, { heading, labels: columns.map(({ label }) => label) });
  const feet = columns.map((): Totals => ({ sum: 0, count: 0 }));
  let last = first - 1;
  for await (const rows of sheet.rows()) {
    for (const row of rows) {
      addUp(feet, row);
      for (const part of rowParts(row)) {
        addCells(page, part);
        last += 1;
      }
    }
    of.written(rows.length);
    if (of.to.writableNeedDrain) await once(of.to, 'drain');
  }
  const foot = columns.map((column, at) => footCell(column, { at, first, last, totals: feet[at] }));
  if (foot.some((cell) => cell !== null))
    addCells(page, ['รวม', ...foot.slice(1)], { isFoot: true });
  page.commit();
}

function addPage(
  excel: WorkbookWriter,
  { name, headRow, names }: { name: string; headRow: number; names: number },
): Page {
  return excel.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: headRow, xSplit: names }],
    pageSetup: {
      paperSize: PaperSize.A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headRow}:${headRow}`,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&Rหน้า &P จาก &N' },
  });
}

function writeHead(
  page: Page,
  { heading, labels }: { heading: readonly string[]; labels: readonly string[] },
): void {
  for (const [at, line] of heading.entries()) {
    const row = page.addRow([line]);
    row.font = at === 0 ? bold : font;
    row.commit();
  }
  const row = page.addRow([...labels]);
  row.font = bold;
  row.alignment = { vertical: 'middle', wrapText: true };
  row.eachCell((cell) => {
    cell.fill = grey;
    cell.border = { bottom: { style: 'thin' } };
  });
  row.commit();
}

function addCells(page: Page, cells: readonly PaperCell[], { isFoot = false } = {}): void {
  const row = page.addRow(cells.map(excelValue));
  row.font = isFoot ? bold : font;
  row.alignment = wrapped;
  for (const [at, cell] of cells.entries())
    if (isPlain(cell) && isDay(cell)) row.getCell(at + 1).numFmt = thaiDate;
  row.commit();
}

function isPlain(cell: PaperCell): cell is Cell {
  return typeof cell !== 'object' || cell === null || !('formula' in cell);
}

function excelValue(cell: PaperCell) {
  return isPlain(cell) ? valueOf(cell) : { formula: cell.formula, result: cell.value };
}

interface Totals {
  sum: number;
  count: number;
}

function addUp(feet: readonly Totals[], row: readonly Cell[]): void {
  for (const [at, cell] of row.entries()) {
    const foot = feet[at];
    if (typeof cell !== 'number' || !foot) continue;
    foot.sum += cell;
    foot.count += 1;
  }
}

interface Foot {
  at: number;
  first: number;
  last: number;
  totals: Totals | undefined;
}

/** The value of a total. Filtering the rows in Excel changes it. */
function footCell({ foot }: YearColumn, { at, first, last, totals }: Foot): PaperCell {
  if (foot === null || !totals || totals.count === 0) return null;
  const range = `${letterOf(at)}${first}:${letterOf(at)}${last}`;
  const { sum, count } = totals;
  return foot === 'sum'
    ? { formula: `SUBTOTAL(109,${range})`, value: rounded(sum) }
    : { formula: `ROUND(SUBTOTAL(101,${range}),2)`, value: rounded(sum / count) };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function widthOf({ label, type }: YearColumn): number {
  if (type === 'date') return 14;
  const letters = label.replaceAll(/\p{M}/gu, '').length;
  return Math.min(widest, Math.max(narrowest, type === 'number' ? 11 : letters + 4));
}
