import { zipOf } from './hostile/hostile-workbooks.ts';

/** A cell’s value. A date cell shows a day; a formula cell has the result that was stored with the file. */
export type OfficeCell =
  | string
  | number
  | null
  | { day: string }
  | { formula: string; result: string | number | { day: string } | { error: string } };

export interface OfficeSheet {
  name: string;
  rows: readonly (readonly OfficeCell[])[];
  merged?: readonly string[];
  hidden?: boolean;
  /** The number of rows below the table that have a border and no text. */
  bordersDownTo?: number;
}

export interface OfficeWorkbook {
  sheets: readonly OfficeSheet[];
  /** The text by which the writing program says that its days count from 1904. */
  date1904?: '1' | 'true';
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const daysTo1970 = { '1900': 25_569, '1904': 24_107 } as const;
const dated = 1;
const bordered = 2;

/** The bytes of an XLSX file as a program other than ours writes it. */
export function officeWorkbook({ sheets, date1904 }: OfficeWorkbook): Buffer {
  const days = daysTo1970[date1904 === undefined ? '1900' : '1904'];
  const files = sheets.map((sheet, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    content: sheetXml(sheet, days),
  }));
  const texts = [
    { name: '[Content_Types].xml', content: contentTypes(sheets.length) },
    { name: '_rels/.rels', content: relations([['officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', content: workbookXml(sheets, date1904) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([
        ...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    },
    { name: 'xl/styles.xml', content: styles },
    ...files,
  ];
  return zipOf(texts.map(({ name, content }) => ({ name, content: Buffer.from(content) })));
}

function contentTypes(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const overrides = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/styles.xml', 'styles'],
    ...Array.from({ length: sheets }, (_, at) => [
      `/xl/worksheets/sheet${at + 1}.xml`,
      'worksheet',
    ]),
  ].map(([part, kind]) => `<Override PartName="${part}" ContentType="${type}.${kind}+xml"/>`);
  const relationType = 'application/vnd.openxmlformats-package.relationships+xml';
  return `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="${relationType}"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}

function relations(parts: readonly (readonly [string, string])[]): string {
  const rows = parts.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${documents}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packages}/relationships">${rows.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly OfficeSheet[], date1904: OfficeWorkbook['date1904']): string {
  const rows = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  );
  const flag = date1904 === undefined ? '' : ` date1904="${date1904}"`;
  return `<workbook xmlns="${main}" xmlns:r="${documents}"><workbookPr${flag}/><sheets>${rows.join('')}</sheets></workbook>`;
}

const styles = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="d/m/yy"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="2"><border/><border><bottom style="thin"/></border></borders><cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf borderId="1" applyBorder="1"/></cellXfs></styleSheet>`;

function sheetXml({ rows, merged = [], bordersDownTo = 0 }: OfficeSheet, days: number): string {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const filled = rows.map((row, at) => rowXml(row, { at, days }));
  const empty = Array.from({ length: Math.max(0, bordersDownTo - rows.length) }, (_, at) => {
    const number = rows.length + at + 1;
    const cells = Array.from(
      { length: width },
      (_cell, column) => `<c r="${letterOf(column)}${number}" s="${bordered}"/>`,
    );
    return `<row r="${number}">${cells.join('')}</row>`;
  });
  const ranges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
  const merges = ranges === '' ? '' : `<mergeCells>${ranges}</mergeCells>`;
  return `<worksheet xmlns="${main}"><sheetData>${filled.join('')}${empty.join('')}</sheetData>${merges}</worksheet>`;
}

function rowXml(row: readonly OfficeCell[], { at, days }: { at: number; days: number }): string {
  const cells = row.map((cell, column) =>
    cellXml(cell, { place: `${letterOf(column)}${at + 1}`, days }),
  );
  return `<row r="${at + 1}">${cells.join('')}</row>`;
}

function cellXml(cell: OfficeCell, { place, days }: { place: string; days: number }): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string')
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if ('day' in cell) return `<c r="${place}" s="${dated}"><v>${serialOf(cell.day, days)}</v></c>`;
  const { formula, result } = cell;
  const f = `<f>${escaped(formula)}</f>`;
  if (typeof result === 'string')
    return `<c r="${place}" t="str">${f}<v>${escaped(result)}</v></c>`;
  if (typeof result === 'number') return `<c r="${place}">${f}<v>${result}</v></c>`;
  if ('error' in result) return `<c r="${place}" t="e">${f}<v>${result.error}</v></c>`;
  return `<c r="${place}" s="${dated}">${f}<v>${serialOf(result.day, days)}</v></c>`;
}

function serialOf(day: string, days: number): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + days;
}

function letterOf(column: number): string {
  return String.fromCodePoint(65 + column);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
