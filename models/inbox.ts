import type { Collection, Connection } from 'mongoose';
import { watchWaiting } from './inbox-watch.ts';
import type { WatchReport } from './inbox-watch.ts';
import { rawInsert } from './mongo/raw-insert.ts';
import { inTransaction } from './mongo/transaction-session.ts';

/** One LINE event, stored before the webhook answers 200. */
export interface InboxEvent {
  /** LINE's webhookEventId, so that a redelivery finds the same row. */
  id: string;
  /** User, group or room id. Events of one source are handled strictly in order. */
  source: string;
  /** The event as LINE sent it. As a string, unknown fields and malicious keys do no harm. */
  json: string;
  receivedAt: Date;
  /** LINE's time of the event. It orders the events of one source. */
  happenedAt: Date;
  /** Position in the request body. It orders events of the same millisecond. */
  place: number;
  /** Number of attempts, counted before each handling begins. */
  attempts: number;
  /**
   * A rendered answer LINE has not taken yet. The event is handled and only the answer must still
   * be sent.
   */
  reply?: WaitingReply;
}

/** An event as the webhook stores it. */
export interface ReceivedEvent extends InboxEvent {
  /** Nothing answers or acts on it, so it is stored as done. */
  ignored?: true;
}

export interface WaitingReply {
  /** JSON of the rendered messages. */
  messages: string;
  /** Number of attempts to send it. */
  tries: number;
  /** True when an attempt may have reached LINE. */
  maybeHeard: boolean;
}

/** A waiting event, not to be handled before its time. */
export type WaitingEvent = InboxEvent & { notBefore: Date };

/** `parked`: failed in its last attempt and kept with the reason until an operator retries it. */
const states = ['waiting', 'done', 'parked'] as const;

interface Stored extends Omit<InboxEvent, 'id'> {
  _id: string;
  state: (typeof states)[number];
  notBefore: Date;
  /** Why the last attempt failed or the event was parked. */
  reason?: string;
  doneAt?: Date;
}

interface Claim {
  _id: string;
  owner: string;
  until: Date;
}

/** Days a handled event is kept to recognize redeliveries. */
const rememberDays = 14;
/** Maximum events of one source read at a time. */
export const maxWaitingRead = 50;

/**
 * A flooding source must not hide the others. Events beyond this number are found by the next
 * sweep.
 */
const manyWaiting = 2_000;

/** An event acknowledged to LINE must survive a crash; our own bookkeeping need not. */
const durable = { writeConcern: { w: 'majority', journal: true } } as const;
const fast = { writeConcern: { w: 1, journal: false } } as const;

type Events = Collection<Stored>;
type Claims = Collection<Claim>;

export type InboxStore = ReturnType<typeof createInboxStore>;

/**
 * Uses the driver's collections without mongoose's casting, because this is the busiest path
 * (docs/decisions/0005). No outside value becomes a key or an operator here.
 */
export function createInboxStore(connection: Connection) {
  const events = connection.collection<Stored>('inbox');
  const claims = connection.collection<Claim>('inboxClaims');
  return {
    /**
     * Stores events. When it resolves, a majority has journaled them. Known events are left
     * unchanged.
     */
    keep: async (items: readonly ReceivedEvent[]): Promise<void> => {
      const rows = items.map(toStored);
      const characters = items.reduce((sum, { json }) => sum + json.length, 0);
      const writeConcern = { w: 'majority', j: true } as const;
      const insert = { collection: 'inbox', rows, characters, writeConcern };
      if (await rawInsert(connection, insert)) return;
      try {
        await events.insertMany(rows, { ordered: false, ...durable });
      } catch (error) {
        if (!isOnlyDuplicates(error)) throw error;
      }
    },
    ...waitingEvents(events),
    /** Reports the source of each event that is stored from now on and waits. */
    watchWaiting: (report: WatchReport) => watchWaiting(events, report),
    ...sourceLeases(claims),
    ...eventStates(events),
    ...operatorQueries(events),
    /** Empties all events of one sender; their ids stay, so that a redelivery is recognized. */
    forgetSender: async (source: string, as: string): Promise<void> => {
      const options = inTransaction(connection);
      const theirs = { state: { $in: [...states] }, source };
      const change = {
        $set: { json: '{}', source: as },
        $unset: { reply: true, reason: true },
      } as const;
      await events.updateMany(theirs, change, options);
      await claims.deleteOne({ _id: source }, options);
    },
    ensureIndexes: async (): Promise<void> => {
      // As few indexes as possible: every acknowledgement waits for all of them.
      await events.createIndexes([
        { key: { state: 1, source: 1, happenedAt: 1, place: 1 } },
        { key: { doneAt: 1 }, sparse: true, expireAfterSeconds: rememberDays * 86_400 },
      ]);
    },
  };
}

/** Reading the events that wait. */
function waitingEvents(events: Events) {
  return {
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
    /** The waiting events of these sources, each in the order LINE saw them. */
    waitingIn: async (sources: readonly string[]): Promise<Map<string, WaitingEvent[]>> => {
      const wanted = { state: 'waiting' as const, source: { $in: [...new Set(sources)] } };
      const order = { source: 1, happenedAt: 1, place: 1 } as const;
      const rows = await events.find(wanted, { sort: order, limit: manyWaiting }).toArray();
      const found = rows.map(({ _id, ...row }): WaitingEvent => ({ id: _id, ...row }));
      const bySource = Map.groupBy(found, (row) => row.source);
      for (const [source, own] of bySource) bySource.set(source, own.slice(0, maxWaitingRead));
      return bySource;
    },
  };
}

/** Leases of sources, so that one process handles a source at a time. */
function sourceLeases(claims: Claims) {
  return {
    /** Leases sources for a while. Returns those that no other process has leased. */
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
  };
}

/** The steps of one event from its first attempt to its end. */
function eventStates(events: Events) {
  return {
    done: async (ids: readonly string[], at: Date): Promise<void> => {
      if (ids.length === 0) return;
      await events.updateMany(
        { _id: { $in: [...ids] } },
        { $set: { state: 'done', doneAt: at } },
        fast,
      );
    },
    /**
     * Counts an attempt for each event that still waits and returns their ids. An event read before
     * it was done is left out here. The count survives a crash of the process.
     */
    begin: async (ids: readonly string[]): Promise<ReadonlySet<string>> => {
      const waiting = { _id: { $in: [...ids] }, state: 'waiting' as const };
      const { matchedCount } = await events.updateMany(waiting, { $inc: { attempts: 1 } }, fast);
      if (matchedCount === new Set(ids).size) return new Set(ids);
      const left = await events.find(waiting, { projection: { _id: 1 } }).toArray();
      return new Set(left.map((withId) => withId._id));
    },
    /**
     * Schedules a retry after a failure. An attempt that failed for an outside reason is not
     * counted.
     */
    again: async (
      id: string,
      retry: { reason: string; notBefore: Date; uncounted: boolean },
    ): Promise<void> => {
      const { reason, notBefore, uncounted } = retry;
      await events.updateOne(
        { _id: id, state: 'waiting' },
        { $set: { reason, notBefore }, ...(uncounted ? { $inc: { attempts: -1 } } : {}) },
      );
    },
    /** Marks an event as handled, with an answer still to be sent. */
    keepReply: async (
      id: string,
      answer: { reply: WaitingReply; notBefore: Date; reason: string },
    ): Promise<void> => {
      await events.updateOne({ _id: id, state: 'waiting' }, { $set: { ...answer, attempts: 0 } });
    },
    /** Parks an event so that later events of its source continue. */
    park: async (id: string, reason: string): Promise<void> => {
      await events.updateOne({ _id: id, state: 'waiting' }, { $set: { state: 'parked', reason } });
    },
  };
}

/** What an operator or the author of a message asks for. */
function operatorQueries(events: Events) {
  return {
    /** Retries parked events with all attempts, all of them or one. Returns how many. */
    unpark: async (id: string | null): Promise<number> => {
      const wanted = { state: 'parked' as const, ...(id === null ? {} : { _id: id }) };
      const change = { state: 'waiting' as const, attempts: 0, notBefore: new Date(0) };
      return (await events.updateMany(wanted, { $set: change })).modifiedCount;
    },
    parked: async (limit: number): Promise<{ id: string; reason: string }[]> =>
      (await events.find({ state: 'parked' }, { limit, sort: { happenedAt: 1 } }).toArray()).map(
        ({ _id, reason = '' }) => ({ id: _id, reason }),
      ),
    /** Deletes our copy of a message its author unsent. */
    forget: async (source: string, messageId: string): Promise<void> => {
      const quoted = `"id":"${messageId.replaceAll(/[^\w-]/g, '')}"`;
      const theirs = { state: { $in: [...states] }, source, json: { $regex: quoted } };
      await events.updateMany(theirs, { $set: { json: '{}' } });
    },
    /** Removes events handled before this time. */
    removeDone: async (before: Date): Promise<number> =>
      (await events.deleteMany({ doneAt: { $lt: before } })).deletedCount,
    /** Events of one sender that are stored now. */
    countOf: (source: string): Promise<number> =>
      events.countDocuments({ state: { $in: [...states] }, source }),
    /** Events that could have been handled since this time. */
    countDue: (since: Date): Promise<number> =>
      events.countDocuments({ state: 'waiting', notBefore: { $lt: since } }),
    countBy: (state: Stored['state']): Promise<number> => events.countDocuments({ state }),
    /** The longest time from an event's arrival to its end, of events that ended since then. */
    slowestSince: async (since: Date): Promise<number> => {
      const [row] = await events
        .aggregate<{ ms: number | null }>([
          { $match: { state: 'done', doneAt: { $gte: since } } },
          { $group: { _id: null, ms: { $max: { $subtract: ['$doneAt', '$receivedAt'] } } } },
        ])
        .toArray();
      return row?.ms ?? 0;
    },
  };
}

function toStored({ id, ignored, ...event }: ReceivedEvent): Stored {
  const { receivedAt } = event;
  return {
    _id: id,
    ...event,
    notBefore: receivedAt,
    ...(ignored ? { state: 'done', doneAt: receivedAt } : { state: 'waiting' }),
  };
}

/** Positions in an unordered bulk write that another process had already inserted. */
function refusedAt(error: unknown): ReadonlySet<number> {
  const all = isRecord(error) ? [error['writeErrors']].flat() : [];
  return new Set(
    all.flatMap((writeError) => (isRecord(writeError) ? Number(writeError['index']) : [])),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isOnlyDuplicates(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 11000) return false;
  if (!('writeErrors' in error)) return true;
  const all = [error.writeErrors].flat();
  return all.every(
    (writeError: unknown) =>
      typeof writeError === 'object' &&
      writeError !== null &&
      'code' in writeError &&
      writeError.code === 11000,
  );
}
