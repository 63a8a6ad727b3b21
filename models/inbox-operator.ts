import { states } from './inbox-event.ts';
import type { Events, Stored } from './inbox-event.ts';

/** What an operator or the author of a message asks for. */
export function operatorQueries(events: Events) {
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
