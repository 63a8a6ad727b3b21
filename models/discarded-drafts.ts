import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { dutySchema } from '#domain/duty/duty.ts';
import { createCollection, trusted } from './mongo/collection.ts';
import { draftSchema } from './drafts.ts';

/**
 * Discarded drafts by duty id. They have a collection of their own, so that lists of drafts need not
 * filter them out. The nightly job removes the contents but keeps the row, so that the number of a
 * discarded report is not used again.
 */
const discardedSchema = z.object({
  id: z.string(),
  areaCode: areaCodeSchema,
  centre: z.string(),
  by: z.string(),
  at: z.date(),
  /** The extra report itself; null for a duty, which is still owed. */
  duty: z.nullable(dutySchema),
  draft: z.nullable(draftSchema),
});

export function createDiscardedDraftStore(connection: Connection) {
  const rows = createCollection(connection, {
    name: 'discarded',
    shape: discardedSchema,
    indexes: [{ keys: { centre: 1 } }, { keys: { at: 1 } }],
  });
  return {
    ...rows,
    /** Drafts that can still be restored. */
    draftsOf: (duties: readonly string[]) => rows.pick({ id: trusted({ $in: duties }) }, ['draft']),
    ofCentre: (centre: string) => rows.find({ centre }),
    /** Removes the contents of drafts discarded before this time. */
    empty: (before: Date) =>
      rows.updateMany({ at: trusted({ $lt: before }) }, { $set: { duty: null, draft: null } }),
  };
}
