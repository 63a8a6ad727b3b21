import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { createCollection, isDuplicateKey } from './mongo/collection.ts';

/** Progress of the jobs: the last slot of each, and the day until which digests are complete. */
const runSchema = z.object({
  id: z.string(),
  /** Clock time of the newest completed slot. */
  slot: z.date(),
  finishedAt: z.date(),
  note: z.nullable(z.string()),
});

/**
 * One election per slot among processes (node-cron's RunCoordinator). mongod deletes them by wall-
 * clock time.
 */
const electionSchema = z.object({ id: z.string(), expiresAt: z.date() });

export function createJobRunStore(connection: Connection) {
  const runs = createCollection(connection, { name: 'runs', shape: runSchema });
  const elections = createCollection(connection, {
    name: 'elections',
    shape: electionSchema,
    indexes: [{ keys: { expiresAt: 1 }, options: { expireAfterSeconds: 0 } }],
  });
  return {
    ...runs,
    /** True for the first process that asks for this key. */
    elect: async (key: string, expiresAt: Date): Promise<boolean> => {
      try {
        await elections.insert({ id: key, expiresAt });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    ensureIndexes: async () => {
      await runs.ensureIndexes();
      await elections.ensureIndexes();
    },
  };
}
