import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { createCollection, trusted } from './mongo/collection.ts';

/** Stores only the SHA-256 of the token. mongod deletes sessions by wall-clock time. */
const sessionSchema = z.object({ id: z.string(), person: z.string(), expiresAt: z.date() });

export function createSessionStore(connection: Connection) {
  const sessions = createCollection(connection, {
    name: 'sessions',
    shape: sessionSchema,
    indexes: [
      { keys: { expiresAt: 1 }, options: { expireAfterSeconds: 0 } },
      { keys: { person: 1 } },
    ],
  });
  return {
    ...sessions,
    /** Signs a person out everywhere. */
    endAll: (person: string) => sessions.remove({ person }),
    many: (ids: readonly string[]) => sessions.find({ id: trusted({ $in: [...new Set(ids)] }) }),
  };
}
