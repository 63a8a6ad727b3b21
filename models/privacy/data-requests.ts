import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { dataRequestKindSchema, dataRequestStateSchema } from '#domain/privacy/data-request.ts';
import { createCollection, trusted } from '../mongo/collection.ts';
import { requestQueries } from './request-queries.ts';

/** A person asks for a copy or a correction of their data. */
const dataRequestSchema = z.object({
  id: z.uuid(),
  person: z.string(),
  kind: dataRequestKindSchema,
  /** The province that must answer. */
  areaCode: areaCodeSchema,
  /** The request in the words of the person. */
  words: z.string(),
  askedAt: z.date(),
  /** The last day on which it must be answered. */
  dueOn: daySchema,
  state: dataRequestStateSchema,
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(z.date()),
  /** The answer of the province. */
  reply: z.nullable(z.string()),
});
export type DataRequest = z.infer<typeof dataRequestSchema>;

export function createDataRequestStore(connection: Connection) {
  const requests = createCollection(connection, {
    name: 'dataRequests',
    shape: dataRequestSchema,
    indexes: [
      { keys: { person: 1, askedAt: -1 } },
      // Unique, so that two taps at the same time make one request.
      {
        keys: { person: 1, kind: 1 },
        options: { unique: true, partialFilterExpression: { state: 'asked' } },
      },
      { keys: { areaCode: 1, state: 1, dueOn: 1 } },
      { keys: { state: 1, dueOn: 1 } },
      { keys: { state: 1, decidedAt: 1 } },
    ],
  });
  return {
    ...requests,
    ...requestQueries(requests),
    /** Requests answered since this time, newest first. */
    answeredIn: (areas: readonly AreaCode[], since: Date) =>
      requests.find(
        {
          areaCode: trusted({ $in: areas }),
          state: 'answered',
          decidedAt: trusted({ $gte: since }),
        },
        { sort: { decidedAt: -1, _id: 1 }, limit: 100 },
      ),
  };
}
