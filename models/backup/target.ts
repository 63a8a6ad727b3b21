import mongoose from 'mongoose';
import { erasuresIn } from './erasures.ts';
import type { Erasure } from './erasures.ts';
import { isBackedUp, restoreState, stagingPrefix } from './left-out.ts';
import { documentOf, linesOf } from './lines.ts';
import type { IndexText } from './snapshot.ts';

/** Stored while the data is replaced. It contains the erasures, which are missing in the older data. */
interface Mark {
  _id: string;
  at: Date;
  erasures: readonly Erasure[];
}

export interface Target {
  /** The name of a collection with documents; null for an empty database. */
  filled(): Promise<string | null>;
  /**
   * The erasures known to the data that will be replaced, including those kept by an interrupted
   * restore.
   */
  erasures(): Promise<Erasure[]>;
  /** Loads a collection under a temporary name. It is not used before `swap`. */
  load(name: string, lines: AsyncIterable<string>): Promise<void>;
  /** Reads the loaded collection for verification. */
  loaded(name: string): AsyncIterable<string>;
  createIndexes(name: string, indexes: readonly IndexText[]): Promise<void>;
  /** Replaces all collections with the loaded ones. The app does not start until `complete` was called. */
  swap(names: readonly string[], mark: Omit<Mark, '_id'>): Promise<void>;
  /** Removes the mark. It is called after the erasures have been repeated. */
  complete(): Promise<void>;
  /** Removes loaded collections that were not swapped in. */
  discard(): Promise<void>;
  close(): Promise<void>;
}

const serverSelectionTimeoutMS = 5_000;
const oneWrite = { documents: 1_000, characters: 8_000_000 };
type Db = mongoose.mongo.Db;

/** Opens the database into which a backup is restored. */
export async function openTarget(uri: string): Promise<Target> {
  const client = await mongoose.mongo.MongoClient.connect(uri, {
    serverSelectionTimeoutMS,
    writeConcern: { w: 'majority', journal: true },
  });
  const db = client.db();
  const staged = (name: string) => db.collection(stagingPrefix + name);
  return {
    filled: () => filledIn(db),
    erasures: async () => {
      const mark = await marksOf(db).findOne({});
      return [...(await erasuresIn(db)), ...(mark?.erasures ?? [])];
    },
    load: async (name, lines) => {
      await db.createCollection(stagingPrefix + name);
      for await (const batch of batches(lines))
        await staged(name).insertMany(batch.map(documentOf), { ordered: true });
    },
    loaded: (name) => linesOf(staged(name)),
    createIndexes: async (name, indexes) => {
      if (indexes.length === 0) return;
      // Creates indexes with the options as the backup lists them, including options of an older
      // version.
      await db.command({
        createIndexes: stagingPrefix + name,
        indexes: indexes.map((text) => documentOf(text)),
      });
    },
    swap: (names, mark) => swap(db, { names, mark }),
    complete: async () => {
      await marksOf(db).drop();
    },
    discard: async () => {
      for (const name of await namesIn(db))
        if (name.startsWith(stagingPrefix)) await db.dropCollection(name);
    },
    close: () => client.close(),
  };
}

async function namesIn(db: Db): Promise<string[]> {
  const listed = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  return listed.map(({ name }) => name).filter((name) => !name.startsWith('system.'));
}

/**
 * A database that contains only the list of migrations counts as empty, because every start writes
 * that list.
 */
async function filledIn(db: Db): Promise<string | null> {
  for (const name of (await namesIn(db)).filter(isBackedUp).toSorted()) {
    if (name === 'migrations') continue;
    if (await db.collection(name).findOne({}, { projection: { _id: 1 } })) return name;
  }
  return null;
}

const marksOf = (db: Db) => db.collection<Mark>(restoreState);

/**
 * Each rename is atomic, but all renames together are not. If the process dies in between, the mark
 * stays, and no process of the app starts while the mark exists (server/database.ts).
 */
async function swap(
  db: Db,
  { names, mark }: { names: readonly string[]; mark: Omit<Mark, '_id'> },
): Promise<void> {
  await marksOf(db).replaceOne({ _id: 'swapping' }, mark, { upsert: true });
  for (const name of names)
    await db.renameCollection(stagingPrefix + name, name, { dropTarget: true });
  const kept = new Set([...names, restoreState]);
  for (const name of await namesIn(db)) if (!kept.has(name)) await db.dropCollection(name);
}

async function* batches(lines: AsyncIterable<string>): AsyncIterable<string[]> {
  let batch: string[] = [];
  let characters = 0;
  for await (const line of lines) {
    batch.push(line);
    characters += line.length;
    if (batch.length < oneWrite.documents && characters < oneWrite.characters) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}
