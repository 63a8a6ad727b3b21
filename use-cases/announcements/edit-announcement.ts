import * as z from 'zod/mini';
import {
  announcementTextSchema,
  audienceSchema,
  leftToAnnounce,
} from '#domain/announcements/announcement.ts';
import type { Audience } from '#domain/announcements/announcement.ts';
import { provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { limits } from '#domain/limits.ts';
import { can } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { nextSendMoment } from '#domain/send-window.ts';
import type { Person } from '#models/persons.ts';
import { readQuota } from '../notices/quota.ts';
import { sendTimesOf } from '../notices/send-times.ts';
import { withdrawNotices } from '../notices/notices.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The province of the audience. The actor must be allowed to announce in every area. */
function provinceFor({ actor }: UseCaseContext, { areas }: Audience): AreaCode {
  const [first] = areas;
  const isAllowed = areas.every((areaCode) => can(actor, 'announcement.send', { areaCode }));
  if (first === undefined || !isAllowed) throw new Problem('not-allowed');
  return provinceOf(first);
}

/** The people of an audience, each once. */
export async function peopleOf(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { roles, areas }: Audience,
): Promise<Person[]> {
  const found = new Map<string, Person>();
  for (const area of areas)
    for (const person of await stores.persons.holdingWithin(roles, area))
      found.set(person.id, person);
  return [...found.values()];
}

/** How many people an announcement reaches, and what is left of the month's messages. */
export const previewAnnouncement = query({
  name: 'announcement.preview',
  input: z.object({ audience: audienceSchema }),
  run: async (env, { audience }) => {
    const areaCode = provinceFor(env, audience);
    const people = await peopleOf(env, audience);
    const reached = people.filter(({ following }) => following).length;
    const quota = await readQuota(env);
    const times = await sendTimesOf(env, areaCode);
    return {
      people: people.length,
      reached,
      quota,
      left: quota && leftToAnnounce(quota),
      /** The time at which a message that is made now will be sent. */
      nextSendAt: nextSendMoment(env.now, times),
      /** The hours in which messages are sent on working days, as the province chose. */
      window: times.window,
    };
  },
});

/**
 * Announces now or at a later time. A message for now is sent after the undo button has disappeared.
 * The app makes the id, so that a repeated request announces once.
 */
export const createAnnouncement = command({
  name: 'announcement.create',
  input: z.extend(announcementTextSchema, {
    id: z.uuid(),
    audience: audienceSchema,
    sendAt: z.nullable(z.coerce.date()),
  }),
  run: async (env, { sendAt, ...asked }) => {
    const { stores, actor, now } = env;
    const areaCode = provinceFor(env, asked.audience);
    const known = await stores.announcements.get(asked.id);
    if (known) return { sendAt: known.sendAt };
    const from = sendAt ?? withdrawNotices(env);
    const last = now.getTime() + limits.announcement.aheadDays * 86_400_000;
    if (from < now || from.getTime() > last) throw new Problem('announcement-time');
    await requireRoom(env, asked.audience);
    const at = nextSendMoment(from, await sendTimesOf(env, areaCode));
    await stores.announcements.insert({
      ...asked,
      areaCode,
      by: actor.person,
      state: 'scheduled',
      sendAt: at,
      createdAt: now,
      people: null,
      sentAt: null,
      remindedAt: null,
    });
    env.audit({ subject: asked.id, areaCode, after: { title: asked.title, text: asked.text } });
    return { sendAt: at };
  },
});

/**
 * Refuses an audience that contains no reachable person, and one that is larger than the remaining
 * messages of the month.
 */
async function requireRoom(env: UseCaseContext, audience: Audience): Promise<void> {
  const people = (await peopleOf(env, audience)).filter(({ following }) => following);
  if (people.length === 0) throw new Problem('announcement-empty');
  const quota = await readQuota(env);
  const left = quota && leftToAnnounce(quota);
  if (left !== null && left < people.length) throw new Problem('quota-short');
}

/** Cancels an announcement before its time. A second tap changes nothing. */
export const cancelAnnouncement = command({
  name: 'announcement.cancel',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }) => {
    const announcement = await env.stores.announcements.get(id);
    if (!announcement) throw new Problem('not-found');
    const { areaCode, state } = announcement;
    if (!can(env.actor, 'announcement.send', { areaCode })) throw new Problem('not-allowed');
    if (state === 'cancelled') return {};
    const set = { state: 'cancelled' as const };
    if (!(await env.stores.announcements.change(id, { while: 'scheduled', set })))
      throw new Problem('wrong-state');
    env.audit({ subject: id, areaCode });
    return {};
  },
});
