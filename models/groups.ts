import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import { createCollection, trusted } from './mongo/collection.ts';

const boardSchema = z.object({
  day: daySchema,
  body: z.string(),
  retryKey: z.uuid(),
  /** Wall-clock time. LINE honours a retry key for 24 hours from this time on. */
  firstAttemptAt: z.nullable(z.date()),
  state: z.enum(['planned', 'sent', 'given up']),
});
type Board = z.infer<typeof boardSchema>;

/** A chat group that is bound to an area, or a code that can bind one. */
const groupSchema = z.object({
  id: z.uuid(),
  areaCode: areaCodeSchema,
  code: z.string(),
  by: z.string(),
  at: z.date(),
  expiresAt: z.date(),
  /** LINE's id of the group; null until the code is typed in a group. */
  groupId: z.nullable(z.string()),
  boundAt: z.nullable(z.date()),
  /**
   * The number of people in the group when LINE was last asked. LINE counts a message to the group
   * once for each of them.
   */
  members: z.optional(z.int()),
  /** The newest board of the week. Body and key are fixed, so that every retry sends the same bytes. */
  board: z.optional(boardSchema),
});

export type Group = z.infer<typeof groupSchema>;

export function createGroupStore(connection: Connection) {
  const groups = createCollection(connection, {
    name: 'groups',
    shape: groupSchema,
    indexes: [
      { keys: { code: 1 }, options: { unique: true } },
      { keys: { groupId: 1 } },
      { keys: { by: 1 } },
      { keys: { 'board.state': 1 } },
    ],
  });
  return {
    ...groups,
    boundTo: (groupId: string) => groups.one({ groupId }),
    /** Binds a group with a code. Each code works once. */
    bind: (code: string, to: { groupId: string; now: Date }) =>
      groups.update(
        { code, groupId: null, expiresAt: trusted({ $gt: to.now }) },
        { $set: { groupId: to.groupId, boundAt: to.now } },
      ),
    /** Groups that are bound to a place in this area. */
    boundIn: (scope: AreaCode) =>
      groups.find({ areaCode: areaPrefix(scope), groupId: trusted({ $ne: null }) }),
    /** Stores the board of a day. False when it was already stored. */
    prepareBoard: async (id: string, to: { members: number; board: Board }): Promise<boolean> =>
      (await groups.update({ id, 'board.day': trusted({ $ne: to.board.day }) }, { $set: to })) !==
      null,
    /** Groups whose board is not sent yet. */
    withBoard: () => groups.find({ 'board.state': 'planned' }),
    /** Changes the board if it is still the same and not sent. */
    settleBoard: (id: string, board: Board) =>
      groups.update(
        { id, 'board.retryKey': board.retryKey, 'board.state': 'planned' },
        { $set: { board } },
      ),
    /** Codes of one person that no group has used. */
    unusedBy: (by: string) => groups.find({ by, groupId: null }),
    madeBy: (by: string) => groups.find({ by }),
    byCode: (code: string) => groups.one({ code }),
    /** Releases the group from earlier bindings. */
    releaseOthers: (groupId: string, kept: string) =>
      groups.remove({ groupId, id: trusted({ $ne: kept }) }),
  };
}
