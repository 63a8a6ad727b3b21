import type { RowField } from '../fields/field.ts';
import { shortLabel } from '../fields/field.ts';
import { headingKey, isNumbering } from './heading-key.ts';
import { listColumns } from './worksheet.ts';
import type { ListColumn, ListDefinition } from './worksheet.ts';

/** What a column of the file can be read as: a field, or a part of a name. */
export interface Target {
  /** For example position, name.first, or name for a whole name in one column. */
  id: string;
  label: string;
  field: RowField;
  part?: ListColumn['part'];
  keys: readonly string[];
}

const wholeName = 'ชื่อ-สกุล';
const wholeNames = [
  wholeName,
  'ชื่อ-นามสกุล',
  'ชื่อและนามสกุล',
  'ชื่อและสกุล',
  'ชื่อตัว-ชื่อสกุล',
  'ชื่อตัวและชื่อสกุล',
  'ชื่อ-ชื่อสกุล',
  'ยศ ชื่อ-สกุล',
  'ยศ/ชื่อ-สกุล',
  'คำนำหน้า ชื่อ-สกุล',
  'คำนำหน้า ชื่อ สกุล',
  'คำนำหน้า/ชื่อ/สกุล',
  'คำนำหน้าชื่อ-ชื่อ-สกุล',
  'ชื่อเต็ม',
  'รายชื่อ',
  'รายนาม',
  'รายชื่อกรรมการ',
  'รายชื่อคณะกรรมการ',
  'รายนามกรรมการ',
  'ชื่อกรรมการ',
  'ชื่อ-สกุลกรรมการ',
  'ชื่อ-สกุล กรรมการ',
];

export function targetsOf(list: ListDefinition): Target[] {
  return listColumns(list).flatMap(({ field, part, label, headings }): Target[] => {
    const keys = [...headings.map(headingKey), headingKey(label)];
    if (!part) return [{ id: field.id, label, field, keys }];
    const own = { id: `${field.id}.${part}`, label, field, part, keys };
    if (part !== 'first') return [own];
    const names = [...wholeNames, field.label, shortLabel(field)].map(headingKey);
    const whole = names.filter((key) => !keys.includes(key));
    return [{ id: field.id, label: wholeName, field, keys: whole }, own];
  });
}

/** The id of the target that a heading names. */
export function targetIdOf(targets: readonly Target[], heading: string): string | undefined {
  const key = headingKey(heading);
  return key === '' ? undefined : targets.find(({ keys }) => keys.includes(key))?.id;
}

/** A column of the file and what it is read as. */
export interface FileColumn {
  /** Index of the column. */
  at: number;
  heading: string;
  /** Null for a column that is left out. */
  target: Target | null;
  /** True for a column that numbers the rows; it is not asked about. */
  isNumbering: boolean;
}

interface Matching {
  targets: readonly Target[];
  headings: readonly string[];
  /** The ids that the person chose, by column index. An empty id leaves the column out. */
  chosen: Readonly<Record<string, string>>;
  /** The number of columns that have values. */
  width: number;
}

/**
 * Every column of the file with its target. Two columns share a target only when they are one merged
 * column for a name.
 */
export function matchColumns({ targets, headings, chosen, width }: Matching): FileColumn[] {
  const byId = new Map(targets.map((target) => [target.id, target]));
  const found = Array.from({ length: Math.max(width, headings.length) }, (_, at) => {
    const heading = headings[at] ?? '';
    const id = chosen[at] ?? targetIdOf(targets, heading);
    return { at, heading, id: id ?? '', isChosen: chosen[at] !== undefined };
  });
  const settled = withSurname(found, byId);
  return settled.map((column) => {
    const target = byId.get(column.id) ?? null;
    const isTaken = target !== null && !isBest(column, settled, target);
    const { at, heading } = column;
    return {
      at,
      heading,
      target: isTaken ? null : target,
      isNumbering: isNumbering(headingKey(heading)),
    };
  });
}

interface Found {
  at: number;
  heading: string;
  id: string;
  isChosen: boolean;
}

/** A column ชื่อสกุล is the whole name, but next to a column ชื่อ it is the surname. */
function withSurname(found: readonly Found[], byId: ReadonlyMap<string, Target>): Found[] {
  const ids = new Set(found.map(({ id }) => id));
  const surnameKey = headingKey('ชื่อสกุล');
  return found.map((column) => {
    const target = byId.get(column.id);
    if (!target || column.isChosen || headingKey(column.heading) !== surnameKey) return column;
    const { id } = target.field;
    const isSurname = ids.has(`${id}.first`) && !ids.has(`${id}.last`);
    return { ...column, id: isSurname ? `${id}.last` : id };
  });
}

/**
 * True for the best of several columns with the same target: the chosen one, else the one with the
 * most exact heading, else the first.
 */
function isBest(column: Found, all: readonly Found[], target: Target): boolean {
  const rivals = all.filter(({ id }) => id === column.id);
  const rankOf = ({ heading, isChosen }: Found): number => {
    const rank = target.keys.indexOf(headingKey(heading));
    return isChosen ? -1 : rank < 0 ? target.keys.length : rank;
  };
  const best = rivals.reduce((a, b) => (rankOf(b) < rankOf(a) ? b : a));
  const isMerged =
    target.field.kind === 'personName' &&
    !target.part &&
    headingKey(best.heading) === headingKey(column.heading);
  return best === column || isMerged;
}

/** The letters of a column in Excel, such as D or AA. */
export function columnLetter(at: number): string {
  const letter = String.fromCodePoint(65 + (at % 26));
  return at < 26 ? letter : columnLetter(Math.floor(at / 26) - 1) + letter;
}
