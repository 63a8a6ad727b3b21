import type { Cell } from '#domain/fields/field.ts';
import type { Workbook } from '#domain/list/workbook.ts';

/** Tells Excel that the file is UTF-8. */
const byteOrderMark = '\ufeff';

/** The first worksheet as CSV (RFC 4180) with its column labels in the first line. */
export function csvOf({ sheets }: Workbook): Buffer {
  const [sheet] = sheets;
  const labels = sheet?.columns.map(({ label }) => label) ?? [];
  const lines = [labels, ...(sheet?.rows ?? [])].map((row) => row.map(csvCell).join(','));
  return Buffer.from(`${byteOrderMark}${lines.join('\r\n')}\r\n`);
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = typeof cell === 'string' ? harmless(cell) : cell.day;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Excel computes a text that begins like a formula, so an apostrophe in front keeps it a text. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
