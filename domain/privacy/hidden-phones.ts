import { anyPhone } from '../fields/phone.ts';
import type { Answers } from '../fields/field.ts';
import { isRecord } from '../fields/kind.ts';
import { maskedPhone } from '../people/phone.ts';

/**
 * The answers with every phone number in the rows of a list hidden in part, in any version of a form: these
 * are people's own numbers. The number of the centre, which is in no list, stays.
 */
export function hidePhones(answers: Answers): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).map(([field, value]) => [
      field,
      Array.isArray(value) ? value.map(hiddenIn) : value,
    ]),
  );
}

function hiddenIn(row: unknown): unknown {
  if (typeof row === 'string') return anyPhone.test(row) ? maskedPhone(row) : row;
  if (!isRecord(row)) return row;
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, hiddenIn(value)]));
}
