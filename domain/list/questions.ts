import type { FieldOf, RowField } from '../fields/field.ts';
import { shortLabel } from '../fields/field.ts';
import { formatDay } from '../thai/date.ts';
import { cutGraphemes } from '../thai/text.ts';
import { headingKey } from './heading-key.ts';
import { eraQuestion, headingsQuestion, wordsQuestion } from './import-answers.ts';
import type { ImportAnswers } from './import-answers.ts';
import { columnLetter } from './match-columns.ts';
import type { FileColumn, Target } from './match-columns.ts';
import { isWordOf } from './read-cell.ts';
import type { UnclearWord } from './read-cell.ts';
import type { Era } from './read-date.ts';
import type { ReadRow } from './read-rows.ts';
import type { DataLine } from './skip-lines.ts';
import type { ListDefinition } from './worksheet.ts';

/** A question about a whole column, which is answered once. */
export interface ImportQuestion {
  id: string;
  title: string;
  items: {
    key: string;
    text: string;
    /** The option that was chosen, else the one that is probably right. */
    chosen: string | null;
  }[];
  options: { value: string; label: string }[];
}

/** The option to answer later. The value is then corrected in the list. */
const later = { value: '', label: 'แก้ในรายการภายหลัง' };
const shownLetters = 40;

interface Heads {
  list: ListDefinition;
  targets: readonly Target[];
  columns: readonly FileColumn[];
  data: readonly DataLine[];
}

/** The required fields for which the file has no column. */
export function missingFields({ list, columns }: Pick<Heads, 'list' | 'columns'>): RowField[] {
  const read = new Set(
    columns.flatMap(({ target }) =>
      target && target.part !== 'prefix' && target.part !== 'last' ? [target.field.id] : [],
    ),
  );
  return list.fields.filter((field) => field.required && !field.showWhen && !read.has(field.id));
}

/** Asks which columns contain required values when their headings are not known. */
export function headingsQuestionOf(heads: Heads, answers: ImportAnswers): ImportQuestion | null {
  const free = heads.columns.filter(({ target, isNumbering, at }) => {
    const has = heads.data.some(({ cells }) => (cells[at] ?? '').trim() !== '');
    return target === null && !isNumbering && has;
  });
  const missing = missingFields(heads).filter((field) => heads.targets.some(isTargetOf(field)));
  if (missing.length === 0 || free.length === 0) return null;
  const taken = new Set<number>();
  const given = answers[headingsQuestion] ?? {};
  const items = missing.map((field) => {
    const likely = free.find((column) => !taken.has(column.at) && isLikely(field, column, heads));
    if (likely) taken.add(likely.at);
    const chosen = given[field.id] ?? (likely ? String(likely.at) : null);
    return { key: field.id, text: shortLabel(field), chosen };
  });
  return {
    id: headingsQuestion,
    title: `ไม่พบหัวตาราง ${missing.map(shortLabel).join(' และ ')} อยู่ในคอลัมน์ใด`,
    items,
    options: [
      ...free.map((column) => ({
        value: String(column.at),
        label: columnText(column, heads.data),
      })),
      { value: '', label: 'ไม่มีในไฟล์ เติมในรายการภายหลัง' },
    ],
  };
}

function isTargetOf({ id }: RowField): (target: Target) => boolean {
  return (target) => target.field.id === id;
}

/** Describes a column, as in D “หน้าที่” เช่น ประธาน. */
function columnText({ at, heading }: FileColumn, data: readonly DataLine[]): string {
  const example = data.map(({ cells }) => (cells[at] ?? '').trim()).find((text) => text !== '');
  const named = heading === '' ? 'ไม่มีหัว' : `“${cutGraphemes(heading, shownLetters)}”`;
  const shown = example ? ` เช่น ${cutGraphemes(example, shownLetters)}` : '';
  return `คอลัมน์ ${columnLetter(at)} ${named}${shown}`;
}

const shortestPart = 4;

/** True when the heading contains a known heading, or most values are words of the choice. */
function isLikely(field: RowField, { at, heading }: FileColumn, { targets, data }: Heads): boolean {
  const key = headingKey(heading);
  const keys = targets.filter(isTargetOf(field)).flatMap((target) => target.keys);
  if (keys.some((part) => part.length >= shortestPart && key.includes(part))) return true;
  if (field.kind !== 'choice') return false;
  const texts = data.map(({ cells }) => cells[at] ?? '').filter((text) => text.trim() !== '');
  return texts.filter((text) => isWordOf(field, text)).length * 2 > texts.length;
}

/**
 * Asks once what each unclear word of a choice means. For an optional field this is asked only when a
 * probable option is known.
 */
export function wordsQuestionOf(
  field: FieldOf<'choice'>,
  { rows, answers }: { rows: readonly ReadRow[]; answers: ImportAnswers },
): ImportQuestion | null {
  const words = new Map<string, UnclearWord & { count: number }>();
  for (const cell of rows.flatMap(({ cells }) => cells)) {
    if (cell.field.id !== field.id || !cell.word) continue;
    const before = words.get(cell.word.key);
    words.set(cell.word.key, { ...(before ?? cell.word), count: (before?.count ?? 0) + 1 });
  }
  const asked = [...words.values()];
  if (asked.length === 0 || asked.length > mostWords) return null;
  if (!field.required && asked.every(({ likely }) => likely === null)) return null;
  const given = answers[wordsQuestion(field)] ?? {};
  return {
    id: wordsQuestion(field),
    title: `${shortLabel(field)}ในไฟล์ ตรงกับคำใดในระบบ`,
    items: asked.map(({ key, text, likely, count }) => ({
      key,
      text: `${cutGraphemes(text, shownLetters)} ${count} แถว`,
      chosen: given[key] ?? likely,
    })),
    options: [...field.options.map(({ value, label }) => ({ value, label })), later],
  };
}

/** A column with more unclear words than this is probably not this choice. */
const mostWords = 12;

/** Asks once in which era the two-digit years of a column are. */
export function eraQuestionOf(
  field: RowField,
  { rows, answers }: { rows: readonly ReadRow[]; answers: ImportAnswers },
): ImportQuestion | null {
  const unclear = rows
    .flatMap(({ cells }) => cells)
    .filter((cell) => cell.field.id === field.id && cell.days !== undefined);
  const first = unclear.find(({ days }) => days?.be && days.ce) ?? unclear[0];
  if (!first?.days) return null;
  const options = (['be', 'ce'] as const).flatMap((era: Era) => {
    const day = first.days?.[era];
    return day ? [{ value: era, label: formatDay(day, 'long') }] : [];
  });
  const chosen = answers[eraQuestion(field)]?.['year'] ?? null;
  return {
    id: eraQuestion(field),
    title: `${shortLabel(field)} เขียนปี 2 หลัก หมายถึงวันใด`,
    items: [{ key: 'year', text: `${first.text} ${unclear.length} แถว`, chosen }],
    options,
  };
}

/** True while the person has not answered one of the items. */
export function isOpen({ id, items }: ImportQuestion, answers: ImportAnswers): boolean {
  return items.some(({ key }) => answers[id]?.[key] === undefined);
}
