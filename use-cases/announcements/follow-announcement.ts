import * as z from 'zod/mini';
import { announcementKey, reminderKey } from '#domain/announcements/announcement.ts';
import { can } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { Announcement } from '#models/announcements.ts';
import type { Delivery } from '#models/deliveries.ts';
import type { Notice } from '#models/notice-schema.ts';
import { notify } from '../notices/notices.ts';
import { readQuota } from '../notices/quota.ts';
import { command, query, requireAreas } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

const maxListed = 100;
const maxWaiting = 200;

/** The announcements of the actor's province, newest first. */
export const listAnnouncements = query({
  name: 'announcements.list',
  input: z.object({}),
  run: async (env) => {
    const [area = ''] = requireAreas(env, 'announcement.send');
    const found = await env.stores.announcements.ofArea(area, maxListed);
    return {
      announcements: await Promise.all(
        found.map(async (announcement) => ({
          ...shown(announcement),
          ...countsOf(await rowsOf(env, announcement.id)),
        })),
      ),
    };
  },
});

function shown({ id, title, text, audience, asksAcknowledgement, ...rest }: Announcement) {
  const { state, sendAt, people, sentAt, remindedAt } = rest;
  return {
    id,
    title,
    text,
    audience,
    asksAcknowledgement,
    state,
    sendAt,
    people,
    sentAt,
    remindedAt,
  };
}

type Row = Pick<Delivery, 'id' | 'person' | 'state' | 'acknowledgedAt' | 'reason'>;

const rowsOf = ({ stores }: UseCaseContext, id: string): Promise<Row[]> =>
  stores.deliveries.withKeys(announcementKey(id));

function countsOf(rows: readonly Row[]) {
  const count = (is: (row: Row) => boolean): number => rows.filter(is).length;
  return {
    sent: count(({ state }) => state === 'sent'),
    acknowledged: count(({ acknowledgedAt }) => acknowledgedAt !== null),
    notFriends: count(({ state }) => state === 'cancelled'),
    failed: count(({ state }) => state === 'failed' || state === 'expired'),
  };
}

const isWaiting = ({ state, acknowledgedAt }: Row): boolean =>
  state === 'sent' && acknowledgedAt === null;

async function findAnnouncement(env: UseCaseContext, id: string): Promise<Announcement> {
  const announcement = await env.stores.announcements.get(id);
  if (!announcement) throw new Problem('not-found');
  const { areaCode } = announcement;
  if (!can(env.actor, 'announcement.send', { areaCode })) throw new Problem('not-allowed');
  return announcement;
}

/** One announcement: how many people got it, and who has not answered. */
export const readAnnouncement = query({
  name: 'announcement.read',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }) => {
    const announcement = await findAnnouncement(env, id);
    const rows = await rowsOf(env, id);
    const silent = rows.filter((row) => isWaiting(row) || row.state !== 'sent');
    const listed = silent.slice(0, maxWaiting);
    const people = await env.stores.persons.many(listed.map(({ person }) => person));
    const names = new Map(people.map((person) => [person.id, person.name]));
    return {
      ...shown(announcement),
      ...countsOf(rows),
      now: env.now,
      quota: await readQuota(env),
      without: listed.map(({ person, state }) => ({
        person,
        name: names.get(person) ?? '',
        why: whyOf(state),
      })),
    };
  },
});

function whyOf(state: Row['state']): 'silent' | 'notFriend' | 'failed' {
  if (state === 'sent') return 'silent';
  return state === 'cancelled' ? 'notFriend' : 'failed';
}

export function noticeOf(
  { id, title, text, asksAcknowledgement }: Announcement,
  { isReminder }: { isReminder: boolean },
): Extract<Notice, { kind: 'announcement' }> {
  return { kind: 'announcement', announcement: id, title, text, asksAcknowledgement, isReminder };
}

/** Reminds people who have not answered. A second tap changes nothing, so they are reminded once. */
export const remindAnnouncement = command({
  name: 'announcement.remind',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }): Promise<{ people: number }> => {
    const announcement = await findAnnouncement(env, id);
    const { areaCode, asksAcknowledgement } = announcement;
    if (!asksAcknowledgement) throw new Problem('wrong-state');
    if (!(await env.stores.announcements.markReminded(id, env.now)))
      throw new Problem('wrong-state');
    const people = (await rowsOf(env, id)).filter(isWaiting).map(({ person }) => person);
    const notice = noticeOf(announcement, { isReminder: true });
    // `notify` never sends to the actor, but here the actor may be one of the readers.
    await notify(env, { key: reminderKey(id).slice(0, -1), people, areaCode, notice });
    env.audit({ subject: id, areaCode });
    return { people: people.length };
  },
});

/** Records รับทราบ for an announcement in chat, from the first message or from the reminder. */
export const acknowledgeAnnouncement = command({
  name: 'announcement.acknowledge',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }): Promise<{ title: string; isFirst: boolean }> => {
    const { stores, actor, now } = env;
    const announcement = await stores.announcements.get(id);
    const row = await stores.deliveries.byKey(announcementKey(id) + actor.person);
    if (!announcement || !row) throw new Problem('not-found');
    const { title, areaCode } = announcement;
    if (row.acknowledgedAt) return { title, isFirst: false };
    await stores.deliveries.mark(row.id, { acknowledgedAt: now });
    env.audit({ subject: id, areaCode });
    return { title, isFirst: true };
  },
});
