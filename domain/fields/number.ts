import * as z from 'zod/mini';
import { readAmount } from '../thai/amount.ts';
import { cleanValue } from '../thai/invisible.ts';
import { formatNumber } from '../thai/number.ts';
import { toBuddhistYear } from '../thai/year.ts';
import { shortLabel } from './field.ts';
import type { FieldOf, Reading, Schema } from './field.ts';
import { isText, defineKind } from './kind.ts';
import { textsOf } from './text.ts';
import { withoutBaht, withoutUnit } from './number-words.ts';

const baht = 10_000_000_000;

export const integer = defineKind<'integer'>({
  kind: 'integer',
  normalize: (value, { field }) => numberOf(withoutUnit(value, field)),
  schema: (field): Schema => {
    const { min = 0, max = 1_000_000 } = field;
    const say = field.isYear ? String : formatNumber;
    const limits = field.isYear
      ? wrongYear(field)
      : `${field.label}ต้องอยู่ระหว่าง ${say(min)} ถึง ${say(max)}`;
    return z
      .number({ error: (issue) => unclear(field, issue.input) })
      .check(
        z.multipleOf(1, `${field.label}ต้องเป็นจำนวนเต็ม เช่น ${say(exampleOf(field))}`),
        z.minimum(min, limits),
        z.maximum(max, limits),
      );
  },
  draftType: isNumberOrText,
  readings: (value, { field }) =>
    field.isYear ? yearReadings(value, field) : amountReadings(withoutUnit(value, field), field),
  toText: (value, { field }) => {
    const text = numberText(withoutUnit(value, field), {
      unit: field.unit,
      say: field.isYear ? String : formatNumber,
    });
    return field.lead && text !== '' ? `${field.lead} ${text}` : text;
  },
  columns: numberColumn,
  toCells: (value, { field }) => [numberCell(withoutUnit(value, field))],
  texts: textsOf,
});

export const money = defineKind<'money'>({
  kind: 'money',
  normalize: (value) => {
    const read = numberOf(withoutBaht(value));
    // Text that is not an amount stays as typed.
    return isText(read) && read !== '' && isText(value) ? cleanValue(value) : read;
  },
  schema: (field): Schema => {
    const { max = baht } = field;
    const limits = `${field.label}ต้องอยู่ระหว่าง 0 ถึง ${formatNumber(max)} บาท`;
    return z.number({ error: (issue) => unclear(field, issue.input) }).check(
      z.minimum(0, limits),
      z.maximum(max, limits),
      z.refine(
        (value: number) => Number(value.toFixed(2)) === value,
        `${field.label}มีทศนิยมได้ไม่เกิน 2 ตำแหน่ง`,
      ),
    );
  },
  draftType: isNumberOrText,
  readings: (value, { field }) => amountReadings(withoutBaht(value), field),
  toText: (value) => numberText(withoutBaht(value), { unit: 'บาท', say: formatNumber }),
  columns: numberColumn,
  toCells: (value) => [numberCell(withoutBaht(value))],
  texts: textsOf,
});

type NumberField = FieldOf<'integer'> | FieldOf<'money'>;

/** A number that the field accepts, used as an example in messages. */
function exampleOf({ isYear, min = 0, max = 1_000_000 }: FieldOf<'integer'>): number {
  return Math.min(Math.max(isYear ? 2568 : 12, min), max);
}

function wrongYear(field: FieldOf<'integer'>): string {
  const { label, min = 0, max = 1_000_000 } = field;
  const asked = label.endsWith('.') ? `${label} ` : label;
  return `${asked}ต้องเป็นปี พ.ศ. 4 หลัก ระหว่าง ${min} ถึง ${max} เช่น ${exampleOf(field)}`;
}

/**
 * The message for an unclear answer: a choice when the text has several readings, else what is wrong,
 * with an example.
 */
function unclear(field: NumberField, value: unknown): string {
  const readings = amountReadings(
    field.kind === 'money' ? withoutBaht(value) : withoutUnit(value, field),
    field,
  );
  const [first, second] = readings.map((reading) => reading.label);
  if (first && second) return `${field.label} ${first} หรือ ${second}? กรุณาเลือก`;
  if (first) return `${field.label}หมายถึง ${first} ใช่หรือไม่ (คั่นทุก 3 หลัก ทศนิยมไม่เกิน 2 ตำแหน่ง)`;
  if (field.kind === 'integer' && field.isYear) return wrongYear(field);
  return field.kind === 'money'
    ? `${field.label}ต้องเป็นจำนวนเงิน เช่น 1,500 หรือ 1,500.50`
    : `${field.label}ต้องเป็นตัวเลข เช่น ${exampleOf(field)}`;
}

/** The readings that the field accepts. For example 12,13 has none as the number of a village. */
function amountReadings(value: unknown, field: NumberField): Reading[] {
  if (!isText(value)) return [];
  const amount = readAmount(value, { decimals: 2 });
  if (amount.kind !== 'ask') return [];
  const fitting = amount.readings.filter((reading) => fits(reading, field));
  return fitting.map((reading) => ({
    value: reading,
    label: Number.isInteger(reading) ? formatNumber(reading) : reading.toFixed(2),
  }));
}

function fits(reading: number, field: NumberField): boolean {
  if (field.kind === 'money') return true;
  const { min = 0, max = 1_000_000 } = field;
  return Number.isInteger(reading) && reading >= min && reading <= max;
}

/** 68 and 2025 can mean the Buddhist year 2568. */
function yearReadings(value: unknown, field: FieldOf<'integer'>): Reading[] {
  const { min = 0, max = 1_000_000 } = field;
  const year = numberOf(withoutUnit(value, field));
  if (typeof year !== 'number' || (year >= min && year <= max)) return [];
  const meant = year < 100 ? 2500 + year : toBuddhistYear(year);
  return meant >= min && meant <= max ? [{ value: meant, label: String(meant) }] : [];
}

/**
 * Reads "๑,๒๓๔" as a number. Texts such as "สิบ" and the unclear "1,5" are left unchanged for the
 * schema to judge.
 */
function numberOf(value: unknown): unknown {
  if (!isText(value)) return value;
  const amount = readAmount(value, { decimals: 2 });
  if (amount.kind === 'number') return amount.value;
  return amount.kind === 'empty' ? '' : value;
}

function isNumberOrText(value: unknown): boolean {
  return isText(value) || (typeof value === 'number' && Number.isFinite(value));
}

function numberText(
  value: unknown,
  { unit, say }: { unit: string | undefined; say: (amount: number) => string },
): string {
  const cleaned = numberOf(value);
  if (typeof cleaned !== 'number') return isText(cleaned) ? cleaned : '';
  return unit ? `${say(cleaned)} ${unit}` : say(cleaned);
}

function numberCell(value: unknown): number | null {
  const cleaned = numberOf(value);
  return typeof cleaned === 'number' ? cleaned : null;
}

function numberColumn(field: NumberField) {
  return [{ path: field.id, label: shortLabel(field), type: 'number' as const }];
}
