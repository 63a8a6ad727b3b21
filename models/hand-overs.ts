import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { grantSchema } from '#domain/permissions.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/**
 * A change of a person's roles, with what is needed to undo it. The caller sets the id, so a repeated
 * call makes no second change.
 */
const handOverSchema = z.object({
  id: z.uuid(),
  areaCode: areaCodeSchema,
  person: z.string(),
  by: z.string(),
  at: z.date(),
  reason: z.string(),
  /** All roles of the person before the change. */
  before: z.array(grantSchema),
  /** The roles the person kept. */
  kept: z.array(grantSchema),
  /** Roles that the successors did not have before. */
  received: z.array(z.object({ person: z.string(), grants: z.array(grantSchema) })),
  drafts: z.array(z.object({ duty: z.string(), to: z.string() })),
  /** Messages that were passed on: the cancelled one and the one to the successor. */
  messages: z.array(z.object({ from: z.string(), to: z.string() })),
  /** Register rows that were linked to the person. */
  rows: z.array(z.string()),
  undoneAt: z.nullable(z.date()),
});
export type HandOverRow = z.infer<typeof handOverSchema>;

export function createHandOverStore(connection: Connection) {
  const handOvers = createCollection(connection, {
    name: 'handOvers',
    shape: handOverSchema,
    indexes: [{ keys: { person: 1, at: -1 } }, { keys: { areaCode: 1, at: -1 } }],
  });
  return {
    ...handOvers,
    /** Changes in these areas since this time that were not undone, newest first. */
    undoable: (areas: readonly AreaCode[], since: Date) =>
      handOvers.find(
        {
          undoneAt: null,
          at: trusted({ $gte: since }),
          ...trusted({ $or: areas.map((area) => ({ areaCode: areaPrefix(area) })) }),
        },
        { sort: { at: -1, _id: 1 }, limit: 20 },
      ),
    /** Changes of a person's roles, newest first. */
    ofPerson: (person: string) => handOvers.find({ person }, { sort: { at: -1 } }),
  };
}
