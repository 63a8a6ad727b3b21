import type { Connection } from 'mongoose';
import * as z from 'zod/mini';

export interface DatabaseHealth {
  version: string;
  /** Null when the server is not a member of a replica set, and so has no transactions. */
  replicaSet: string | null;
  members: number;
  /** The server's clock. */
  time: Date;
  /** The disk to which the server writes. */
  disk: { used: number; total: number };
}

const helloSchema = z.object({
  setName: z.optional(z.string()),
  hosts: z.optional(z.array(z.string())),
  localTime: z.date(),
});
const statsSchema = z.object({ fsUsedSize: z.number(), fsTotalSize: z.number() });

export async function readHealth(connection: Connection): Promise<DatabaseHealth> {
  const { db } = connection;
  if (!db) throw new Error('not connected');
  const hello = z.parse(helloSchema, await db.command({ hello: 1 }));
  const stats = z.parse(statsSchema, await db.stats());
  const built = z.parse(z.object({ version: z.string() }), await db.command({ buildInfo: 1 }));
  return {
    version: built.version,
    replicaSet: hello.setName ?? null,
    members: hello.hosts?.length ?? 1,
    time: hello.localTime,
    disk: { used: stats.fsUsedSize, total: stats.fsTotalSize },
  };
}

/** Indexes that this version needs and the database lacks, as in `duties: areaCode_1`. */
export async function missingIndexes(connection: Connection): Promise<string[]> {
  const missing: string[] = [];
  for (const model of Object.values(connection.models)) {
    const { toCreate } = await model.diffIndexes();
    for (const wanted of toCreate) {
      missing.push(`${model.collection.name}: ${Object.keys(keysOf(wanted)).join(', ')}`);
    }
  }
  return missing.toSorted();
}

/** Mongoose lists an index as its keys, or as its keys and options. */
function keysOf(listed: unknown): object {
  const keys: unknown = Array.isArray(listed) ? listed[0] : listed;
  return typeof keys === 'object' && keys !== null ? keys : {};
}
