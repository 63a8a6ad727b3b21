import { limits } from '../limits.ts';

const tooManyMarks = new RegExp(`(\\p{M}{${limits.chat.marksInARow}})\\p{M}+`, 'gu');

/**
 * Cuts runs of combining marks. No language needs more than three on one letter, and putting a long
 * run into canonical order takes quadratic time.
 */
export function limitMarks(text: string): string {
  return text.replace(tooManyMarks, '$1');
}
