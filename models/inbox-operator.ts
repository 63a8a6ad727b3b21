import { states } from './inbox-event.ts';
import type { Events, Stored } from './inbox-event.ts';

/** Operations for an operator, or for the author of a message. */
export function operatorQueries(events: Events) {
  return {
    /**
     * Makes parked events wait again with all their attempts, either all events or one. Returns their
     * number.
     */
    unpark: async (id: string | null): Promise<number> => {
      const wanted = { state: 'parked' as const, ...(id === null ? {} : { _id: id }) };
      const change = { state: 'waiting' as const, attempts: 0, notBefore: new Date(0) };
      return (await events.updateMany(wanted, { $set: change })).modifiedCount;
    },
    parked: async (limit: number): Promise<{ id: string; reason: string }[]> =>
      (await events.find({ state: 'parked' }, { limit, sort: { happenedAt: 1 } }).toArray()).map(
        ({ _id, reason = '' }) => ({ id: _id, reason }),
      ),
    /** Deletes our copy of a message that its author unsent. */
    forget: async (source: string, messageId: string): Promise<void> => {
      const quoted = `"id":"${messageId.replaceAll(/[^\w-]/g, '')}"`;
      const theirs = { state: { $in: [...states] }, source, json: { $regex: quoted } };
      await events.updateMany(theirs, { $set: { json: '{}' } });
    },
    /** Removes events handled before this time. */
    removeDone: async (before: Date): Promise<number> =>
      (await events.deleteMany({ doneAt: { $lt: before } })).deletedCount,
    /** The stored events of one sender. */
    countOf: (source: string): Promise<number> =>
      events.countDocuments({ state: { $in: [...states] }, source }),
    /** The number of waiting events that have been ready to handle since before this time. */
    countDue: (since: Date): Promise<number> =>
      events.countDocuments({ state: 'waiting', notBefore: { $lt: since } }),
    countBy: (state: Stored['state']): Promise<number> => events.countDocuments({ state }),
    /** The longest time from arrival to completion, among events completed since this time. */
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
