import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { dutySchema } from '#domain/duty/duty.ts';
import { createCollection, trusted } from './mongo/collection.ts';
import { draftSchema } from './drafts.ts';

/**
 * What somebody has discarded, by the duty's id: kept apart so that no list has to leave it out. The
 * nightly sweep removes the contents; the row stays, so that no later report takes the same number.
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
    /** The drafts that can still be brought back. */
    draftsOf: (duties: readonly string[]) => rows.pick({ id: trusted({ $in: duties }) }, ['draft']),
    ofCentre: (centre: string) => rows.find({ centre }),
    /** Removes the contents of what was discarded before. */
    empty: (before: Date) =>
      rows.updateMany({ at: trusted({ $lt: before }) }, { $set: { duty: null, draft: null } }),
  };
}
