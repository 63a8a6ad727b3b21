import { updateInBatches } from './migration.ts';
import type { Db, Migration } from './migration.ts';

/** Adds a state to letters and criteria sets: draft, in force, or no longer in force. */
export const lettersAndCriteria: Migration = {
  id: '0001-letters-and-criteria',
  run: async (db) => {
    const letters = await updateInBatches(db, {
      collection: 'letters',
      where: { version: { $exists: false } },
      change: () => ({ set: { archivedOn: null, version: 0 } }),
    });
    const newest = await newestSets(db);
    const sets = await updateInBatches(db, {
      collection: 'criteria',
      where: { state: { $exists: false } },
      change: ({ _id }) => ({
        set: { state: newest.has(_id) ? 'published' : 'retired', edition: 1 },
      }),
    });
    return letters + sets;
  },
};

/** Before there were states, the newest set of a year was the one in force. */
async function newestSets(db: Db): Promise<ReadonlySet<unknown>> {
  const found = await db
    .collection('criteria')
    .aggregate([
      { $sort: { fiscalYear: 1, version: -1 } },
      { $group: { _id: '$fiscalYear', set: { $first: '$_id' } } },
    ])
    .toArray();
  return new Set(found.map((document): unknown => document['set']));
}
