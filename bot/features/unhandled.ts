import type { Feature } from '../feature.ts';
import { unhandledText } from '../messages/help.ts';
import { passOn } from './questions.ts';
import { joinFirstCard } from '../messages/welcome.ts';

/** Answers any other text. In a group it answers only a text that mentions the account. */
export const unhandled: Feature = {
  name: 'unhandled',
  matches: ({ event, inGroup, mentioned }) => event.type === 'message' && (!inGroup || mentioned),
  handle: async (context) => {
    const { person, links } = context;
    if (person.grants.length === 0) return [joinFirstCard(links)];
    return (await passOn(context)) ?? [unhandledText(links)];
  },
};
