import type { Cell } from '#domain/fields/field.ts';
import type { Workbook } from '#domain/list/workbook.ts';
import { openFields } from '#domain/open-data/open-rows.ts';
import type { OpenResource, OpenRow } from '#domain/open-data/open-rows.ts';

/** The rows with their field names as columns. Answers are JSON in one cell. */
export function openWorkbook(resource: OpenResource, rows: readonly OpenRow[]): Workbook {
  const fields = openFields(resource);
  const columns = fields.map((label) => ({ label, type: 'text' as const }));
  const cells = rows.map((row) => {
    const values = new Map<string, unknown>(Object.entries(row));
    return fields.map((field) => cellOf(values.get(field)));
  });
  return { name: resource, sheets: [{ name: resource, columns, rows: cells }] };
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  return JSON.stringify(value);
}
