import { createHash, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { Problem } from '#domain/problem.ts';
import type { Database } from '#models/mongo/connect.ts';
import { createBatcher } from '#models/mongo/batcher.ts';
import { markActive } from '#use-cases/people/activity.ts';
import { actorOf, personOf } from '#use-cases/people/join.ts';
import type { Person } from '#use-cases/use-case.ts';
import type { LineIdentity } from './id-token.ts';

interface Options {
  db: Database;
  secure: boolean;
  ttlHours: number;
  wallClock: () => Date;
  /** The product’s time, which is stored as the person’s last activity. */
  clock: () => Date;
}

export type Sessions = ReturnType<typeof createSessions>;

export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-prasan' : 'prasan';
}

/** Server sessions: a random token in an HttpOnly cookie; only its hash is stored. */
export function createSessions({ db, secure, ttlHours, wallClock, clock }: Options) {
  const cookie = sessionCookieName(secure);
  const attributes = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;

  const tokenOf = (request: Request): string | null => {
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
    return pairs.find(([name]) => name === cookie)?.[1] ?? null;
  };

  const sessionsOf = createBatcher({
    work: (ids: string[]) => db.stores.sessions.withHolders(ids),
  });

  return {
    async open(identity: LineIdentity, response: Response): Promise<Person> {
      const person = await personOf(db, identity);
      const token = randomBytes(32).toString('base64url');
      const maxAge = ttlHours * 3_600_000;
      await db.stores.sessions.insert({
        id: hashOf(token),
        person: person.id,
        expiresAt: new Date(wallClock().getTime() + maxAge),
      });
      response.cookie(cookie, token, { ...attributes, maxAge });
      return actorOf(person);
    },
    /** The cookie's person with their current roles. Throws `not-signed-in`. */
    async read(request: Request): Promise<Person> {
      const token = tokenOf(request);
      const id = token ? hashOf(token) : null;
      const session = id ? byId(await sessionsOf(id), id) : null;
      if (!session || session.expiresAt <= wallClock()) throw new Problem('not-signed-in');
      const { holder: person } = session;
      if (!person || person.erasedAt) throw new Problem('not-signed-in');
      await markActive({ stores: db.stores, now: clock() }, person);
      return actorOf(person);
    },
    async end(request: Request, response: Response): Promise<void> {
      const token = tokenOf(request);
      if (token) await db.stores.sessions.remove({ id: hashOf(token) });
      response.clearCookie(cookie, attributes);
    },
  };
}

function byId<T extends { id: string }>(rows: readonly T[], id: string): T | null {
  return rows.find((row) => row.id === id) ?? null;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
