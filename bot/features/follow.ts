import { follow, unfollow } from '#use-cases/people/follow.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature } from '../feature.ts';
import { helpCard } from '../messages/help.ts';
import { welcomeCard } from '../messages/welcome.ts';

/** Welcomes a person who added the account as a friend or unblocked it. */
export const following: Feature = {
  name: 'follow',
  matches: ({ event }) => event.type === 'follow',
  handle: async ({ situation, person, line, links, happenedAt }) => {
    const profile = person.name === '' ? await line.profile(person.lineUserId) : null;
    const { changed } = await execute(follow, {
      situation,
      input: { at: happenedAt, ...(profile ? { name: profile.displayName } : {}) },
    });
    if (!changed) return [];
    return [person.grants.length === 0 ? welcomeCard(links) : helpCard(links)];
  },
};

/** Records that the person blocked the account. No answer can reach them. */
export const unfollowing: Feature = {
  name: 'unfollow',
  matches: ({ event }) => event.type === 'unfollow',
  handle: async ({ situation, happenedAt }) => {
    await execute(unfollow, { situation, input: { at: happenedAt } });
    return [];
  },
};
