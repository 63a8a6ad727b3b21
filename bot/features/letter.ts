import { clauseIn } from '#domain/chat/said-values.ts';
import { listLetters, readLetter } from '#use-cases/letters/read-letters.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature } from '../feature.ts';
import { letterCard, noLetterText, noSuchClauseText } from '../messages/letter.ts';
import { asksFor, withRole } from './support/asks-for.ts';

/** หนังสือสั่งการ shows the clauses of the letter in force; ข้อ 4 shows one of them. */
export const letter: Feature = {
  name: 'letter',
  matches: (context) => !context.inGroup && asksFor(context, 'letter'),
  handle: withRole(async ({ situation, links, text }) => {
    const { letters } = await execute(listLetters, { situation, input: {} });
    const current = letters.find(({ state }) => state === 'published');
    if (!current) return [noLetterText(links)];
    const read = await execute(readLetter, { situation, input: { id: current.id } });
    const asked = clauseIn(text);
    if (asked === null)
      return [letterCard({ letter: read.letter, clauses: read.letter.clauses, links })];
    const clauses = read.letter.clauses.filter(({ no }) => no === String(asked));
    if (clauses.length === 0) return [noSuchClauseText(asked, links)];
    return [letterCard({ letter: read.letter, clauses, links })];
  }),
};
