import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import express from 'express';
import { afterAll } from 'vitest';
import { Problem } from '#domain/problem.ts';
import { createApi } from '#api/router.ts';
import type { FileJobRunner } from '#api/file-jobs/job-runner.ts';
import type { VerifyIdToken } from '#api/id-token.ts';
import type { Database } from '#models/mongo/connect.ts';
import { now } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';

export const publicUrl = 'https://prasan.example';
const ours = { origin: publicUrl };

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
}

export interface Request {
  method?: string;
  path: string;
  json?: unknown;
  body?: FormData | Uint8Array | string;
  headers?: Record<string, string>;
}

export type Api = Awaited<ReturnType<typeof startApi>>;

interface Options {
  verifyIdToken?: VerifyIdToken;
  wallClock?: () => Date;
  uploadsAtOnce?: number;
  fileJobs?: Pick<FileJobRunner, 'begin'>;
}

/** The API on its own port, with sessions made without LINE. Answers are checked against the contract. */
export async function startApi(db: Database, options: Options = {}) {
  const time = { now };
  const errors: unknown[] = [];
  const app = express();
  app.set('query parser', 'simple');
  app.use(
    createApi({
      db,
      config: {
        liffId: 'test-liff',
        simulatorOrigin: null,
        publicUrl,
        secure: true,
        sessionTtlHours: 12,
      },
      clock: () => time.now,
      wallClock: options.wallClock ?? (() => new Date()),
      channelSecret: 'test-secret',
      verifyIdToken: options.verifyIdToken ?? (() => Promise.reject(new Problem('token-invalid'))),
      log: { info: () => {}, error: (fields) => errors.push(fields) },
      // A few people send a thousand hostile requests, so the limit is raised.
      personRates: { second: 10_000, minute: 100_000 },
      checkOutput: true,
      ...(options.fileJobs ? { fileJobs: options.fileJobs } : {}),
      ...(options.uploadsAtOnce === undefined ? {} : { uploadsAtOnce: options.uploadsAtOnce }),
    }),
  );
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => stop(server));
  const base = `http://127.0.0.1:${portOf(server)}`;

  /** Every change gets its own time, so that their order is visible. */
  const step = (): void => {
    time.now = new Date(time.now.getTime() + 1);
  };
  const send = async ({ method: given, path, json, body, headers }: Request): Promise<Answer> => {
    const method = given ?? (json === undefined && body === undefined ? 'GET' : 'POST');
    const response = await fetch(base + path, {
      method,
      headers: {
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined
        ? body === undefined
          ? {}
          : { body }
        : { body: JSON.stringify(json) }),
    });
    const text = await response.text();
    if (method !== 'GET') step();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  };

  const cookieOf = async (person: string): Promise<string> => {
    const token = randomUUID();
    const id = createHash('sha256').update(token).digest('hex');
    await db.stores.sessions.insert({ id, person, expiresAt: new Date(Date.now() + 3_600_000) });
    return `__Host-prasan=${token}`;
  };

  return {
    base,
    errors,
    send,
    cookieOf,
    /** Sets the clock of the app. */
    setNow: (at: Date): void => {
      time.now = at;
    },
    /** Sends requests as this person's mini-app does. */
    as: async (name: Name) => {
      const cookie = await cookieOf(name);
      return (request: Request): Promise<Answer> =>
        send({ ...request, headers: { cookie, ...ours, ...request.headers } });
    },
  };
}

export type Client = Awaited<ReturnType<Api['as']>>;

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A part of an answer, by property names. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner)) return inner[Number(key)];
    return isRecord(inner) ? inner[key] : undefined;
  }, value);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function stop(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}
