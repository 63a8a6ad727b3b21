import type { Connection } from 'mongoose';
import { rawInsert } from './mongo/raw-insert.ts';

/** One event from LINE, kept before we answer 200. */
export interface InboxEvent {
  /** LINE's webhookEventId: the same event again is the same row. */
  id: string;
  /** user, group or room id: events of one source are handled strictly in order. */
  source: string;
  /** The event as LINE wrote it: unknown fields and hostile keys stay a string. */
  json: string;
  receivedAt: Date;
  /** LINE's time of the event; orders those of one source. */
  happenedAt: Date;
  /** Place in the body it came in: orders events of one millisecond. */
  place: number;
  /** How often it was claimed for handling, counted before the handling begins. */
  attempts: number;
  /** The answer, worded and not yet taken by LINE: its event is handled, only this is left to do. */
  reply?: WaitingReply;
}

export interface WaitingReply {
  /** JSON of the messages, as first worded. */
  messages: string;
  /** How often LINE was asked to take it. */
  tries: number;
  /** One of the tries may have reached LINE. */
  maybeHeard: boolean;
}

/** As it waits: not to be tried before its time. */
export type WaitingEvent = InboxEvent & { notBefore: Date };

/** `parked`: given up after its last attempt, kept with its reason until an operator tries it again. */
const states = ['waiting', 'done', 'parked'] as const;

interface Stored extends Omit<InboxEvent, 'id'> {
  _id: string;
  state: (typeof states)[number];
  notBefore: Date;
  /** Why it failed last, or was parked. */
  reason?: string;
  doneAt?: Date;
}

interface Claim {
  _id: string;
  owner: string;
  until: Date;
}

/** Days a handled event is remembered against redelivery. */
const rememberDays = 14;
/** Events of one source read at a time. */
export const maxWaitingRead = 50;

/** One flooding source must not hide the others: what does not fit is found by the next sweep. */
const manyWaiting = 2_000;

/** What is acknowledged to LINE must survive a crash; our own bookkeeping need not. */
const durable = { writeConcern: { w: 'majority', journal: true } } as const;
const fast = { writeConcern: { w: 1, journal: false } } as const;

export type InboxStore = ReturnType<typeof createInboxStore>;

/**
 * The hottest path of the product: the driver's collections directly, without mongoose's casting
 * (docs/decisions/0005). Nothing from outside becomes a key or an operator here.
 */
export function createInboxStore(connection: Connection) {
  const events = connection.collection<Stored>('inbox');
  const claims = connection.collection<Claim>('inboxClaims');
  return {
    /** Journaled by the majority when it resolves; an event seen before is left as it is. */
    keep: async (items: readonly InboxEvent[]): Promise<void> => {
      const rows = items.map(toStored);
      const characters = items.reduce((sum, { json }) => sum + json.length, 0);
      const writeConcern = { w: 'majority', j: true } as const;
      const bare = { collection: 'inbox', rows, characters, writeConcern };
      if (await rawInsert(connection, bare)) return;
      try {
        await events.insertMany(rows, { ordered: false, ...durable });
      } catch (error) {
        if (!isOnlyDuplicates(error)) throw error;
      }
    },
    waitingSources: async (now: Date, limit: number): Promise<string[]> => {
      const rows = await events
        .aggregate<{ _id: string }>([
          { $match: { state: 'waiting', notBefore: { $lte: now } } },
          { $group: { _id: '$source', first: { $min: '$receivedAt' } } },
          { $sort: { first: 1 } },
          { $limit: limit },
        ])
        .toArray();
      return rows.map((row) => row._id);
    },
    /** What these sources have waiting, each in the order LINE saw it happen. */
    waitingIn: async (sources: readonly string[]): Promise<Map<string, WaitingEvent[]>> => {
      const wanted = { state: 'waiting' as const, source: { $in: [...new Set(sources)] } };
      const order = { source: 1, happenedAt: 1, place: 1 } as const;
      const rows = await events.find(wanted, { sort: order, limit: manyWaiting }).toArray();
      const found = rows.map(({ _id, ...row }): WaitingEvent => ({ id: _id, ...row }));
      const bySource = Map.groupBy(found, (row) => row.source);
      for (const [source, own] of bySource) bySource.set(source, own.slice(0, maxWaitingRead));
      return bySource;
    },
    /** Takes sources for a while; answers those that no other process has. */
    claim: async (
      sources: readonly string[],
      lease: { owner: string; now: Date; until: Date },
    ): Promise<ReadonlySet<string>> => {
      const wanted = [...new Set(sources)];
      const { owner, until } = lease;
      const writes = wanted.map((_id) => ({
        updateOne: {
          filter: { _id, $or: [{ until: { $lt: lease.now } }, { owner }] },
          update: { $set: { owner, until } },
          upsert: true,
        },
      }));
      try {
        await claims.bulkWrite(writes, { ordered: false, ...fast });
        return new Set(wanted);
      } catch (error) {
        if (!isOnlyDuplicates(error)) throw error;
        const taken = refusedAt(error);
        return new Set(wanted.filter((_, index) => !taken.has(index)));
      }
    },
    release: async (sources: readonly string[], owner: string): Promise<void> => {
      if (sources.length > 0) await claims.deleteMany({ _id: { $in: [...sources] }, owner }, fast);
    },
    done: async (ids: readonly string[], at: Date): Promise<void> => {
      if (ids.length === 0) return;
      await events.updateMany(
        { _id: { $in: [...ids] } },
        { $set: { state: 'done', doneAt: at } },
        fast,
      );
    },
    /**
     * Counts an attempt for each that still waits, before it is handled; answers which those are. A
     * read that began before one was done finds it gone here. Survives the death of this process.
     */
    begin: async (ids: readonly string[]): Promise<ReadonlySet<string>> => {
      const waiting = { _id: { $in: [...ids] }, state: 'waiting' as const };
      const { matchedCount } = await events.updateMany(waiting, { $inc: { attempts: 1 } }, fast);
      if (matchedCount === new Set(ids).size) return new Set(ids);
      const left = await events.find(waiting, { projection: { _id: 1 } }).toArray();
      return new Set(left.map((withId) => withId._id));
    },
    /** Handling failed: once more later. An attempt that was not the event's own fault is not counted. */
    again: async (
      id: string,
      of: { reason: string; notBefore: Date; uncounted: boolean },
    ): Promise<void> => {
      const { reason, notBefore, uncounted } = of;
      await events.updateOne(
        { _id: id, state: 'waiting' },
        { $set: { reason, notBefore }, ...(uncounted ? { $inc: { attempts: -1 } } : {}) },
      );
    },
    /** Handled; its answer waits for LINE. */
    keepReply: async (
      id: string,
      of: { reply: WaitingReply; notBefore: Date; reason: string },
    ): Promise<void> => {
      await events.updateOne({ _id: id, state: 'waiting' }, { $set: { ...of, attempts: 0 } });
    },
    /** Set aside, so that others of its source go on. */
    park: async (id: string, reason: string): Promise<void> => {
      await events.updateOne({ _id: id, state: 'waiting' }, { $set: { state: 'parked', reason } });
    },
    /** Parked ones wait again with all their attempts, all of them or one; returns how many. */
    unpark: async (id: string | null): Promise<number> => {
      const wanted = { state: 'parked' as const, ...(id === null ? {} : { _id: id }) };
      const change = { state: 'waiting' as const, attempts: 0, notBefore: new Date(0) };
      return (await events.updateMany(wanted, { $set: change })).modifiedCount;
    },
    parked: async (limit: number): Promise<{ id: string; reason: string }[]> =>
      (await events.find({ state: 'parked' }, { limit, sort: { happenedAt: 1 } }).toArray()).map(
        ({ _id, reason = '' }) => ({ id: _id, reason }),
      ),
    /** A message its writer took back: what we kept of it goes. */
    forget: async (source: string, messageId: string): Promise<void> => {
      const quoted = `"id":"${messageId.replaceAll(/[^\w-]/g, '')}"`;
      const theirs = { state: { $in: [...states] }, source, json: { $regex: quoted } };
      await events.updateMany(theirs, { $set: { json: '{}' } });
    },
    countBy: (state: Stored['state']): Promise<number> => events.countDocuments({ state }),
    ensureIndexes: async (): Promise<void> => {
      // As few as there may be: every acknowledgement waits for all of them.
      await events.createIndexes([
        { key: { state: 1, source: 1, happenedAt: 1, place: 1 } },
        { key: { doneAt: 1 }, sparse: true, expireAfterSeconds: rememberDays * 86_400 },
      ]);
    },
  };
}

function toStored({ id, ...event }: InboxEvent): Stored {
  return {
    _id: id,
    ...event,
    state: 'waiting',
    notBefore: event.receivedAt,
  };
}

/** Which writes of an unordered bulk somebody else was faster with. */
function refusedAt(error: unknown): ReadonlySet<number> {
  const all = isRecord(error) ? [error['writeErrors']].flat() : [];
  return new Set(all.flatMap((one) => (isRecord(one) ? Number(one['index']) : [])));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isOnlyDuplicates(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 11000) return false;
  if (!('writeErrors' in error)) return true;
  const all = [error.writeErrors].flat();
  return all.every(
    (one: unknown) =>
      typeof one === 'object' && one !== null && 'code' in one && one.code === 11000,
  );
}
