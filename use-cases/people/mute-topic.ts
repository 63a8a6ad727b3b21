import * as z from 'zod/mini';
import { bangkokDay, daySchema } from '#domain/calendar.ts';
import { provinceOf } from '#domain/centre/centre.ts';
import { isMuted, lastMuteDay, muteTopicSchema, topicsOf, withMute } from '#domain/people/mute.ts';
import type { MuteTopic } from '#domain/people/mute.ts';
import { Problem } from '#domain/problem.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The topics that the reader may mute, and until when each is muted. */
export const readMutes = query({
  name: 'me.mutes',
  input: z.object({}),
  run: async (env) => {
    const { stores, actor, now } = env;
    const today = bangkokDay(now);
    const mine = topicsOf(actor.grants);
    const mutable = await mutableTopics(env);
    const mutes = (await stores.persons.get(actor.person))?.mutes ?? [];
    return {
      today,
      lastDay: lastMuteDay(today),
      /** Topics that the province does not allow its people to mute. */
      locked: mine.filter((topic) => !mutable.includes(topic)),
      topics: mutable.map((topic) => ({
        topic,
        until: isMuted({ mutes }, topic, today)
          ? (mutes.find((mute) => mute.topic === topic)?.until ?? null)
          : null,
      })),
    };
  },
});

/** The topics of the person that each of the person's provinces allows them to mute. */
async function mutableTopics({ stores, actor }: UseCaseContext): Promise<MuteTopic[]> {
  const provinces = new Set(actor.grants.map(({ areaCode }) => provinceOf(areaCode)));
  const policies = await Promise.all([...provinces].map((code) => stores.settings.policyOf(code)));
  return topicsOf(actor.grants).filter((topic) =>
    policies.every(({ topics }) => topics[topic] !== 'locked'),
  );
}

/** Mutes a topic until a day, or switches it on again. */
export const muteTopic = command({
  name: 'me.mute',
  input: z.object({ topic: muteTopicSchema, until: z.nullable(daySchema) }),
  run: async (env, { topic, until }) => {
    const { stores, actor, now, audit } = env;
    const today = bangkokDay(now);
    if (!topicsOf(actor.grants).includes(topic)) throw new Problem('not-allowed');
    if (until !== null && !(await mutableTopics(env)).includes(topic))
      throw new Problem('mute-locked');
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
