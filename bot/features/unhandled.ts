import type { Feature } from '../feature.ts';
import { unhandledText } from '../messages/help.ts';
import { joinFirstCard } from '../messages/welcome.ts';
import { barePlace } from './place.ts';

/** Everything else that somebody said to us; a group goes on talking undisturbed. */
export const unhandled: Feature = {
  name: 'unhandled',
  matches: ({ event, inGroup, mentioned }) => event.type === 'message' && (!inGroup || mentioned),
  handle: async (turn) => {
    if (turn.person.grants.length === 0) return [joinFirstCard(turn.links)];
    const place = turn.text === '' ? null : await barePlace(turn);
    return place ?? [unhandledText(turn.links)];
  },
};
