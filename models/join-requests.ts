import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema, districtOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { requestStateSchema } from '#domain/people/request-state.ts';
import { grantSchema, roleSchema } from '#domain/permissions.ts';
import { seatSchema } from '#domain/register/seats.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** A person without a code asks for a role. One row for each person, role and place that is still open. */
const joinRequestSchema = z.object({
  id: z.uuid(),
  person: z.string(),
  /** As the person gave it. */
  name: z.string(),
  phone: z.nullable(z.string()),
  role: roleSchema,
  areaCode: areaCodeSchema,
  centre: z.nullable(z.string()),
  /** The seat the person says they have; it gives no right. */
  seat: z.nullable(seatSchema),
  askedAt: z.date(),
  state: requestStateSchema,
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(z.date()),
  /** Why it was refused. */
  reason: z.nullable(z.string()),
  /** What was given, the same role as the person had it before, and the register row it was linked to. */
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
      // Two taps at the same time are one request.
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
    /** Ends requests made before this time without an answer, as if the person had withdrawn them. */
    endUnanswered: (before: Date, now: Date) =>
      requests.updateMany(
        { state: 'asked', askedAt: trusted({ $lt: before }) },
        { $set: { state: 'withdrawn', decidedAt: now } },
      ),
    /** Removes requests that were decided or withdrawn before this time. */
    removeOld: (before: Date) => requests.remove({ decidedAt: trusted({ $lt: before }) }),
    allOf: (person: string) => requests.find({ person }),
    /** Open requests in these areas, the longest waiting first. */
    openIn: (areas: readonly AreaCode[]) =>
      requests.find(
        { state: 'asked', ...trusted(inAny(areas)) },
        { sort: { askedAt: 1, _id: 1 }, limit: 500 },
      ),
    /** Requests decided since then, the newest first. */
    decidedIn: (areas: readonly AreaCode[], since: Date) =>
      requests.find(
        { decidedAt: trusted({ $gte: since }), ...trusted(inAny(areas)) },
        { sort: { decidedAt: -1, _id: 1 }, limit: 100 },
      ),
    /** How many requests a person made since then, the withdrawn ones too. */
    countOfPerson: (person: string, since: Date) =>
      requests.count({ person, askedAt: trusted({ $gte: since }) }),
    /** How many requests a district received since then. */
    countSince: (areaCode: AreaCode, since: Date) =>
      requests.count({
        areaCode: areaPrefix(districtOf(areaCode)),
        askedAt: trusted({ $gte: since }),
      }),
  };
}
