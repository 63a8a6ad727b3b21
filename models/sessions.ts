import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { createCollection } from './collection.ts';

/** Only the SHA-256 of the token is stored; mongod deletes it by wall time. */
const session = z.object({ id: z.string(), person: z.string(), expiresAt: z.date() });

export function createSessionStore(connection: Connection) {
  return createCollection(connection, {
    name: 'sessions',
    shape: session,
    indexes: [{ keys: { expiresAt: 1 }, options: { expireAfterSeconds: 0 } }],
  });
}
