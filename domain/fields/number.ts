import * as z from 'zod/mini';
import { formatNumber, toLatinDigits } from '../thai/number.ts';
import { shortLabel } from './field.ts';
import type { FieldOf, Schema } from './field.ts';
import { isText, defineKind } from './kind.ts';
import { textsOf } from './text.ts';

const baht = 10_000_000_000;

export const integer = defineKind<'integer'>({
  kind: 'integer',
  normalize: (value) => numberOf(value),
  schema: (field): Schema => {
    const { min = 0, max = 1_000_000 } = field;
    const say = field.isYear ? String : formatNumber;
    const limits = `${shortLabel(field)}ต้องอยู่ระหว่าง ${say(min)} ถึง ${say(max)}`;
    return z
      .number(`${shortLabel(field)}ต้องเป็นตัวเลข`)
      .check(
        z.multipleOf(1, `${shortLabel(field)}ต้องเป็นจำนวนเต็ม`),
        z.minimum(min, limits),
        z.maximum(max, limits),
      );
  },
  draftType: isNumberOrText,
  toText: (value, { field }) => {
    const text = numberText(value, {
      unit: field.unit,
      say: field.isYear ? String : formatNumber,
    });
    return field.lead && text !== '' ? `${field.lead} ${text}` : text;
  },
  columns: numberColumn,
  toCells: (value) => [numberCell(value)],
  texts: textsOf,
});

export const money = defineKind<'money'>({
  kind: 'money',
  normalize: (value) => numberOf(isText(value) ? value.replace(/บาท|฿/g, '') : value),
  schema: (field): Schema => {
    const { max = baht } = field;
    const limits = `${shortLabel(field)}ต้องอยู่ระหว่าง 0 ถึง ${formatNumber(max)} บาท`;
    return z.number(`${shortLabel(field)}ต้องเป็นจำนวนเงิน`).check(
      z.minimum(0, limits),
      z.maximum(max, limits),
      z.refine(
        (value: number) => Number(value.toFixed(2)) === value,
        `${shortLabel(field)}มีทศนิยมได้ไม่เกิน 2 ตำแหน่ง`,
      ),
    );
  },
  draftType: isNumberOrText,
  toText: (value) => numberText(value, { unit: 'บาท', say: formatNumber }),
  columns: numberColumn,
  toCells: (value) => [numberCell(value)],
  texts: textsOf,
});

/** Reads "๑,๒๓๔" as a number. "สิบ" is left unchanged for the schema to refuse. */
function numberOf(value: unknown): unknown {
  if (!isText(value)) return value;
  const plain = toLatinDigits(value).replace(/[\s,]/g, '');
  if (plain === '') return '';
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : value;
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

function numberColumn(field: FieldOf<'integer'> | FieldOf<'money'>) {
  return [{ path: field.id, label: shortLabel(field), type: 'number' as const }];
}
