import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { createCollection, trusted } from './mongo/collection.ts';

/** Only the SHA-256 of the token is stored; mongod deletes it by wall time. */
const sessionSchema = z.object({ id: z.string(), person: z.string(), expiresAt: z.date() });

export function createSessionStore(connection: Connection) {
  const sessions = createCollection(connection, {
    name: 'sessions',
    shape: sessionSchema,
    indexes: [{ keys: { expiresAt: 1 }, options: { expireAfterSeconds: 0 } }],
  });
  return {
    ...sessions,
    many: (ids: readonly string[]) => sessions.find({ id: trusted({ $in: [...new Set(ids)] }) }),
  };
}
