import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { createCollection, isDuplicateKey } from './mongo/collection.ts';

/**
 * Progress of the jobs: the newest completed run time of each, and the day up to which digests are
 * complete.
 */
const runSchema = z.object({
  id: z.string(),
  /** The run time of the newest completed run, by the product's clock. */
  slot: z.date(),
  finishedAt: z.date(),
  note: z.nullable(z.string()),
});

/**
 * One row for each run time. The first process to write it runs the job (node-cron's RunCoordinator).
 * mongod deletes the rows by wall-clock time.
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
    /** True for the first process that claims this key. */
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
