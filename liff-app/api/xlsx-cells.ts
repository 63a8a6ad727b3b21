import type { Day } from '#domain/calendar.ts';
import type { Cell } from '#domain/fields/field.ts';
import { cutUnits } from '#domain/thai/text.ts';

/** The font of every Excel file, however it is made. */
export const font = { name: 'TH SarabunPSK', size: 16 };
/** A date as Thai Excel shows it: 25 ธ.ค. 2567. */
export const thaiDate = '[$-107041E]d mmm yyyy';

/** Excel’s limit of letters in one cell. A longer text continues in the row below. */
const longestCell = 32_767;
const continues = ' (ต่อแถวถัดไป)';
const continued = '(ต่อ) ';

export function rowParts(cells: readonly Cell[]): Cell[][] {
  const columns = cells.map(cellParts);
  const count = Math.max(1, ...columns.map((parts) => parts.length));
  return Array.from({ length: count }, (_, at) => columns.map((parts) => parts[at] ?? null));
}

function cellParts(cell: Cell): Cell[] {
  if (typeof cell !== 'string' || cell.length <= longestCell) return [cell];
  const room = longestCell - continues.length - continued.length;
  const parts: string[] = [];
  for (let rest = cell; rest !== '';) {
    const part = rest.length <= room ? rest : cutUnits(rest, room);
    rest = rest.slice(part.length);
    parts.push(`${parts.length === 0 ? '' : continued}${part}${rest === '' ? '' : continues}`);
  }
  return parts;
}

/** Excel has no time zones, so a day is written as its midnight in UTC. */
export function valueOf(cell: Cell): string | number | Date | null {
  return isDay(cell) ? new Date(`${cell.day}T00:00:00Z`) : cell;
}

export function isDay(cell: Cell): cell is { day: Day } {
  return typeof cell === 'object' && cell !== null;
}
