import type { Connection } from 'mongoose';
import { criteriaSchema } from '#domain/criteria/criteria.ts';
import type { Criteria } from '#domain/criteria/criteria.ts';
import { Problem } from '#domain/problem.ts';
import { createCollection, trusted } from './mongo/collection.ts';

export function createCriteriaStore(connection: Connection) {
  const sets = createCollection(connection, {
    name: 'criteria',
    shape: criteriaSchema,
    indexes: [{ keys: { fiscalYear: 1, version: -1 } }],
  });
  /** Published sets never change and are large, so each is read only once and then cached. */
  const known = new Map<string, Criteria>();
  return {
    ...sets,
    many: (ids: readonly string[]) => sets.find({ id: trusted({ $in: ids }) }),
    ofYears: () => sets.find({}, { sort: { fiscalYear: -1, version: -1 } }),
    newestVersion: async (fiscalYear: number): Promise<number> =>
      (await sets.one({ fiscalYear }, { sort: { version: -1 } }))?.version ?? 0,
    /** Saves the set unless another person has saved it since it was read. */
    save: async (set: Criteria): Promise<Criteria> => {
      const next = { ...set, edition: set.edition + 1 };
      const written = await sets.replace(next, { edition: set.edition, state: 'draft' });
      if (!written) throw new Problem('conflict');
      return next;
    },
    /** Retires the set in force. */
    retire: (fiscalYear: number) =>
      sets.updateMany({ fiscalYear, state: 'published' }, { $set: { state: 'retired' } }),
    /** The set in force in that year. Before one is published, the set of the previous year. */
    current: async (fiscalYear: number): Promise<Criteria | null> => {
      const [newest] = await sets.aggregate([
        {
          $match: { fiscalYear: { $lte: fiscalYear }, state: { $nin: ['draft', 'retired'] } },
        },
        { $sort: { fiscalYear: -1, version: -1 } },
        { $limit: 1 },
        { $project: { version: 1 } },
      ]);
      if (!newest) return null;
      const id = String(newest['_id']);
      const key = `${id}@${String(newest['version'])}`;
      const found = known.get(key) ?? (await sets.get(id));
      if (found) known.set(key, found);
      return found;
    },
  };
}
