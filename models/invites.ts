import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import type { AreaCode } from '#domain/centre/centre.ts';
import { grantSchema } from '#domain/permissions.ts';
import { createCollection, trusted } from './mongo/collection.ts';
import { areaPrefix } from './mongo/area-prefix.ts';

/** One use of a code, with what is needed to give the role back. */
const takingSchema = z.object({
  person: z.string(),
  at: z.date(),
  /** The role that the person had there before; null if there was none. */
  before: z.optional(z.nullable(grantSchema)),
  /** The register row that was linked; null if there was none. */
  row: z.optional(z.nullable(z.string())),
});
export type Taking = z.infer<typeof takingSchema>;

/** A code that lets people join. The id is the code itself, which people type from paper. */
export const inviteSchema = z.object({
  id: z.string(),
  grant: grantSchema,
  /** The register row whose person joins with the code; null for a code that names no row. */
  member: z.nullable(z.string()),
  /** The name key of that row, because an id may later belong to another member. */
  memberName: z.nullable(z.string()),
  /** A note shown in the list of codes, such as "แจกในที่ประชุม 20 ธ.ค.". */
  note: z.string(),
  /** The list of people from which the code was made, and the line in it. */
  batch: z.optional(z.object({ id: z.uuid(), line: z.int() })),
  /** The id of the person who made it, or `shell`. */
  by: z.string(),
  createdAt: z.date(),
  expiresAt: z.date(),
  uses: z.int(),
  usesLeft: z.int(),
  revokedAt: z.nullable(z.date()),
  takenBy: z.array(takingSchema),
});
export type Invite = z.infer<typeof inviteSchema>;

const usableAt = (now: Date) => ({
  revokedAt: null,
  usesLeft: trusted({ $gt: 0 }),
  expiresAt: trusted({ $gt: now }),
});

export function createInviteStore(connection: Connection) {
  const invites = createCollection(connection, {
    name: 'invites',
    shape: inviteSchema,
    indexes: [
      {
        keys: { by: 1, 'batch.id': 1, 'batch.line': 1 },
        options: { unique: true, partialFilterExpression: { 'batch.id': { $exists: true } } },
      },
      { keys: { 'grant.areaCode': 1, createdAt: -1 } },
      { keys: { by: 1 } },
      { keys: { 'takenBy.person': 1 } },
    ],
  });
  return {
    ...invites,
    /** Takes one use of a valid code for this person. Null when the code is invalid or used up. */
    take: (code: string, taking: Taking) =>
      invites.update(
        {
          id: code,
          ...usableAt(taking.at),
          'takenBy.person': trusted({ $ne: taking.person }),
        },
        { $inc: { usesLeft: -1 }, $push: { takenBy: taking } },
      ),
    /** Gives one use of the code back, because the person joined by mistake. */
    giveBack: (code: string, person: string) =>
      invites.update(
        { id: code, 'takenBy.person': person },
        { $inc: { usesLeft: 1 }, $pull: { takenBy: { person } } },
      ),
    /** The codes that this person made from one list, sorted by line. */
    inBatch: (batch: string, by: string) =>
      invites.find({ by, 'batch.id': batch }, { sort: { 'batch.line': 1 } }),
    /** Codes a person made or joined with. */
    ofPerson: (person: string) =>
      invites.find({ $or: [{ by: person }, { 'takenBy.person': person }] }),
    /** Codes of one person that can still be used. */
    openBy: (by: string, now: Date) => invites.find({ by, ...usableAt(now) }),
    /** The number of usable codes for places inside an area. */
    countUsable: (scope: AreaCode, now: Date) =>
      invites.count({ 'grant.areaCode': areaPrefix(scope), ...usableAt(now) }),
    /** Codes for places inside any of these areas, newest first. */
    inAreas: (areas: readonly AreaCode[]) =>
      invites.find(
        trusted({ $or: areas.map((area) => ({ 'grant.areaCode': areaPrefix(area) })) }),
        { sort: { createdAt: -1, _id: 1 } },
      ),
  };
}
