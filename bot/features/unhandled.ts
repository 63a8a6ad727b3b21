import type { Feature } from '../feature.ts';
import { unhandledText } from '../messages/help.ts';
import { joinFirstCard } from '../messages/welcome.ts';
import { barePlace } from './place.ts';

/** Answers any other text. In a group only a text that mentions the account is answered. */
export const unhandled: Feature = {
  name: 'unhandled',
  matches: ({ event, inGroup, mentioned }) => event.type === 'message' && (!inGroup || mentioned),
  handle: async (context) => {
    if (context.person.grants.length === 0) return [joinFirstCard(context.links)];
    const place = context.text === '' ? null : await barePlace(context);
    return place ?? [unhandledText(context.links)];
  },
};
