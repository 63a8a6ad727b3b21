import { chooseCardLetters } from '#use-cases/people/card-letters.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature } from '../feature.ts';
import { cardLettersCard } from '../messages/card-letters.ts';
import { enlarge } from '../messages/parts/enlarge.ts';
import { asksFor, withRole } from './support/asks-for.ts';

/**
 * ตัวใหญ่ and ตัวปกติ choose the size of letters on this person's cards from now on. Only in a
 * private chat.
 */
export const bigText: Feature = {
  name: 'big-text',
  matches: (context) => !context.inGroup && asksFor(context, 'bigText'),
  handle: withRole(async ({ situation, links, person }) => {
    await execute(chooseCardLetters, { situation, input: { big: true } });
    const answer = [cardLettersCard({ big: true }, links)];
    // For a person with large letters, dispatch enlarges this answer too, like every other.
    return person.bigCards ? answer : enlarge(answer);
  }),
};

export const normalText: Feature = {
  name: 'normal-text',
  matches: (context) => !context.inGroup && asksFor(context, 'normalText'),
  handle: withRole(async ({ situation, links }) => {
    await execute(chooseCardLetters, { situation, input: { big: false } });
    return [cardLettersCard({ big: false }, links)];
  }),
};
