import type { AreaCode } from '#domain/centre/centre.ts';
import type { Connection } from 'mongoose';
import { centreSchema } from '#domain/centre/centre.ts';
import { createCollection, trusted } from './mongo/collection.ts';
import { areaPrefix } from './mongo/area-prefix.ts';

export function createCentreStore(connection: Connection) {
  const centres = createCollection(connection, {
    name: 'centres',
    shape: centreSchema,
    recall: 4_000,
    indexes: [{ keys: { areaCode: 1 } }],
  });
  return {
    ...centres,
    many: (ids: readonly string[]) => centres.find({ id: trusted({ $in: ids }) }),
    within: (scope: AreaCode) =>
      centres.find({ areaCode: areaPrefix(scope) }, { sort: { areaCode: 1 } }),
  };
}
