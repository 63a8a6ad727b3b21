import type { Connection } from 'mongoose';
import { criteria } from '../domain/criteria.ts';
import type { Criteria } from '../domain/criteria.ts';
import { createCollection } from './collection.ts';

export function createCriteriaStore(connection: Connection) {
  const sets = createCollection(connection, {
    name: 'criteria',
    shape: criteria,
    indexes: [{ keys: { fiscalYear: 1, version: -1 } }],
  });
  /** A published set never changes, and is large: read once. */
  const known = new Map<string, Criteria>();
  return {
    ...sets,
    /** The newest set of the year; before the province publishes one, that of the year before. */
    current: async (fiscalYear: number): Promise<Criteria | null> => {
      const [newest] = await sets.aggregate([
        { $match: { fiscalYear: { $lte: fiscalYear } } },
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
