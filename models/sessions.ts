import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { createCollection, readerOf } from './mongo/collection.ts';
import { personSchema } from './persons.ts';
import type { Person } from './persons.ts';

/** Stores only the SHA-256 of the token. mongod deletes sessions by wall-clock time. */
const sessionSchema = z.object({ id: z.string(), person: z.string(), expiresAt: z.date() });

export type Session = z.infer<typeof sessionSchema>;

/** A session with its person; null when the person's row no longer exists. */
export interface OpenSession extends Session {
  holder: Person | null;
}

const readSession = readerOf(sessionSchema);
const readPerson = readerOf(personSchema);

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
    /** Every request of the mini-app needs the session and the person, so one command reads both. */
    withHolders: async (ids: readonly string[]): Promise<OpenSession[]> => {
      const found = await sessions.aggregate([
        { $match: { _id: { $in: [...new Set(ids)] } } },
        { $lookup: { from: 'persons', localField: 'person', foreignField: '_id', as: 'holders' } },
      ]);
      return found.map(({ holders, ...session }) => ({
        ...readSession(session),
        holder: Array.isArray(holders) && holders[0] ? readPerson(holders[0]) : null,
      }));
    },
  };
}
