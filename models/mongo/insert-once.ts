import type { Model } from 'mongoose';

export type Stored = Record<string, unknown> & { _id: string };

type Insertion = Parameters<Model<Stored>['bulkWrite']>[0][number];

/** Inserts a document if its `key` is new. An existing document is not changed. */
export function insertOnce(stored: Stored, key: string): Insertion {
  return {
    updateOne: { filter: { [key]: stored[key] }, update: { $setOnInsert: stored }, upsert: true },
  };
}

/**
 * Does the same and stores the time of the insertion. An existing document and its time are not
 * changed.
 */
export function stampedOnce(stored: Stored, key: string): Insertion {
  const known = Object.keys(stored).find((name) => name !== '_id' && name !== key) ?? '_id';
  const inserted = { $mergeObjects: [{ $literal: stored }, { updatedAt: '$$NOW' }] };
  const isNew = { $eq: [{ $type: `$${known}` }, 'missing'] };
  return {
    updateOne: {
      filter: { [key]: stored[key] },
      update: [{ $replaceWith: { $cond: [isNew, inserted, '$$ROOT'] } }],
      upsert: true,
      timestamps: false,
    },
  };
}
