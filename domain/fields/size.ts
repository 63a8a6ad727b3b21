import { maxPerField, countProblem } from './attachments.ts';
import type { Field, Kind } from './field.ts';
import { isRecord } from './kind.ts';

/** Maximum letters of a text field that sets no maximum itself. */
export const textLengths = { text: 200, longText: 2_000 } as const;

/** Code units that one letter may need in storage: a base character with its marks. */
export const unitsPerLetter = 4;

/** Maximum length of a string inside an answer of each kind. Lists are checked row by row. */
const longestUnits: Record<Exclude<Kind, 'text' | 'longText' | 'repeat'>, number> = {
  integer: 60,
  money: 60,
  phone: 60,
  date: 80,
  time: 40,
  choice: 200,
  choices: 200,
  yesNo: 40,
  personName: 320,
  memberPick: 80,
  photos: 500,
  files: 500,
  place: 500,
  indicator: 8_000,
};

/**
 * The message when an answer is too long or names too many files, else null. It is checked before
 * parsing, so that very long input costs nothing.
 */
export function sizeProblem(field: Field, value: unknown): string | null {
  if (field.kind === 'repeat') return null;
  const tooManyFiles = filesProblem(field, value);
  if (tooManyFiles !== null) return tooManyFiles;
  const { letters, units } = longestOf(field);
  if (longestString(value) <= units) return null;
  return `${field.label}ยาวเกินไป ต้องไม่เกิน ${letters} ตัวอักษร กรุณาย่อให้สั้นลง`;
}

function filesProblem(field: Field, value: unknown): string | null {
  if (field.kind === 'photos' || field.kind === 'files')
    return countProblem(value, { max: field.max ?? maxPerField, label: field.label });
  if (field.kind !== 'indicator' || !isRecord(value)) return null;
  return countProblem(value['photos'], { max: maxPerField, label: 'หลักฐาน' });
}

/** The number of letters as people count them, and the code units they may need. */
function longestOf(field: Exclude<Field, { kind: 'repeat' }>): { letters: number; units: number } {
  if (field.kind !== 'text' && field.kind !== 'longText') {
    const units = longestUnits[field.kind];
    return { letters: units, units };
  }
  const letters = field.max ?? textLengths[field.kind];
  return { letters, units: letters * unitsPerLetter };
}

function longestString(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>(
    (longest, part) => Math.max(longest, longestString(part)),
    0,
  );
}
