import * as z from 'zod/mini';
import { bangkokDay, daySchema } from '#domain/calendar.ts';
import { isMuted, lastMuteDay, muteTopicSchema, topicsOf, withMute } from '#domain/people/mute.ts';
import { Problem } from '#domain/problem.ts';
import { command, query } from '../use-case.ts';

/** The topics the reader may mute, and until when each is muted. */
export const readMutes = query({
  name: 'me.mutes',
  input: z.object({}),
  run: async ({ stores, actor, now }) => {
    const today = bangkokDay(now);
    const mutes = (await stores.persons.get(actor.person))?.mutes ?? [];
    return {
      today,
      lastDay: lastMuteDay(today),
      topics: topicsOf(actor.grants).map((topic) => ({
        topic,
        until: isMuted({ mutes }, topic, today)
          ? (mutes.find((mute) => mute.topic === topic)?.until ?? null)
          : null,
      })),
    };
  },
});

/** Mutes a topic until a day, or switches it on again. */
export const muteTopic = command({
  name: 'me.mute',
  input: z.object({ topic: muteTopicSchema, until: z.nullable(daySchema) }),
  run: async ({ stores, actor, now, audit }, { topic, until }) => {
    const today = bangkokDay(now);
    if (!topicsOf(actor.grants).includes(topic)) throw new Problem('not-allowed');
    if (until !== null && (until < today || until > lastMuteDay(today)))
      throw new Problem('mute-too-long');
    const person = await stores.persons.get(actor.person);
    if (!person) throw new Problem('not-signed-in');
    const mutes = withMute(person.mutes ?? [], { topic, until, today });
    await stores.persons.put({ ...person, mutes });
    audit({ subject: person.id, areaCode: '', note: topic, after: until });
    return { until };
  },
});
