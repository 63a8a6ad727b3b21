import type mongoose from 'mongoose';

export type Db = mongoose.mongo.Db;
/** A stored document of any version. */
export type MigrationDocument = Readonly<Record<string, unknown>> & { readonly _id: string };
type Rows = mongoose.mongo.Collection<MigrationDocument>;

/**
 * One step from one version to the next. It does not use the stores, because their types describe the
 * current version. It can be repeated from the start, because documents that are already changed no
 * longer match.
 */
export interface Migration {
  /** Number and name. They never change after a release. */
  id: string;
  /** Returns how many documents were changed. */
  run(db: Db): Promise<number>;
}

interface Step<F> {
  collection: string;
  /** Matches documents of the old version. */
  where: mongoose.mongo.Filter<MigrationDocument>;
  /** Reads what `change` needs for the documents of one batch. */
  facts: (batch: readonly MigrationDocument[]) => Promise<F>;
  /** Returns the fields to set and to remove. */
  change: (found: MigrationDocument, facts: F) => Change;
}

interface Change {
  set: Record<string, unknown>;
  unset?: readonly string[];
}

const atOnce = 500;

/**
 * Updates documents in batches, so that a large collection does not fill the memory or block other
 * work.
 */
export function updateInBatches(
  db: Db,
  step: Omit<Step<null>, 'facts' | 'change'> & { change: (found: MigrationDocument) => Change },
): Promise<number> {
  return updateWithFacts(db, { ...step, facts: () => Promise.resolve(null) });
}

/** Does the same for a change that needs other documents. These are read for one batch at a time too. */
export async function updateWithFacts<F>(db: Db, step: Step<F>): Promise<number> {
  const rows: Rows = db.collection<MigrationDocument>(step.collection);
  let changed = 0;
  let batch: MigrationDocument[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const found = batch;
    batch = [];
    const facts = await step.facts(found);
    const operations = found.map((document) =>
      updateOf(document, { where: step.where, change: step.change(document, facts) }),
    );
    changed += (await rows.bulkWrite(operations, { ordered: false })).modifiedCount;
  };
  for await (const document of rows.find(step.where).batchSize(atOnce)) {
    batch.push(document);
    if (batch.length >= atOnce) await flush();
  }
  await flush();
  return changed;
}

/**
 * Matches only documents of the old version, because another process may have changed the document
 * already.
 */
function updateOf(
  found: MigrationDocument,
  { where, change }: { where: Step<unknown>['where']; change: Change },
) {
  const { set, unset = [] } = change;
  const dropped = Object.fromEntries(unset.map((field) => [field, true as const]));
  const update = { $set: set, ...(unset.length > 0 ? { $unset: dropped } : {}) };
  return { updateOne: { filter: { $and: [where, { _id: found._id }] }, update } };
}

/** Drops indexes of an older version that are no longer used or conflict with new ones. */
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
