import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { grantSchema } from '#domain/permissions.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** An invite. The id is the code itself, which people type from paper. */
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
    /** Uses a valid code once; null when it has expired or is used up. */
    take: (code: string, now: Date) =>
      invites.update(
        { id: code, usesLeft: trusted({ $gt: 0 }), expiresAt: trusted({ $gt: now }) },
        { $inc: { usesLeft: -1 } },
      ),
  };
}
