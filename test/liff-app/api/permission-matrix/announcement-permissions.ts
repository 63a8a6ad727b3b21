import { randomUUID } from 'node:crypto';
import { createAnnouncement } from '#use-cases/announcements/edit-announcement.ts';
import { execute } from '#use-cases/use-case.ts';
import { now, situation } from '#test/support/world.ts';
import { provinceOffice } from './groups.ts';
import type { Rows, Sample, Stage } from './stage.ts';

const audience = { roles: ['officer'], areas: ['57'] };
const draft = () => ({
  id: randomUUID(),
  title: 'ประชุม',
  text: 'วันจันทร์',
  asksAcknowledgement: true,
  audience,
  sendAt: null,
});

/** Creates an announcement of the province, and makes a request about it. */
function announced(json?: unknown) {
  return async ({ db }: Stage): Promise<Sample> => {
    const input = draft();
    await execute(createAnnouncement, { situation: situation(db, { as: 'province' }), input });
    const params = { id: input.id };
    return json === undefined ? { params } : { params, json };
  };
}

/** Creates an announcement that was sent to one officer, who has not answered. */
async function sent(stage: Stage): Promise<Sample> {
  const sample = await announced({})(stage);
  const set = { state: 'sent' as const, sentAt: now, people: 1 };
  await stage.db.stores.announcements.change(sample.params?.['id'] ?? '', {
    while: 'scheduled',
    set,
  });
  return sample;
}

/** Endpoints of announcements, which only the province may use. */
export const announcementPermissions = {
  'announcements.list': { send: {}, may: provinceOffice },
  'announcement.preview': { send: { json: { audience } }, may: provinceOffice },
  'announcement.create': {
    send: () => Promise.resolve({ json: draft() }),
    may: provinceOffice,
  },
  'announcement.read': { send: announced(), may: provinceOffice },
  'announcement.cancel': { send: announced({}), may: provinceOffice },
  'announcement.remind': { send: sent, may: provinceOffice },
} satisfies Rows;
