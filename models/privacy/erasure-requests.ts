import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { erasureStateSchema } from '#domain/privacy/erasure.ts';
import { createCollection, trusted } from '../mongo/collection.ts';
import { requestQueries } from './request-queries.ts';

/**
 * A person asks for the erasure of their data. The row contains no name, so it is kept after the
 * erasure.
 */
const erasureRequestSchema = z.object({
  id: z.uuid(),
  person: z.string(),
  /** The province that must answer. */
  areaCode: areaCodeSchema,
  /** The request in the words of the person; empty after the erasure. */
  words: z.string(),
  channel: z.enum(['chat', 'app']),
  askedAt: z.date(),
  /** The last day on which it must be answered. */
  dueOn: daySchema,
  state: erasureStateSchema,
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(z.date()),
  /** The answer of the province. */
  reply: z.nullable(z.string()),
  erasedAt: z.nullable(z.date()),
});
export type ErasureRequest = z.infer<typeof erasureRequestSchema>;

export function createErasureRequestStore(connection: Connection) {
  const requests = createCollection(connection, {
    name: 'erasureRequests',
    shape: erasureRequestSchema,
    indexes: [
      { keys: { person: 1, askedAt: -1 } },
      // Unique, so that two taps at the same time make one request.
      {
        keys: { person: 1 },
        options: { unique: true, partialFilterExpression: { state: 'asked' } },
      },
      { keys: { areaCode: 1, state: 1, dueOn: 1 } },
      { keys: { areaCode: 1, decidedAt: -1 } },
      { keys: { state: 1, decidedAt: 1 } },
      { keys: { state: 1, dueOn: 1 } },
    ],
  });
  return {
    ...requests,
    ...requestQueries(requests),
    /** Requests answered since this time, newest first. */
    decidedIn: (areas: readonly AreaCode[], since: Date) =>
      requests.find(
        {
          areaCode: trusted({ $in: areas }),
          decidedAt: trusted({ $gte: since }),
          state: trusted({ $in: ['refused', 'granted', 'erased'] }),
        },
        { sort: { decidedAt: -1, _id: 1 }, limit: 100 },
      ),
    /** Granted requests whose data is not erased yet. */
    granted: () => requests.find({ state: 'granted' }, { sort: { decidedAt: 1 }, limit: 100 }),
  };
}
