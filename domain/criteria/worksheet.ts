import * as z from 'zod/mini';
import { criteriaContentSchema, validateCriteria } from './criteria.ts';
import type { CriteriaContent, Indicator } from './criteria.ts';
import type { Cell } from '../fields/field.ts';
import type { ImportProblem } from '../list/import.ts';
import { toLatinDigits } from '../thai/number.ts';
import { normalizeThai } from '../thai/text.ts';
import type { RawWorksheet, WorkbookColumn, WorkbookSheet } from '../list/workbook.ts';

/** Writes a criteria set to three worksheets with one line for each indicator, and reads it back. */
const sheetNames = { indicators: 'ตัวชี้วัด', levels: 'ระดับ', set: 'ชุดเกณฑ์' } as const;

const heads = {
  category: 'หมวด',
  categoryTitle: 'ชื่อหมวด',
  categoryWeight: 'น้ำหนักหมวด',
  id: 'ข้อ',
  title: 'ตัวชี้วัด',
  shortTitle: 'ชื่อย่อ',
  guidance: 'คำอธิบาย',
  weight: 'น้ำหนัก',
  evidence: 'หลักฐาน',
} as const;

const choiceHead = (score: number): string => `เกณฑ์ ${score} คะแนน`;
const choicePattern = /^เกณฑ์([\d.]+)คะแนน$/;

export function criteriaSheets(set: CriteriaContent): WorkbookSheet[] {
  const scores = scoresOf(set);
  return [
    {
      name: sheetNames.indicators,
      columns: [
        ...Object.values(heads).map(column),
        ...scores.map((score) => ({ ...column(choiceHead(score)), width: 40 })),
      ],
      rows: set.categories.flatMap((category) =>
        category.indicators.map((indicator): Cell[] => [
          category.id,
          category.title,
          category.weight ?? null,
          indicator.id,
          indicator.title,
          indicator.shortTitle,
          indicator.guidance,
          indicator.weight ?? null,
          indicator.evidence.join('\n') || null,
          ...scores.map(
            (score) => indicator.choices.find((each) => each.score === score)?.text ?? null,
          ),
        ]),
      ),
    },
    {
      name: sheetNames.levels,
      columns: ['รหัส', 'ระดับ', 'ร้อยละขั้นต่ำ'].map(column),
      rows: set.levels.map((level): Cell[] => [level.id, level.title, level.minPercent]),
    },
    {
      name: sheetNames.set,
      columns: [
        { ...column('หัวข้อ'), width: 16 },
        { ...column('ข้อความ'), width: 100 },
      ],
      rows: [
        ['ชื่อชุด', set.title],
        ['หมายเหตุ', set.notice],
        ['แหล่งที่มา', set.source],
      ],
    },
  ];
}

function column(label: string): WorkbookColumn {
  return { label, type: 'text' };
}

function scoresOf({ categories }: CriteriaContent): number[] {
  const all = categories.flatMap((category) => category.indicators.flatMap((each) => each.choices));
  return [...new Set(all.map((choice) => choice.score))].toSorted((a, b) => a - b);
}

/** The set when every line is valid; otherwise every problem with its line. */
export interface ReadCriteria {
  content: CriteriaContent | null;
  problems: ImportProblem[];
}

export function readCriteria(sheets: readonly RawWorksheet[]): ReadCriteria {
  const problems: ImportProblem[] = [];
  const say = (line: number | null, at: string, message: string) =>
    problems.push({ line, column: at, message });
  const lines = tableOf(sheets, sheetNames.indicators, say);
  const content = {
    ...texts(tableOf(sheets, sheetNames.set, say)),
    levels: tableOf(sheets, sheetNames.levels, say).map(({ line, cells }) => ({
      id: cellOf(cells, 'รหัส'),
      title: cellOf(cells, 'ระดับ'),
      minPercent: numberIn(cellOf(cells, 'ร้อยละขั้นต่ำ'), (text) =>
        say(line, 'ร้อยละขั้นต่ำ', `อ่านได้ว่า "${text}" ต้องเป็นตัวเลข`),
      ),
    })),
    categories: categoriesIn(lines, say),
  };
  if (problems.length > 0) return { content: null, problems };
  return judged(content);
}

type Say = (line: number | null, column: string, message: string) => void;

interface Line {
  line: number;
  /** The cells by normalized heading. */
  cells: ReadonlyMap<string, string>;
}

function tableOf(sheets: readonly RawWorksheet[], name: string, say: Say): Line[] {
  const sheet = sheets.find((worksheet) => normalizeThai(worksheet.name) === normalizeThai(name));
  if (!sheet) {
    say(null, '', `ไม่พบแผ่น "${name}" กรุณาใช้ไฟล์ที่ดาวน์โหลดจากระบบ`);
    return [];
  }
  const [head = [], ...rest] = sheet.rows;
  const keys = head.map((heading) => normalizeThai(heading));
  return rest.flatMap((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return [];
    const cells = new Map(keys.map((key, index) => [key, (row[index] ?? '').trim()]));
    return [{ line: index + 2, cells }];
  });
}

const none: Line['cells'] = new Map();

function texts(lines: readonly Line[]) {
  const cellUnder = (label: string) =>
    cellOf(lines.find(({ cells }) => cellOf(cells, 'หัวข้อ') === label)?.cells ?? none, 'ข้อความ');
  return { title: cellUnder('ชื่อชุด'), notice: cellUnder('หมายเหตุ'), source: cellUnder('แหล่งที่มา') };
}

function numberIn(text: string, wrong: (text: string) => void): number {
  const number = Number(toLatinDigits(text).replace(/[%,]/g, ''));
  if (text === '' || Number.isNaN(number)) wrong(text);
  return number;
}

function categoriesIn(lines: readonly Line[], say: Say): CriteriaContent['categories'] {
  const groups = Map.groupBy(lines, ({ cells }) => cellOf(cells, heads.category));
  return [...groups].map(([id, group]) => {
    const [first] = group;
    const weight = first ? weightIn(first, heads.categoryWeight, say) : {};
    return {
      id: toLatinDigits(id),
      title: first ? cellOf(first.cells, heads.categoryTitle) : '',
      ...weight,
      indicators: group.map((line) => indicatorIn(line, say)),
    };
  });
}

function cellOf(cells: Line['cells'], head: string): string {
  return cells.get(normalizeThai(head)) ?? '';
}

function weightIn({ line, cells }: Line, head: string, say: Say): { weight?: number } {
  const text = cellOf(cells, head);
  if (text === '') return {};
  return { weight: numberIn(text, (bad) => say(line, head, `อ่านได้ว่า "${bad}" ต้องเป็นตัวเลข`)) };
}

function indicatorIn(line: Line, say: Say): Indicator {
  const { cells } = line;
  const need = (head: string): string => {
    const text = cellOf(cells, head);
    if (text === '') say(line.line, head, `กรุณากรอก${head}`);
    return text;
  };
  const choices = [...cells].flatMap(([key, text]) => {
    const score = choicePattern.exec(key)?.[1];
    return score === undefined || text === '' ? [] : [{ score: Number(score), text }];
  });
  if (choices.length < 2) say(line.line, 'เกณฑ์', 'ต้องมีคำของคะแนนอย่างน้อย 2 ช่อง');
  return {
    id: toLatinDigits(need(heads.id)),
    title: need(heads.title),
    shortTitle: need(heads.shortTitle),
    guidance: need(heads.guidance),
    ...weightIn(line, heads.weight, say),
    evidence: cellOf(cells, heads.evidence)
      .split(/\n|;/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
    choices,
    basis: 'province',
  };
}

/** Checks the schema first, then the rules a schema cannot express. */
function judged(content: CriteriaContent): ReadCriteria {
  const parsed = z.safeParse(criteriaContentSchema, content);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      line: null,
      column: placeOf(content, issue.path),
      message: 'ข้อความว่าง ยาวเกินกำหนด หรือเลขข้อไม่ถูกต้อง',
    }));
    return { content: null, problems };
  }
  const flaws = validateCriteria(parsed.data).map((message) => ({
    line: null,
    column: '',
    message,
  }));
  return flaws.length > 0
    ? { content: null, problems: flaws }
    : { content: parsed.data, problems: [] };
}

/** Names the indicator or category of a problem by its printed number. */
function placeOf(content: CriteriaContent, path: readonly PropertyKey[]): string {
  const [, at, , inner] = path.map(Number);
  if (path[0] !== 'categories') return path[0] === 'levels' ? 'ระดับ' : 'ชุดเกณฑ์';
  const category = content.categories[at ?? 0];
  const indicator = category?.indicators[inner ?? -1];
  return indicator ? `ข้อ ${indicator.id}` : `หมวด ${category?.id ?? ''}`;
}
