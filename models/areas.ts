import type { AreaCode, Level } from '#domain/centre/centre.ts';
import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaSchema } from '#domain/centre/centre.ts';
import { createCollection, trusted } from './mongo/collection.ts';
import { areaPrefix } from './mongo/area-prefix.ts';

/** `roleChanges` serves as a lock (lockRoles), so it is written but never read. */
const storedAreaSchema = z.extend(areaSchema, { roleChanges: z.optional(z.int()) });

export function createAreaStore(connection: Connection) {
  const areas = createCollection(connection, {
    name: 'areas',
    shape: storedAreaSchema,
    indexes: [{ keys: { name: 1 } }],
  });
  return {
    ...areas,
    within: (scope: AreaCode) => areas.find({ id: areaPrefix(scope) }, { sort: { _id: 1 } }),
    districtsOf: (province: AreaCode) =>
      areas.find({ id: areaPrefix(province), level: 'district' }, { sort: { _id: 1 } }),
    /** All rows of these areas, in one read. */
    withinAny: (scopes: readonly AreaCode[]) =>
      scopes.length === 0
        ? Promise.resolve([])
        : areas.find(
            { $or: scopes.map((scope) => ({ _id: areaPrefix(scope) })) },
            { sort: { _id: 1 } },
          ),
    /**
     * Locks the roles of an area. Two transactions that call this for one area conflict, so the
     * second is repeated and sees what the first did.
     */
    lockRoles: (code: AreaCode) => areas.update({ id: code }, { $inc: { roleChanges: 1 } }),
    ofLevel: (level: Level) => areas.find({ level }, { sort: { _id: 1 } }),
    byName: (name: string) => areas.find({ name }),
    many: (codes: readonly string[]) => areas.find({ id: trusted({ $in: codes }) }),
  };
}
