import type mongoose from 'mongoose';

export type Db = mongoose.mongo.Db;
/** A document as it lies there, whatever shape it has by now. */
export type MigrationDocument = Readonly<Record<string, unknown>> & { readonly _id: string };
type Rows = mongoose.mongo.Collection<MigrationDocument>;

/**
 * One step from the shape of one version to that of the next. It goes past the stores, whose shape is
 * today's, and may be run again from the start: what is done already is not found any more.
 */
export interface Migration {
  /** Its number and what it brings; never changed once it has landed. */
  id: string;
  /** Returns how many documents were changed. */
  run(db: Db): Promise<number>;
}

interface Step {
  collection: string;
  /** What has the old shape still. */
  where: mongoose.mongo.Filter<MigrationDocument>;
  /** The fields to be set, and those to be dropped. */
  change: (found: MigrationDocument) => { set: Record<string, unknown>; unset?: readonly string[] };
}

const atOnce = 500;

/** Batch by batch, so that a large collection neither fills the memory nor holds up anybody. */
export async function updateInBatches(
  db: Db,
  { collection, where, change }: Step,
): Promise<number> {
  const rows: Rows = db.collection<MigrationDocument>(collection);
  let changed = 0;
  let batch: MigrationDocument[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const operations = batch.map((found) => updateOf(found, { where, change }));
    batch = [];
    changed += (await rows.bulkWrite(operations, { ordered: false })).modifiedCount;
  };
  for await (const found of rows.find(where).batchSize(atOnce)) {
    batch.push(found);
    if (batch.length >= atOnce) await flush();
  }
  await flush();
  return changed;
}

/** Only while it still has the old shape: whoever was quicker has done it. */
function updateOf(found: MigrationDocument, { where, change }: Pick<Step, 'where' | 'change'>) {
  const { set, unset = [] } = change(found);
  const dropped = Object.fromEntries(unset.map((field) => [field, true as const]));
  const update = { $set: set, ...(unset.length > 0 ? { $unset: dropped } : {}) };
  return { updateOne: { filter: { $and: [where, { _id: found._id }] }, update } };
}

/** What an older version looked things up by, where it would stand in the way or cost for nothing. */
export async function dropIndexes(
  db: Db,
  collection: string,
  isGone: (index: mongoose.mongo.IndexDescriptionInfo) => boolean,
): Promise<void> {
  if (!(await db.listCollections({ name: collection }).hasNext())) return;
  const rows = db.collection(collection);
  for (const index of await rows.indexes())
    if (index.name !== undefined && isGone(index)) await rows.dropIndex(index.name);
}
