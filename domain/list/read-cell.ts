import type { Day } from '../calendar.ts';
import type { FieldOf, RowField } from '../fields/field.ts';
import { anyPhone, phoneNumber } from '../fields/phone.ts';
import { cleanLines, cleanValue } from '../thai/invisible.ts';
import { toLatinDigits } from '../thai/number.ts';
import { headingKey } from './heading-key.ts';
import { readSheetDate } from './read-date.ts';
import type { Era } from './read-date.ts';

/** What was changed so that a value could be read. The person is told about it. */
export type RemarkKind = 'zero' | 'firstPhone' | 'numberOnly' | 'century' | 'aside';

/** A word in a choice column that is not one of the option labels. */
export interface UnclearWord {
  key: string;
  text: string;
  /** The option that the word probably means. */
  likely: string | null;
}

export interface CellReading {
  value: unknown;
  remark?: RemarkKind;
  word?: UnclearWord;
  /** The two possible days when a two-digit year fits both eras. */
  days?: Readonly<Record<Era, Day | null>>;
}

export interface CellContext {
  today: Day;
  /** The values of this field in the current list. */
  known: ReadonlySet<unknown>;
  /** The option that the person chose for each word; empty when the value is corrected later. */
  words: Readonly<Record<string, string>>;
  era: Era | null;
}

const blankWords = new Set(
  ['ไม่มี', 'ไม่ระบุ', 'ไม่ทราบ', 'ไม่มีเบอร์', 'ไม่มีโทรศัพท์', 'na'].map(headingKey),
);

/** The value of a cell as the field stores it. Text that cannot be read is kept as typed. */
export function readCell(field: RowField, typed: string, context: CellContext): CellReading {
  const text = field.kind === 'longText' ? cleanLines(typed) : cleanValue(typed);
  if (isBlankCell(field, text)) return { value: undefined };
  switch (field.kind) {
    case 'personName':
      return nameOf(text);
    case 'choice':
      return choiceOf(field, text, context);
    case 'choices':
      return { value: text.split(/[,،;]/).map((label) => optionOf(field, label) ?? label.trim()) };
    case 'yesNo':
      return { value: yesNoOf(field, text) };
    case 'phone':
      return phoneOf(cleanLines(typed));
    case 'date':
      return dateOf(text, context);
    case 'integer':
      return field.lead === undefined ? { value: text } : countedOf(text);
    default:
      return { value: text };
  }
}

function isBlankCell(field: RowField, text: string): boolean {
  if (text === '' || /^[-–—._]+$/.test(text)) return true;
  const isWritten = field.kind === 'text' || field.kind === 'longText';
  return !isWritten && blankWords.has(headingKey(text));
}

type Choosing = FieldOf<'choice'> | FieldOf<'choices'>;

function choiceOf(field: FieldOf<'choice'>, text: string, { words }: CellContext): CellReading {
  const sure = optionOf(field, text) ?? optionOf(field, withoutRank(text));
  if (sure !== undefined) return { value: sure };
  const key = wordKey(text);
  const likely = likelyOption(field, key);
  const chosen = words[key];
  const value = chosen === undefined ? (likely ?? text) : chosen === '' ? text : chosen;
  return { value, word: { key, text, likely } };
}

function optionOf({ options }: Choosing, text: string): string | undefined {
  const key = headingKey(text);
  const found = options.find(
    ({ value, label, spellings = [] }) =>
      value === text.trim() || [label, ...spellings].some((word) => headingKey(word) === key),
  );
  return found?.value;
}

function likelyOption({ options }: Choosing, key: string): string | null {
  const found = options.find(({ likelyWords = [] }) =>
    likelyWords.some((word) => headingKey(word) === key),
  );
  return found?.value ?? null;
}

/** True for a text that is or probably is one of the options. */
export function isWordOf(field: Choosing, text: string): boolean {
  const bare = withoutRank(text);
  return (
    optionOf(field, text) !== undefined ||
    optionOf(field, bare) !== undefined ||
    likelyOption(field, headingKey(bare)) !== null
  );
}

const longestWord = 60;

/** A person is asked once about words with the same key. */
function wordKey(text: string): string {
  return headingKey(withoutRank(text)).slice(0, longestWord);
}

/** Removes a rank: รองประธาน คนที่ 1 becomes รองประธาน. */
function withoutRank(text: string): string {
  if (text.length > longestWord) return text;
  const read = toLatinDigits(text);
  const closed = read.endsWith(')') ? read.slice(0, -1) : read;
  const written = rankNumbers.find((word) => closed.endsWith(`คนที่${word}`));
  const digits = written ?? /\d{1,2}$/.exec(closed)?.[0];
  if (digits === undefined) return read;
  const before = closed.slice(0, -digits.length).trimEnd();
  const word = rankWords.find((candidate) => before.endsWith(candidate)) ?? '';
  return withoutOpening(before.slice(0, before.length - word.length));
}

const rankWords = ['คนที่', 'ลำดับที่', 'ลำดับ'];
const rankNumbers = ['หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า'];

function withoutOpening(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '(' || text[end - 1]?.trim() === '')) end -= 1;
  return text.slice(0, end);
}

function yesNoOf(field: FieldOf<'yesNo'>, text: string): unknown {
  const key = headingKey(text);
  if (key === headingKey(field.yes ?? 'ใช่')) return true;
  return key === headingKey(field.no ?? 'ไม่ใช่') ? false : text;
}

/**
 * Removes numbers and remarks around a name: 1. นายเมฆ ทดลอง (ประธาน)* becomes นายเมฆ ทดลอง. The rank
 * ร.ต.อ.(หญิง) is kept.
 */
function nameOf(text: string): CellReading {
  const whole = cleanValue(text.replaceAll('(หญิง)', 'หญิง '));
  const name = whole
    .replace(/^[\d๐-๙]{1,3}[.)]\s{0,3}/, '')
    .replaceAll(/\([^()]{0,80}\)/g, ' ')
    .replaceAll('*', ' ');
  const value = cleanValue(name);
  return value === whole || value === '' ? { value: whole } : { value, remark: 'aside' };
}

function phoneOf(text: string): CellReading {
  const whole = text.includes('\n') ? null : onePhone(text);
  if (whole) return whole;
  const parts = text.split(/[,;/\n]|หรือ|และ/).map((part) => onePhone(part));
  const first = parts.find((part) => part !== null);
  return first ? { ...first, remark: 'firstPhone' } : { value: phoneNumber(text) };
}

function onePhone(text: string): CellReading | null {
  // Some programs write a phone number as a number cell with a decimal.
  const number = phoneNumber(text.replace(/^(\d{8,10})\.0$/, '$1'));
  if (anyPhone.test(number)) return { value: number };
  const isCut = /^(?:[689]\d{8}|[2-7]\d{7})(?: ต่อ \d{1,6})?$/.test(number);
  return isCut ? { value: `0${number}`, remark: 'zero' } : null;
}

function dateOf(text: string, { today, known, era }: CellContext): CellReading {
  const reading = readSheetDate(text, { today, known });
  if (reading.kind === 'day') return { value: reading.day };
  if (reading.kind === 'corrected') return { value: reading.day, remark: 'century' };
  if (reading.kind === 'unreadable') return { value: text };
  const { days } = reading;
  return { value: days[era ?? 'be'] ?? text, days };
}

/** Reads the village number from หมู่ที่ 3, ม.3, 3 บ้านสัน or บ้านสัน ม.3. */
function countedOf(text: string): CellReading {
  const plain = toLatinDigits(text);
  if (/^(?:หมู่ที่|หมู่บ้านที่|หมู่|ม\.?)?\s?\d{1,4}$/.test(plain)) return { value: plain.replace(/\D/g, '') };
  const [, before, after] =
    /^(?:หมู่ที่|หมู่|ม\.?)?\s?(\d{1,2})\s(?:บ้าน|บ\.)|(?:หมู่ที่|หมู่|ม\.)\s?(\d{1,2})$/.exec(plain) ?? [];
  const number = before ?? after;
  return number === undefined ? { value: text } : { value: number, remark: 'numberOnly' };
}
