import type { Feature } from '../feature.ts';
import { unhandledText } from '../messages/help.ts';
import { joinFirstCard } from '../messages/welcome.ts';

/** Answers any other text. In a group only a text that mentions the account is answered. */
export const unhandled: Feature = {
  name: 'unhandled',
  matches: ({ event, inGroup, mentioned }) => event.type === 'message' && (!inGroup || mentioned),
  handle: ({ person, links }) =>
    Promise.resolve([person.grants.length === 0 ? joinFirstCard(links) : unhandledText(links)]),
};
