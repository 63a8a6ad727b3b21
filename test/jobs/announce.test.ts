import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { announce } from '#jobs/announce.ts';
import { deliver } from '#jobs/deliver.ts';
import { lineQuota } from '#jobs/line-quota.ts';
import {
  cancelAnnouncement,
  createAnnouncement,
  previewAnnouncement,
} from '#use-cases/announcements/edit-announcement.ts';
import {
  acknowledgeAnnouncement,
  readAnnouncement,
  remindAnnouncement,
} from '#use-cases/announcements/follow-announcement.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '#test/support/database.ts';
import { fill, now, personOf, refill, situation } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';
import { createOffice, minute } from './job-fixture.ts';
import type { Office } from './job-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const province = situation(db, { as: 'province' });
const everyone = { roles: ['member', 'officer'] as const, areas: ['57'] as const };
let office: Office;
beforeAll(() => fill(db));
beforeEach(async () => {
  await refill(db);
  await stores.announcements.remove({});
  await stores.announcementBlocks.remove({});
  await stores.runs.remove({});
  office = createOffice(db);
});

async function create(change: Record<string, unknown> = {}): Promise<string> {
  const id = randomUUID();
  const text = { title: 'ประชุมชี้แจง', text: 'วันจันทร์ 09.00 น.', asksAcknowledgement: true };
  const input = { id, ...text, audience: everyone, sendAt: null, ...change };
  await execute(createAnnouncement, { situation: province, input });
  return id;
}

/** Adds members until the audience has this number of people. */
async function addMembers(count: number): Promise<void> {
  await stores.persons.insertMissing(
    Array.from({ length: count }, (_, index) => ({
      ...personOf('member'),
      id: `extra-${index}`,
      lineUserId: `U-extra-${index}`,
    })),
  );
}

const read = (id: string) => execute(readAnnouncement, { situation: province, input: { id } });
const run = async (): Promise<void> => {
  office.pass(2 * minute);
  await announce.run(office.tools);
};
const bodySchema = z.object({ to: z.array(z.string()) });
/** How often each person got a message. */
function received(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const body of office.arrived())
    for (const person of z.parse(bodySchema, JSON.parse(body)).to)
      counts.set(person, (counts.get(person) ?? 0) + 1);
  return counts;
}

describe('an announcement by LINE', () => {
  it('reaches 1,400 people in three blocks with a key each, every person once', async () => {
    await addMembers(1_393);
    const id = await create();
    await run();
    expect(office.calls.map(({ retryKey }) => retryKey)).toHaveLength(3);
    expect(new Set(office.calls.map(({ retryKey }) => retryKey)).size).toBe(3);
    expect([received().size, Math.max(...received().values())]).toEqual([1_400, 1]);
    expect(await read(id)).toMatchObject({ state: 'sent', people: 1_400, sent: 1_400 });
  });

  it('reaches each person once when a sender dies after LINE accepted a block', async () => {
    await addMembers(1_393);
    const id = await create();
    const dying = {
      ...office.tools,
      line: {
        ...office.tools.line,
        multicast: async (send: { body: string; retryKey: string }) => {
          await office.tools.line.multicast(send);
          if (office.calls.length === 2) throw new Error('killed');
          return { kind: 'sent' as const, requestId: '' };
        },
      },
    };
    office.pass(2 * minute);
    await expect(announce.run(dying)).rejects.toThrow('killed');
    expect((await read(id)).sent).toBe(500);
    await run();
    await run();
    expect([received().size, Math.max(...received().values())]).toEqual([1_400, 1]);
    expect(await read(id)).toMatchObject({ state: 'sent', sent: 1_400 });
  });

  it('is repeated with the same bytes and the same key after an unknown outcome', async () => {
    await create();
    office.script.push('lost after');
    await run();
    await run();
    const [first, second] = office.calls;
    expect(second).toEqual(first);
    expect(Math.max(...received().values())).toBe(1);
  });

  it('reaches all others when LINE refuses one recipient of a block', async () => {
    await addMembers(8);
    const id = await create();
    const { multicast } = office.tools.line;
    office.tools.line.multicast = async (send) =>
      send.body.includes('U-extra-3')
        ? { kind: 'refused', status: 400, reason: 'invalid recipient' }
        : multicast(send);
    await run();
    expect(await read(id)).toMatchObject({ state: 'sent', sent: 14, failed: 1 });
    expect(Math.max(...received().values())).toBe(1);
  });

  it('lists recipients who are no friends of the account and sends them nothing', async () => {
    await stores.persons.updateMany({ id: 'officer' }, { $set: { following: false } });
    const id = await create();
    await run();
    const followed = await read(id);
    expect(followed).toMatchObject({ sent: 6, notFriends: 1 });
    expect(followed.without).toContainEqual(
      expect.objectContaining({ person: 'officer', why: 'notFriend' }),
    );
    expect(received().has(personOf('officer').lineUserId)).toBe(false);
  });

  it('waits for its time, and is not sent after it was cancelled', async () => {
    const later = new Date(now.getTime() + 60 * minute);
    const [kept, cancelled] = [await create({ sendAt: later }), await create({ sendAt: later })];
    await execute(cancelAnnouncement, { situation: province, input: { id: cancelled } });
    await run();
    expect(office.calls).toHaveLength(0);
    office.pass(60 * minute);
    await run();
    expect((await read(kept)).state).toBe('sent');
    expect((await read(cancelled)).state).toBe('cancelled');
    expect(office.calls).toHaveLength(1);
  });

  it('waits while the month’s messages do not cover a block, and is sent when they do', async () => {
    const id = await create();
    Object.assign(office.quota, { limit: 100, used: 45 });
    await run();
    expect([office.calls.length, (await read(id)).state]).toEqual([0, 'sending']);
    office.quota.used = 0;
    await run();
    expect((await read(id)).state).toBe('sent');
  });

  it('is refused when the month’s messages do not cover it, and the preview says what is left', async () => {
    Object.assign(office.quota, { limit: 100, used: 45 });
    await lineQuota.run(office.tools);
    const preview = await execute(previewAnnouncement, {
      situation: province,
      input: { audience: everyone },
    });
    expect(preview).toMatchObject({ people: 7, reached: 7, left: 5 });
    await expect(create()).rejects.toMatchObject({ code: 'quota-short' });
  });

  it('sends one reminder to those who have not acknowledged', async () => {
    const id = await create();
    await run();
    const acknowledge = (as: Name) =>
      execute(acknowledgeAnnouncement, { situation: situation(db, { as }), input: { id } });
    expect((await acknowledge('officer')).isFirst).toBe(true);
    expect((await acknowledge('officer')).isFirst).toBe(false);
    expect((await read(id)).acknowledged).toBe(1);
    const remind = () => execute(remindAnnouncement, { situation: province, input: { id } });
    expect(await remind()).toEqual({ people: 6 });
    await expect(remind()).rejects.toMatchObject({ code: 'wrong-state' });
    await acknowledge('chair');
    const before = office.calls.length;
    await deliver.run(office.tools);
    expect(office.calls.length - before).toBe(5);
  });
});
