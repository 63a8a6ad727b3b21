import * as z from 'zod/mini';
import { daySchema } from '../calendar.ts';
import type { Letter } from './letter.ts';
import type { Day } from '../calendar.ts';

const wordsSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));

/**
 * The text of a letter that may be corrected after publication. Dates and obligations cannot be
 * changed this way.
 */
export const letterWordingSchema = z.object({
  number: wordsSchema,
  date: daySchema,
  subject: wordsSchema,
  clauses: z
    .array(z.object({ no: z.string().check(z.maxLength(20)), summary: wordsSchema }))
    .check(z.maxLength(40)),
});
export type LetterWording = z.infer<typeof letterWordingSchema>;

/** The current wording, in the shape of a correction. */
export function wordingOf({ number, date, subject, clauses }: Letter): LetterWording {
  return { number, date, subject, clauses: clauses.map(({ no, summary }) => ({ no, summary })) };
}

/** Returns the letter with the corrected text. Clauses that are not in the correction keep their text. */
export function correctWording(
  letter: Letter,
  { wording, today }: { wording: LetterWording; today: Day },
): Letter {
  const summaries = new Map(wording.clauses.map(({ no, summary }) => [no, summary]));
  return {
    ...letter,
    number: wording.number,
    date: wording.date,
    subject: wording.subject,
    clauses: letter.clauses.map((clause) => ({
      ...clause,
      summary: summaries.get(clause.no) ?? clause.summary,
    })),
    correctedOn: today,
  };
}
