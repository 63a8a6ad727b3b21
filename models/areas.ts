import type { AreaCode, Level } from '#domain/centre/centre.ts';
import type { Connection } from 'mongoose';
import { areaSchema } from '#domain/centre/centre.ts';
import { createCollection, trusted } from './mongo/collection.ts';
import { areaPrefix } from './mongo/area-prefix.ts';

export function createAreaStore(connection: Connection) {
  const areas = createCollection(connection, { name: 'areas', shape: areaSchema });
  return {
    ...areas,
    within: (scope: AreaCode) => areas.find({ id: areaPrefix(scope) }, { sort: { _id: 1 } }),
    /** Everything in these areas, in one read. */
    withinAny: (scopes: readonly AreaCode[]) =>
      scopes.length === 0
        ? Promise.resolve([])
        : areas.find(
            { $or: scopes.map((scope) => ({ _id: areaPrefix(scope) })) },
            { sort: { _id: 1 } },
          ),
    ofLevel: (level: Level) => areas.find({ level }, { sort: { _id: 1 } }),
    byName: (name: string) => areas.find({ name }),
    many: (codes: readonly string[]) => areas.find({ id: trusted({ $in: codes }) }),
  };
}
