import type { SheetLines } from './find-head.ts';
import { headingKey } from './heading-key.ts';

export type SkipReason = 'empty' | 'total' | 'remark' | 'title' | 'head' | 'vacant';

export interface Skipped {
  reason: SkipReason;
  count: number;
  /** Line numbers in Excel of the first skipped lines. */
  lines: number[];
}

export interface DataLine {
  /** The line number in Excel. */
  line: number;
  cells: readonly string[];
}

interface Body {
  lines: SheetLines;
  /** Index of the first line below the head. */
  from: number;
  headings: readonly string[];
  /** Columns that are read as a field. */
  read: readonly number[];
  /** Columns that contain a name. */
  named: readonly number[];
  /** Columns that number the rows. */
  numbering: readonly number[];
  emptyBelow: number;
}

const totalWords = /^(?:รวม(?:ทัง|จำนวน|เปน|ยอด|คน|กรรมการ|\d|$)|ยอดรวม|รวมทงสิน)/;
const remarkWords =
  /^(?:หมายเหตุ|ลงชือ|ลงนาม|ผูรายงาน|ผูจัดทำ|ผูรับรอง|ผูตรวจ|ผูใหขอมูล|ขอมูลณ|ณวันที|แหลงขอมูล|ทีมา|ตรวจแลวถูกตอง|ขอรับรอง)/;
/** Texts that are written in place of a name while a seat is vacant. */
const vacantWords =
  /^(?:วาง|ตำแหนงวาง|วางอยู|อยูระหวาง(?:สรรหา|คัดเลือก|แตงตัง|ดำเนินการ).{0,40}|รอแตงตัง|รอสรรหา|ไมมี)$/;
const mostShownLines = 5;

/** Separates the lines with data from the skipped lines, which are counted by reason. */
export function dataLines(body: Body): { data: DataLine[]; skipped: Skipped[] } {
  const data: DataLine[] = [];
  const skipped = new Map<SkipReason, Skipped>();
  const skip = (reason: SkipReason, line: number): void => {
    const before = skipped.get(reason) ?? { reason, count: 0, lines: [] };
    const lines = before.lines.length < mostShownLines ? [...before.lines, line] : before.lines;
    skipped.set(reason, { reason, count: before.count + 1, lines });
  };
  for (const [at, cells] of body.lines.slice(body.from).entries()) {
    const line = body.from + at + 1;
    const reason = reasonToSkip(cells, body);
    if (reason) skip(reason, line);
    else data.push({ line, cells });
  }
  return { data, skipped: withEmptyBelow([...skipped.values()], body.emptyBelow) };
}

function reasonToSkip(cells: readonly string[], body: Body): SkipReason | null {
  const filled = cells
    .map((cell, at) => ({ at, text: cell.trim() }))
    .filter(({ at, text }) => text !== '' && !(body.numbering.includes(at) && isCount(text)));
  const [first] = filled;
  if (!first) return 'empty';
  const key = headingKey(first.text);
  if (totalWords.test(key)) return 'total';
  if (remarkWords.test(key) || /^[*(]/.test(first.text)) return 'remark';
  if (repeatsHead(cells, body)) return 'head';
  if (body.named.some((at) => vacantWords.test(headingKey(cells[at] ?? '')))) return 'vacant';
  const isMerged = filled.length > 1 && filled.every(({ text }) => text === first.text);
  if (isMerged) return 'title';
  return filled.some(({ at }) => body.read.includes(at)) ? null : 'remark';
}

function isCount(text: string): boolean {
  return /^[\d๐-๙]+\.?$/.test(text);
}

/** True for a head that is repeated at the top of a printed page. */
function repeatsHead(cells: readonly string[], { headings, read }: Body): boolean {
  const same = read.filter((at) => {
    const key = headingKey(cells[at] ?? '');
    return key !== '' && key === headingKey(headings[at] ?? '');
  });
  return same.length >= 2 || (read.length === 1 && same.length === 1);
}

function withEmptyBelow(skipped: readonly Skipped[], emptyBelow: number): Skipped[] {
  if (emptyBelow === 0) return [...skipped];
  const empty = skipped.find(({ reason }) => reason === 'empty');
  const rest = skipped.filter(({ reason }) => reason !== 'empty');
  const count = (empty?.count ?? 0) + emptyBelow;
  return [...rest, { reason: 'empty', count, lines: empty?.lines ?? [] }];
}
