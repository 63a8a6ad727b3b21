import type { Connection } from 'mongoose';
import { criteria } from '../domain/criteria.ts';
import { createCollection } from './collection.ts';

export type CriteriaStore = ReturnType<typeof createCriteriaStore>;

export function createCriteriaStore(connection: Connection) {
  const sets = createCollection(connection, {
    name: 'criteria',
    shape: criteria,
    indexes: [{ keys: { fiscalYear: 1, version: -1 } }],
  });
  return {
    ...sets,
    current: (fiscalYear: number) => sets.one({ fiscalYear }, { sort: { version: -1 } }),
  };
}
