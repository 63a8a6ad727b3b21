import type { Connection } from 'mongoose';
import { centreSchema } from '#domain/centre/centre.ts';
import { createCollection, op } from './mongo/collection.ts';
import { within } from './mongo/area-prefix.ts';

export function createCentreStore(connection: Connection) {
  const centres = createCollection(connection, {
    name: 'centres',
    shape: centreSchema,
    recall: 4_000,
    indexes: [{ keys: { areaCode: 1 } }],
  });
  return {
    ...centres,
    many: (ids: readonly string[]) => centres.find({ id: op({ $in: ids }) }),
    within: (scope: string) => centres.find({ areaCode: within(scope) }, { sort: { areaCode: 1 } }),
  };
}
