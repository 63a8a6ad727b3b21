import mongoose from 'mongoose';
import { erasuresIn } from './erasures.ts';
import type { Erasure } from './erasures.ts';
import { isBackedUp, restoreState, stagingPrefix } from './left-out.ts';
import { documentOf, linesOf } from './lines.ts';
import type { IndexText } from './snapshot.ts';

/** Stays while the data is replaced. It keeps the erasures, which the older data does not know. */
interface Mark {
  _id: string;
  at: Date;
  erasures: readonly Erasure[];
}

export interface Target {
  /** A collection that holds documents; null for an empty database. */
  filled(): Promise<string | null>;
  /** Erasures that the data about to be replaced has had, or had before a restore that died. */
  erasures(): Promise<Erasure[]>;
  /** Loads a collection beside the data. Nobody reads it before `swap`. */
  load(name: string, lines: AsyncIterable<string>): Promise<void>;
  /** Reads back what was loaded. */
  loaded(name: string): AsyncIterable<string>;
  createIndexes(name: string, indexes: readonly IndexText[]): Promise<void>;
  /** Puts the loaded collections in the place of all others. The app does not start until `complete`. */
  swap(names: readonly string[], mark: Omit<Mark, '_id'>): Promise<void>;
  /** Removes the mark: the erasures were repeated too. */
  complete(): Promise<void>;
  /** Removes what was loaded and not swapped. */
  discard(): Promise<void>;
  close(): Promise<void>;
}

const serverSelectionTimeoutMS = 5_000;
const oneWrite = { documents: 1_000, characters: 8_000_000 };
type Db = mongoose.mongo.Db;

/** The database a backup is restored into. */
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
      // The command takes the options as listed, also those of an older version.
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

/** A database on which only the migrations were recorded is empty: every start records them. */
async function filledIn(db: Db): Promise<string | null> {
  for (const name of (await namesIn(db)).filter(isBackedUp).toSorted()) {
    if (name === 'migrations') continue;
    if (await db.collection(name).findOne({}, { projection: { _id: 1 } })) return name;
  }
  return null;
}

const marksOf = (db: Db) => db.collection<Mark>(restoreState);

/**
 * Each rename is atomic, all of them together are not. The mark stays when the process dies in between,
 * and no process of the app starts while it is there (server/database.ts).
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
