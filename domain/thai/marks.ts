import { limits } from '../limits.ts';

const tooManyMarks = new RegExp(`(\\p{M}{${limits.chat.marksInARow}})\\p{M}+`, 'gu');

/**
 * Shortens runs of combining marks. No language needs more than three on one letter, and the time to
 * put a run into canonical order is quadratic.
 */
export function limitMarks(text: string): string {
  return text.replace(tooManyMarks, '$1');
}
