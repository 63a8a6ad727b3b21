import mongoose from 'mongoose';
import { erasuresIn } from './erasures.ts';
import type { Erasure } from './erasures.ts';
import { linesOf } from './lines.ts';
import { isBackedUp } from './left-out.ts';

/** An index as MongoDB lists it, in canonical Extended JSON. */
export type IndexText = string;

export interface CollectionSnapshot {
  name: string;
  indexes: IndexText[];
  /** The documents sorted by id, each as one line of canonical Extended JSON. */
  lines(): AsyncIterable<string>;
}

export interface Snapshot {
  collections: CollectionSnapshot[];
  /** The migrations that this data has had. */
  migrations: string[];
  erasures: Erasure[];
  close(): Promise<void>;
}

const serverSelectionTimeoutMS = 5_000;
const { EJSON } = mongoose.mongo.BSON;

/**
 * Opens all collections at one moment of the replica set. All reads have the read concern "snapshot"
 * in one session, so the backup contains each transaction completely or not at all
 * (docs/decisions/0025).
 */
export async function openSnapshot(uri: string): Promise<Snapshot> {
  const client = await mongoose.mongo.MongoClient.connect(uri, { serverSelectionTimeoutMS });
  const session = client.startSession({ snapshot: true });
  const close = async (): Promise<void> => {
    await session.endSession();
    await client.close();
  };
  try {
    const db = client.db();
    const listed = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
    const names = listed
      .map(({ name }) => name)
      .filter(isBackedUp)
      .toSorted();
    // The first read decides the moment for all later reads.
    const migrations = await db
      .collection<{ _id: string }>('migrations')
      .find({}, { session })
      .toArray();
    const erasures = await erasuresIn(db, session);
    const collections: CollectionSnapshot[] = [];
    for (const name of names) {
      const indexes: unknown[] = await db.collection(name).listIndexes().toArray();
      collections.push({
        name,
        indexes: indexes
          .map((index) => EJSON.stringify(index, { relaxed: false }))
          .filter((text) => !text.includes('"name":"_id_"')),
        lines: () => linesOf(db.collection(name), session),
      });
    }
    return { collections, migrations: migrations.map(({ _id }) => _id), erasures, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Thrown when the backup took so long that the server no longer keeps the snapshot. */
export function isSnapshotLost(error: unknown): boolean {
  return (
    error instanceof mongoose.mongo.MongoServerError && (error.code === 239 || error.code === 246)
  );
}
