import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { createCollection, isDuplicateKey } from './mongo/collection.ts';

/**
 * How often something was done in a time window. mongod deletes the counter by its own clock, two
 * days after the last count.
 */
const rateCounterSchema = z.object({ id: z.string(), count: z.number(), touchedAt: z.date() });

/** Longer than the longest window of one day. */
const keptSeconds = 2 * 86_400;

/** A counter, found by its name. Its window ends at `until`; the next window has a counter of its own. */
export interface RateCount {
  key: string;
  until: Date;
}

export function createRateCounterStore(connection: Connection) {
  const counters = createCollection(connection, {
    name: 'rateCounters',
    shape: rateCounterSchema,
    indexes: [{ keys: { touchedAt: 1 }, options: { expireAfterSeconds: keptSeconds } }],
  });
  const idOf = ({ key, until }: RateCount): string => `${key}:${until.getTime()}`;
  const bump = async (of: RateCount, by: number): Promise<number> => {
    const change = { $inc: { count: by }, $currentDate: { touchedAt: true } };
    const changed = await counters.update({ id: idOf(of) }, change, { upsert: true });
    return changed?.count ?? by;
  };
  return {
    ...counters,
    /** Counts atomically across all processes and returns the new count. */
    add: async (of: RateCount, by = 1): Promise<number> => {
      try {
        return await bump(of, by);
      } catch (error) {
        // Another process created the counter at the same time, so the update is repeated.
        if (!isDuplicateKey(error)) throw error;
        return bump(of, by);
      }
    },
  };
}
