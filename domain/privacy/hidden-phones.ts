import { anyPhone } from '../fields/phone.ts';
import type { Answers } from '../fields/field.ts';
import { isRecord } from '../fields/kind.ts';
import { maskedPhone } from '../people/phone.ts';

/**
 * The answers with some digits of the phone numbers in list rows hidden, in any version of a form.
 * These are private numbers of people. The number of the centre is not in a list and is not hidden.
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
