import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { fileJobStateSchema, longFileSchema } from '#domain/files/long-file.ts';
import { problemCodes } from '#domain/problem.ts';
import { createMadeFiles } from './made-files.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** A file that is made in the background. Times of leases and expiry are wall-clock times. */
const fileJobSchema = z.object({
  /** The browser creates the id, so a repeated id does not start a second job. */
  id: z.uuid(),
  person: z.string(),
  areaCode: areaCodeSchema,
  file: longFileSchema,
  title: z.string(),
  state: fileJobStateSchema,
  askedAt: z.date(),
  endedAt: z.nullable(z.date()),
  done: z.int(),
  /** The number of steps; null before the work is planned. */
  total: z.nullable(z.int()),
  attempts: z.int(),
  claimedBy: z.nullable(z.string()),
  leaseUntil: z.nullable(z.date()),
  /** The finished file; null until the job is done. */
  made: z.nullable(
    z.object({ stored: z.string(), name: z.string(), ending: z.string(), bytes: z.int() }),
  ),
  /** The code of the problem that ended the job. */
  problem: z.nullable(z.enum(problemCodes)),
  /** mongod deletes the job after this time, and a nightly job deletes its file. */
  expiresAt: z.date(),
});
export type FileJob = z.infer<typeof fileJobSchema>;

interface Claim {
  by: string;
  wallNow: Date;
  leaseUntil: Date;
}

type Held = Pick<FileJob, 'id'> & { by: string };

export function createFileJobStore(connection: Connection) {
  const jobs = createCollection(connection, {
    name: 'fileJobs',
    shape: fileJobSchema,
    indexes: [
      { keys: { expiresAt: 1 }, options: { expireAfterSeconds: 0 } },
      { keys: { person: 1, askedAt: -1 } },
      { keys: { state: 1, askedAt: 1 } },
    ],
  });
  const held = ({ id, by }: Held) => ({ id, claimedBy: by, state: 'running' });
  return {
    ...jobs,
    madeFiles: createMadeFiles(connection),
    /** The newest jobs of a person that have not expired by the wall clock. */
    ofPerson: (person: string, { wallNow, limit }: { wallNow: Date; limit: number }) =>
      jobs.find({ person, expiresAt: trusted({ $gt: wallNow }) }, { sort: { askedAt: -1 }, limit }),
    underWayOf: (person: string) =>
      jobs.find({ person, state: trusted({ $in: ['waiting', 'running'] }) }),
    /** Claims the oldest job that waits, or whose process died. The attempt is counted. */
    claim: ({ by, wallNow, leaseUntil }: Claim): Promise<FileJob | null> =>
      jobs.update(
        {
          $or: [{ state: 'waiting' }, { state: 'running', leaseUntil: trusted({ $lt: wallNow }) }],
        },
        {
          $set: { state: 'running', claimedBy: by, leaseUntil, done: 0, total: null },
          $inc: { attempts: 1 },
        },
        { sort: { askedAt: 1 } },
      ),
    /**
     * Renews the lease and stores the progress. False when the job was cancelled or another process
     * has it.
     */
    renew: async (job: Held, fields: Pick<FileJob, 'done' | 'total' | 'leaseUntil'>) =>
      (await jobs.update(held(job), { $set: fields })) !== null,
    /** Stores the result, unless the job was cancelled or another process has it. */
    end: async (
      job: Held,
      fields: Pick<FileJob, 'state' | 'endedAt' | 'made' | 'problem' | 'expiresAt'>,
    ) =>
      (await jobs.update(held(job), { $set: { ...fields, claimedBy: null, leaseUntil: null } })) !==
      null,
    /** Makes a job available immediately to other processes, when this process stops. */
    release: async (job: Held): Promise<void> => {
      const change = { $set: { state: 'waiting', claimedBy: null, leaseUntil: null } };
      await jobs.update(held(job), change);
    },
    /** Cancels a job. Null when it had already ended. */
    cancel: (id: string, of: { person: string; at: Date }) =>
      jobs.update(
        { id, person: of.person, state: trusted({ $in: ['waiting', 'running'] }) },
        { $set: { state: 'cancelled', endedAt: of.at, claimedBy: null, leaseUntil: null } },
      ),
  };
}
