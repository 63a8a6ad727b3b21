import * as z from 'zod/mini';
import { blocksOf } from '#domain/announcements/announcement.ts';
import { command } from '../use-case.ts';
import { peopleOf } from './edit-announcement.ts';

/** Makes the blocks of an announcement whose time has come, from the people who match its audience now. */
export const beginAnnouncement = command({
  name: 'announcement.begin',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }): Promise<{ people: number }> => {
    const { stores, now } = env;
    const announcement = await stores.announcements.get(id);
    if (announcement?.state !== 'scheduled') return { people: 0 };
    const people = (await peopleOf(env, announcement.audience)).map((person) => person.id);
    await stores.announcementBlocks.insertMissing(
      blocksOf(people.toSorted()).map((block, index) => ({
        id: `${id}.${index}`,
        announcement: id,
        people: block,
        state: 'planned',
        notBefore: now,
        body: null,
        retryKey: null,
        firstAttemptAt: null,
        leaseUntil: null,
        attempts: 0,
        reason: null,
      })),
    );
    const set = { state: 'sending' as const, people: people.length };
    await stores.announcements.change(id, { while: 'scheduled', set });
    env.audit({ subject: id, areaCode: announcement.areaCode });
    return { people: people.length };
  },
});
