import type { Collection, Connection } from 'mongoose';
import { watchWaiting } from './inbox-watch.ts';
import type { WatchReport } from './inbox-watch.ts';
import { rawInsert } from './mongo/raw-insert.ts';
import { operatorQueries } from './inbox-operator.ts';
import { states } from './inbox-event.ts';
import type { Events, ReceivedEvent, Stored, WaitingEvent, WaitingReply } from './inbox-event.ts';
import { inTransaction } from './mongo/transaction-session.ts';

interface Claim {
  _id: string;
  owner: string;
  until: Date;
}

export type { InboxEvent, ReceivedEvent, WaitingEvent } from './inbox-event.ts';

/** How many days a handled event is kept, to recognize redeliveries. */
const rememberDays = 14;
/** The maximum number of events of one source that are read at a time. */
export const maxWaitingRead = 50;

/**
 * A source with very many events must not hide the others. At most this many events are read at a
 * time; the next sweep finds the rest.
 */
const manyWaiting = 2_000;

/** An event that was acknowledged to LINE must survive a crash. Our own bookkeeping does not have to. */
const durable = { writeConcern: { w: 'majority', journal: true } } as const;
const fast = { writeConcern: { w: 1, journal: false } } as const;

type Claims = Collection<Claim>;

export type InboxStore = ReturnType<typeof createInboxStore>;

/**
 * Uses the driver's collections without mongoose's casting, because this is the busiest path
 * (docs/decisions/0005). No value from outside becomes a key or an operator here.
 */
export function createInboxStore(connection: Connection) {
  const events = connection.collection<Stored>('inbox');
  const claims = connection.collection<Claim>('inboxClaims');
  return {
    /**
     * Stores events. When the promise resolves, a majority has journaled them. Known events are not
     * changed.
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
    /** Reports the source of each waiting event that is stored from now on. */
    watchWaiting: (report: WatchReport) => watchWaiting(events, report),
    ...sourceLeases(claims),
    ...eventStates(events),
    ...operatorQueries(events),
    /** Empties all events of one sender. Their ids are kept, so that redeliveries are recognized. */
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
      // As few indexes as possible, because every acknowledgement waits for all of them.
      await events.createIndexes([
        { key: { state: 1, source: 1, happenedAt: 1, place: 1 } },
        { key: { doneAt: 1 }, sparse: true, expireAfterSeconds: rememberDays * 86_400 },
      ]);
    },
  };
}

/** Reads of waiting events. */
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
    /** The waiting events of these sources, in LINE's order for each source. */
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

/** Leases of sources. They ensure that only one process handles a source at a time. */
function sourceLeases(claims: Claims) {
  return {
    /** Leases sources for a limited time. Returns those that no other process has leased. */
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
     * Counts an attempt for each event that still waits, and returns the ids. An event that was
     * completed after it was read is left out. The count survives a crash of the process.
     */
    begin: async (ids: readonly string[]): Promise<ReadonlySet<string>> => {
      const waiting = { _id: { $in: [...ids] }, state: 'waiting' as const };
      const { matchedCount } = await events.updateMany(waiting, { $inc: { attempts: 1 } }, fast);
      if (matchedCount === new Set(ids).size) return new Set(ids);
      const left = await events.find(waiting, { projection: { _id: 1 } }).toArray();
      return new Set(left.map((withId) => withId._id));
    },
    /**
     * Schedules a retry after a failure. An attempt that failed for a reason outside the product is
     * not counted.
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
    /** Marks an event as handled, with an answer that must still be sent. */
    keepReply: async (
      id: string,
      answer: { reply: WaitingReply; notBefore: Date; reason: string },
    ): Promise<void> => {
      await events.updateOne({ _id: id, state: 'waiting' }, { $set: { ...answer, attempts: 0 } });
    },
    /** Parks an event, so that later events of its source can be handled. */
    park: async (id: string, reason: string): Promise<void> => {
      await events.updateOne({ _id: id, state: 'waiting' }, { $set: { state: 'parked', reason } });
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
