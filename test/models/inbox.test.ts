import mongoose from 'mongoose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '#models/mongo/connect.ts';
import type { InboxEvent } from '#models/inbox.ts';
import { testUri } from '../support/database.ts';

const uri = testUri();
const db = await connect(uri);
const { inbox } = db.stores;
const raw = await mongoose.createConnection(uri).asPromise();
const rows = raw.collection<{ _id: string; json: string }>('inbox');
const at = new Date('2024-12-18T02:00:00Z');

function eventOf(id: string, more: Partial<InboxEvent> = {}): InboxEvent {
  const json = JSON.stringify({ webhookEventId: id, message: { id: `m-${id}` } });
  return { id, source: 'U1', json, receivedAt: at, happenedAt: at, place: 0, attempts: 0, ...more };
}

beforeEach(async () => {
  await db.drop();
  await inbox.ensureIndexes();
});
afterAll(async () => {
  await db.drop();
  await Promise.all([db.close(), raw.close()]);
});

describe('stored events', () => {
  it('stay unchanged when delivered again, in the same batch or the next', async () => {
    await inbox.keep([eventOf('a'), eventOf('b')]);
    await inbox.done(['a'], at);
    await inbox.keep([eventOf('b', { json: 'other' }), eventOf('c'), eventOf('a'), eventOf('c')]);
    expect(await inbox.countBy('done')).toBe(1);
    const waiting = (await inbox.waitingIn(['U1'])).get('U1') ?? [];
    expect(waiting.map((event) => event.id)).toEqual(['b', 'c']);
    expect(waiting[0]?.json).toBe(eventOf('b').json);
  });

  it('are stored whatever the size of one write', async () => {
    const letter = 'ก'.repeat(900_000);
    const heavy = Array.from({ length: 20 }, (_, index) => eventOf(`h${index}`, { json: letter }));
    await inbox.keep(heavy);
    const many = Array.from({ length: 5_001 }, (_, index) => eventOf(`n${index}`));
    await inbox.keep([...many, ...heavy]);
    expect(await inbox.countBy('waiting')).toBe(5_021);
  });

  it('are stored without the one that the database refuses, which is reported', async () => {
    await raw.db?.command({ collMod: 'inbox', validator: { source: { $ne: 'refused' } } });
    const both = [eventOf('good'), eventOf('bad', { source: 'refused' })];
    await expect(inbox.keep(both)).rejects.toThrow(mongoose.mongo.MongoBulkWriteError);
    expect(await rows.countDocuments()).toBe(1);
  });

  it('are rejected without a database, so that LINE delivers them again', async () => {
    const gone = await connect(uri);
    await gone.close();
    await expect(gone.stores.inbox.keep([eventOf('a')])).rejects.toThrow();
    expect(await rows.countDocuments()).toBe(0);
  });
});

it('lose the text of an unsent message, waiting or handled, and of no other message', async () => {
  await inbox.keep([eventOf('waits'), eventOf('handled'), eventOf('other')]);
  await inbox.done(['handled'], at);
  await inbox.forget('U1', 'm-waits');
  await inbox.forget('U1', 'm-handled');
  await inbox.forget('U2', 'm-other');
  const found = await rows.find().sort({ _id: 1 }).toArray();
  expect(found.map((withId) => withId.json)).toEqual(['{}', eventOf('other').json, '{}']);
});

it('the inbox stores an ignored event as done, and removes it after its time', async () => {
  await inbox.keep([{ ...eventOf('talk'), ignored: true }, eventOf('waits')]);
  expect([await inbox.countBy('done'), await inbox.countBy('waiting')]).toEqual([1, 1]);
  const left = await inbox.removeDone(new Date(at.getTime() + 1));
  expect([left, await inbox.countBy('waiting')]).toEqual([1, 1]);
});
