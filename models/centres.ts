import type { AreaCode } from '#domain/centre/centre.ts';
import type { Connection } from 'mongoose';
import { centreSchema } from '#domain/centre/centre.ts';
import { createCollection, trusted } from './mongo/collection.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import { scopeFilter } from './mongo/scope.ts';
import type { Scope } from './mongo/scope.ts';

export function createCentreStore(connection: Connection) {
  const centres = createCollection(connection, {
    name: 'centres',
    isStamped: true,
    shape: centreSchema,
    recall: 4_000,
    indexes: [{ keys: { areaCode: 1 } }, { keys: { areaCode: 1, _id: 1 } }],
  });
  return {
    ...centres,
    many: (ids: readonly string[]) => centres.find({ id: trusted({ $in: ids }) }),
    ofScopes: async (scopes: readonly Scope[]) =>
      scopes.length === 0
        ? []
        : centres.find(
            { $or: scopes.map((scope) => scopeFilter(scope, '_id')) },
            { sort: { areaCode: 1 } },
          ),
    /** Centres in an area that are open now. */
    countOpenIn: (scope: AreaCode) =>
      centres.count({ areaCode: areaPrefix(scope), closedOn: null }),
    openIn: (scope: AreaCode) =>
      centres.find({ areaCode: areaPrefix(scope), closedOn: null }, { sort: { areaCode: 1 } }),
    /** Only the names of the centres in an area. */
    namesWithin: (scope: AreaCode) =>
      centres.pick({ areaCode: areaPrefix(scope) }, ['name', 'districtName']),
    within: (scope: AreaCode) =>
      centres.find({ areaCode: areaPrefix(scope) }, { sort: { areaCode: 1 } }),
  };
}
