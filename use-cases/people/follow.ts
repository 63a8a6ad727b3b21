import * as z from 'zod/mini';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * LINE does not guarantee the order of events, so an event that is older than the newest known one is
 * ignored.
 */
async function changeFollowing(
  { stores, actor }: UseCaseContext,
  to: { following: boolean; at: Date; name?: string | undefined },
): Promise<boolean> {
  const person = await stores.persons.get(actor.person);
  if (!person) return false;
  if (person.followChangedAt && person.followChangedAt > to.at) return false;
  const name = person.name === '' ? to.name : undefined;
  await stores.persons.change(person.id, {
    following: to.following,
    followChangedAt: to.at,
    ...(name === undefined ? {} : { name }),
  });
  return true;
}

/** The person follows the account, so messages reach them. */
export const follow = command({
  name: 'person.follow',
  input: z.object({ at: z.date(), name: z.optional(z.string()) }),
  run: async (env, { at, name }): Promise<{ changed: boolean }> => {
    const changed = await changeFollowing(env, { following: true, at, name });
    if (changed) env.audit({ subject: env.actor.person, areaCode: '' });
    return { changed };
  },
});

/** The person blocked the account, so planned messages are cancelled. */
export const unfollow = command({
  name: 'person.unfollow',
  input: z.object({ at: z.date() }),
  run: async (env, { at }): Promise<{ changed: boolean }> => {
    const changed = await changeFollowing(env, { following: false, at });
    if (!changed) return { changed };
    await env.stores.deliveries.cancelOf(env.actor.person, 'unfollowed');
    env.audit({ subject: env.actor.person, areaCode: '' });
    return { changed };
  },
});
