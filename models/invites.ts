import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { grantSchema } from '#domain/permissions.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** A code that lets its bearer join; the id is the code itself, typed by hand from paper. */
export const inviteSchema = z.object({
  id: z.string(),
  grant: grantSchema,
  by: z.string(),
  createdAt: z.date(),
  expiresAt: z.date(),
  usesLeft: z.int(),
});

export function createInviteStore(connection: Connection) {
  const invites = createCollection(connection, { name: 'invites', shape: inviteSchema });
  return {
    ...invites,
    /** Takes one use of a code that is still good; null when there is none left. */
    take: (code: string, now: Date) =>
      invites.update(
        { id: code, usesLeft: trusted({ $gt: 0 }), expiresAt: trusted({ $gt: now }) },
        { $inc: { usesLeft: -1 } },
      ),
  };
}
