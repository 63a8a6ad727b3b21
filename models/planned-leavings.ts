import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { grantKeySchema } from '#domain/permissions.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/**
 * A change of roles that takes effect on a later day. The caller sets the id, and the change gets the
 * same id.
 */
const plannedLeavingSchema = z.object({
  id: z.uuid(),
  areaCode: areaCodeSchema,
  person: z.string(),
  by: z.string(),
  at: z.date(),
  /** The first day on which the person no longer has the roles. */
  on: daySchema,
  parts: z.array(z.object({ from: grantKeySchema, areaCode: areaCodeSchema, to: z.string() })),
  ends: z.array(grantKeySchema),
  reason: z.string(),
  /** `failed`: it could not be made on its day. The people who may decide are told and decide again. */
  state: z.enum(['planned', 'cancelled', 'done', 'failed']),
  closedAt: z.nullable(z.date()),
});
export type PlannedLeaving = z.infer<typeof plannedLeavingSchema>;

export function createPlannedLeavingStore(connection: Connection) {
  const leavings = createCollection(connection, {
    name: 'plannedLeavings',
    shape: plannedLeavingSchema,
    indexes: [{ keys: { person: 1, state: 1 } }, { keys: { state: 1, on: 1 } }],
  });
  return {
    ...leavings,
    openOf: (person: string) =>
      leavings.find({ person, state: 'planned' }, { sort: { on: 1, _id: 1 } }),
    dueOn: (day: Day) =>
      leavings.find(
        { state: 'planned', on: trusted({ $lte: day }) },
        { sort: { on: 1, _id: 1 }, limit: 500 },
      ),
  };
}
