import { strFromU8, unzipSync } from 'fflate';
import { DetailedCellError, HyperFormula } from 'hyperformula';

/** A cell as stored in the file: its value, and the formula that gave it. */
export interface FileCell {
  value: string | number | null;
  formula: string | null;
}

/**
 * The cells of an XLSX file by sheet, row and column, read from its XML without the library that wrote it.
 */
export function cellsInFile(bytes: Uint8Array): Map<string, FileCell[][]> {
  const files = unzipSync(bytes);
  const text = (name: string): string => (files[name] ? strFromU8(files[name]) : '');
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
    textsIn(si ?? ''),
  );
  const targets = new Map(
    elements(text('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes['Id'] ?? '',
      attributes['Target'] ?? '',
    ]),
  );
  return new Map(
    elements(text('xl/workbook.xml'), 'sheet').map(({ attributes }) => {
      const target = targets.get(attributes['r:id'] ?? '') ?? '';
      return [
        decoded(attributes['name'] ?? ''),
        rowsIn(text(`xl/${target.replace(/^\/?(xl\/)?/, '')}`), shared),
      ];
    }),
  );
}

function rowsIn(xml: string, shared: readonly string[]): FileCell[][] {
  const rows: FileCell[][] = [];
  for (const { attributes, content } of elements(xml, 'row')) {
    const row: FileCell[] = [];
    for (const cell of elements(content, 'c')) {
      const letters = /^[A-Z]+/.exec(cell.attributes['r'] ?? '')?.[0] ?? 'A';
      row[columnOf(letters)] = cellOf(cell, shared);
    }
    rows[Number(attributes['r']) - 1] = row;
  }
  return rows;
}

function cellOf({ attributes, content }: Element, shared: readonly string[]): FileCell {
  const formula = elements(content, 'f')[0];
  const raw = elements(content, 'v')[0]?.content ?? null;
  const isText = attributes['t'] === 'str' || attributes['t'] === 'inlineStr';
  const value =
    attributes['t'] === 's'
      ? (shared[Number(raw)] ?? '')
      : isText
        ? decoded(raw ?? textsIn(content))
        : raw === null
          ? null
          : Number(raw);
  return { value, formula: formula ? decoded(formula.content) : null };
}

interface Element {
  attributes: Record<string, string>;
  content: string;
}

function elements(xml: string, name: string): Element[] {
  const pattern = new RegExp(`<${name}( [^>]*?)?(?:/>|>(.*?)</${name}>)`, 'gs');
  return [...xml.matchAll(pattern)].map(([, attributes = '', content = '']) => ({
    attributes: Object.fromEntries(
      [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        value,
      ]),
    ),
    content,
  }));
}

function textsIn(xml: string): string {
  return elements(xml, 't')
    .map(({ content }) => decoded(content))
    .join('');
}

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replaceAll('&amp;', '&');
}

function columnOf(letters: string): number {
  return letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/**
 * Computes every formula again with another calculator. Returns the cells whose stored value differs, and
 * the number of compared cells. LOOKUP is left out, because the calculator does not support it.
 */
export function recalculated(bytes: Uint8Array): { wrong: string[]; compared: number } {
  const sheets = cellsInFile(bytes);
  const input = Object.fromEntries(
    [...sheets].map(([name, rows]) => [
      name,
      Array.from(rows, (row) => Array.from(row ?? [], (cell) => inputOf(cell))),
    ]),
  );
  const engine = HyperFormula.buildFromSheets(input, { licenseKey: 'gpl-v3' });
  const wrong: string[] = [];
  let compared = 0;
  for (const [name, rows] of sheets)
    for (const [row, cells] of rows.entries())
      for (const [col, cell] of (cells ?? []).entries()) {
        if (!cell?.formula || cell.formula.includes('LOOKUP')) continue;
        compared += 1;
        const sheet = engine.getSheetId(name) ?? 0;
        const found = engine.getCellValue({ sheet, row, col });
        const value = found instanceof DetailedCellError ? found.message : found;
        if (!isSame(value, cell.value))
          wrong.push(`${name} ${row + 1}:${col + 1} ${cell.formula}: ${cell.value}, not ${value}`);
      }
  engine.destroy();
  return { wrong, compared };
}

/** An apostrophe keeps a text that begins like a formula from being computed. */
function inputOf(cell: FileCell | undefined): string | number | null {
  if (!cell) return null;
  if (cell.formula !== null) return `=${cell.formula}`;
  return typeof cell.value === 'string' ? `'${cell.value}` : cell.value;
}

function isSame(a: unknown, b: unknown): boolean {
  return typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 0.006 : a === b;
}
