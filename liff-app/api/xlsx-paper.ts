import { PaperSize, Workbook as Excel } from '@cj-tech-master/excelts';
import type { Cell as ExcelCell, Worksheet } from '@cj-tech-master/excelts';
import { letterOf, markRow, rowsOf, titleRows } from '#domain/papers/workbooks/paper-workbook.ts';
import type {
  ColumnFormat,
  PaperCell,
  PaperSheet,
  PaperWorkbook,
  SignerBlock,
} from '#domain/papers/workbooks/paper-workbook.ts';
import { sheetName } from '#domain/list/workbook.ts';
import { toThaiDigits } from '#domain/thai/number.ts';
import { heightOf } from './xlsx-layout.ts';

/** Writes the workbook of a paper. Runs in the processes of the pool (xlsx-worker.ts). */
export function paperExcel(workbook: PaperWorkbook): Excel {
  const excel = new Excel();
  for (const sheet of workbook.sheets) addSheet(excel, { sheet, workbook });
  return excel;
}

const font = { name: 'TH SarabunPSK', size: 16 };
const bold = { ...font, bold: true };
const grey = {
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: 'FFEDEDED' },
} as const;
const line = { style: 'thin' } as const;
const box = { top: line, left: line, bottom: line, right: line };

interface Written {
  sheet: PaperSheet;
  workbook: PaperWorkbook;
}

function addSheet(excel: Excel, { sheet, workbook }: Written): void {
  const headLast = markRow + sheet.head.length;
  const page = excel.addWorksheet(sheetName(sheet.name), {
    views: [{ state: 'frozen', ySplit: headLast, xSplit: 2 }],
    pageSetup: {
      paperSize: PaperSize.A4,
      orientation: sheet.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${markRow + 1}:${headLast}`,
      margins: { left: 0.5, right: 0.5, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&Rหน้า &P จาก &N' },
  });
  for (const [at, { width }] of sheet.columns.entries()) page.getColumn(at + 1).width = width;
  const digits = (text: string): string => (workbook.thaiDigits ? toThaiDigits(text) : text);
  addTitles(page, { sheet, workbook, digits });
  addHead(page, sheet, digits);
  const { first } = rowsOf(sheet);
  const style = { columns: sheet.columns, thaiDigits: workbook.thaiDigits, digits };
  for (const [at, cells] of sheet.rows.entries()) addRow(page, { ...style, cells, at: first + at });
  const below = first + sheet.rows.length;
  for (const [at, cells] of sheet.totals.entries())
    addRow(page, { ...style, cells, at: below + at, isTotal: true });
  addSigners(page, { sheet, from: below + sheet.totals.length + 1, digits });
}

type Digits = (text: string) => string;

function addTitles(
  page: Worksheet,
  { sheet, workbook, digits }: Written & { digits: Digits },
): void {
  const last = letterOf(sheet.columns.length - 1);
  const lines = Array.from({ length: titleRows }, (_, at) => sheet.titles[at] ?? '');
  for (const [at, text] of [...lines, workbook.mark ?? ''].entries()) {
    const row = at + 1;
    page.mergeCells(`A${row}:${last}${row}`);
    const cell = page.getCell(`A${row}`);
    if (text !== '') cell.value = digits(text);
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.font = row === 1 ? { ...bold, size: 18 } : font;
    if (row === markRow) cell.font = { ...bold, color: { argb: 'FFC00000' } };
    page.getRow(row).height = text === '' ? 6 : 27;
  }
}

function addHead(page: Worksheet, { head, columns }: PaperSheet, digits: Digits): void {
  const taken = new Set<string>();
  for (const [at, cells] of head.entries()) {
    const row = markRow + 1 + at;
    let column = 0;
    for (const { text, across = 1, down = 1 } of cells) {
      while (taken.has(`${row}:${column}`)) column += 1;
      for (let below = 0; below < down; below += 1)
        for (let beside = 0; beside < across; beside += 1)
          taken.add(`${row + below}:${column + beside}`);
      const from = `${letterOf(column)}${row}`;
      const to = `${letterOf(column + across - 1)}${row + down - 1}`;
      if (from !== to) page.mergeCells(`${from}:${to}`);
      page.getCell(from).value = digits(text);
      column += across;
    }
    const texts = cells.map(({ text, across = 1 }) => (across > 1 ? '' : text));
    page.getRow(row).height = heightOf(
      texts,
      columns.map(({ width }) => width),
    );
    for (let at = 0; at < columns.length; at += 1) styleHead(page.getCell(row, at + 1));
  }
}

function styleHead(cell: ExcelCell): void {
  cell.font = bold;
  cell.fill = grey;
  cell.border = box;
  cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
}

interface RowStyle {
  columns: PaperSheet['columns'];
  thaiDigits: boolean;
  digits: Digits;
  cells: readonly PaperCell[];
  at: number;
  isTotal?: boolean;
}

function addRow(
  page: Worksheet,
  { columns, thaiDigits, digits, cells, at, isTotal }: RowStyle,
): void {
  const row = page.getRow(at);
  for (const [index, { format }] of columns.entries()) {
    const cell = row.getCell(index + 1);
    const value = cells[index] ?? null;
    cell.value = excelValue(value, digits);
    cell.font = isTotal ? bold : font;
    if (isTotal) cell.fill = grey;
    cell.border = box;
    cell.alignment = alignmentOf(format, value);
    const numFmt = formatOf(value, { format, thaiDigits });
    if (numFmt) cell.numFmt = numFmt;
  }
  const texts = cells.map((cell) => (typeof cell === 'string' ? cell : ''));
  row.height = heightOf(
    texts,
    columns.map(({ width }) => width),
  );
}

/** A text stays text, even when it begins like a formula. Only a FormulaCell is computed. */
function excelValue(cell: PaperCell, digits: Digits) {
  if (typeof cell === 'string') return digits(cell);
  if (cell === null || typeof cell === 'number') return cell;
  if ('day' in cell) return new Date(`${cell.day}T00:00:00Z`);
  return { formula: cell.formula, result: cell.value };
}

function alignmentOf(format: ColumnFormat, value: PaperCell) {
  const isText = format === 'text' || (format === 'code' && typeof value === 'string');
  const horizontal = format === 'money' ? 'right' : isText ? 'left' : 'center';
  return { horizontal, vertical: 'top', wrapText: true } as const;
}

const dateFormats = { thai: '[$-D07041E]d mmm yyyy', latin: '[$-107041E]d mmm yyyy' } as const;
const numberFormats: Partial<Record<ColumnFormat, string>> = {
  count: '#,##0',
  points: '#,##0.00',
  money: '#,##0.00',
  code: '@',
};

function formatOf(
  cell: PaperCell,
  { format, thaiDigits }: { format: ColumnFormat; thaiDigits: boolean },
): string | null {
  if (typeof cell === 'object' && cell !== null && 'day' in cell)
    return dateFormats[thaiDigits ? 'thai' : 'latin'];
  const plain = numberFormats[format];
  if (plain === undefined) return null;
  return thaiDigits && plain !== '@' ? `[$-D00041E]${plain}` : plain;
}

const dots = '.'.repeat(32);

/** Two or three places to sign, side by side. */
function addSigners(
  page: Worksheet,
  { sheet, from, digits }: { sheet: PaperSheet; from: number; digits: Digits },
): void {
  const { signers, columns } = sheet;
  for (const [at, signer] of signers.entries()) {
    const left = Math.floor((columns.length * at) / signers.length);
    const right = Math.floor((columns.length * (at + 1)) / signers.length) - 1;
    for (const [below, text] of signerLines(signer).entries()) {
      const row = from + 1 + below;
      if (right > left) page.mergeCells(`${letterOf(left)}${row}:${letterOf(right)}${row}`);
      const cell = page.getCell(row, left + 1);
      cell.value = digits(text);
      cell.font = font;
      cell.alignment = { horizontal: 'center' };
    }
  }
}

function signerLines({ role, name, position }: SignerBlock): string[] {
  return [
    `ลงชื่อ ${dots} ${role}`,
    name === null ? `(${dots})` : `( ${name} )`,
    position ?? `ตำแหน่ง ${dots}`,
    'วันที่ ........../..................../...........',
  ];
}
