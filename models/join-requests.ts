import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema, districtOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { requestStateSchema } from '#domain/people/request-state.ts';
import { grantSchema, roleSchema } from '#domain/permissions.ts';
import { seatSchema } from '#domain/register/seats.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/**
 * A request for a role by a person without a code. There is one row for each person, role and place
 * while the request is open.
 */
const joinRequestSchema = z.object({
  id: z.uuid(),
  person: z.string(),
  /** The name that the person entered. */
  name: z.string(),
  phone: z.nullable(z.string()),
  role: roleSchema,
  areaCode: areaCodeSchema,
  centre: z.nullable(z.string()),
  /** The seat that the person claims to have. It gives no permission. */
  seat: z.nullable(seatSchema),
  askedAt: z.date(),
  state: requestStateSchema,
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(z.date()),
  /** The reason of a refusal. */
  reason: z.nullable(z.string()),
  /**
   * What the decision gave: the role, the same role as the person had it before, and the linked
   * register row.
   */
  given: z.nullable(
    z.object({
      grant: grantSchema,
      before: z.nullable(grantSchema),
      member: z.nullable(z.string()),
    }),
  ),
});
export type JoinRequest = z.infer<typeof joinRequestSchema>;

export function createJoinRequestStore(connection: Connection) {
  const requests = createCollection(connection, {
    name: 'joinRequests',
    shape: joinRequestSchema,
    indexes: [
      { keys: { person: 1, state: 1 } },
      // Unique, so that two taps at the same time make one request.
      {
        keys: { person: 1, role: 1, areaCode: 1, centre: 1 },
        options: { unique: true, partialFilterExpression: { state: 'asked' } },
      },
      { keys: { state: 1, areaCode: 1, askedAt: 1 } },
      { keys: { areaCode: 1, decidedAt: -1 } },
      { keys: { decidedAt: 1 } },
    ],
  });
  const inAny = (areas: readonly AreaCode[]) => ({
    $or: areas.map((area) => ({ areaCode: areaPrefix(area) })),
  });
  return {
    ...requests,
    many: (ids: readonly string[]) => requests.find({ id: trusted({ $in: ids }) }),
    openOf: (person: string) => requests.find({ person, state: 'asked' }, { sort: { askedAt: 1 } }),
    ofPerson: (person: string) => requests.find({ person }, { sort: { askedAt: -1 }, limit: 20 }),
    /** Ends unanswered requests made before this time, as if the person had withdrawn them. */
    endUnanswered: (before: Date, now: Date) =>
      requests.updateMany(
        { state: 'asked', askedAt: trusted({ $lt: before }) },
        { $set: { state: 'withdrawn', decidedAt: now } },
      ),
    /** Removes requests that were decided or withdrawn before this time. */
    removeOld: (before: Date) => requests.remove({ decidedAt: trusted({ $lt: before }) }),
    allOf: (person: string) => requests.find({ person }),
    /** Open requests in these areas, longest waiting first. */
    openIn: (areas: readonly AreaCode[]) =>
      requests.find(
        { state: 'asked', ...trusted(inAny(areas)) },
        { sort: { askedAt: 1, _id: 1 }, limit: 500 },
      ),
    /** Requests decided since this time, newest first. */
    decidedIn: (areas: readonly AreaCode[], since: Date) =>
      requests.find(
        { decidedAt: trusted({ $gte: since }), ...trusted(inAny(areas)) },
        { sort: { decidedAt: -1, _id: 1 }, limit: 100 },
      ),
    /** How many requests a person made since this time, including withdrawn ones. */
    countOfPerson: (person: string, since: Date) =>
      requests.count({ person, askedAt: trusted({ $gte: since }) }),
    /** How many requests a district received since this time. */
    countSince: (areaCode: AreaCode, since: Date) =>
      requests.count({
        areaCode: areaPrefix(districtOf(areaCode)),
        askedAt: trusted({ $gte: since }),
      }),
  };
}
