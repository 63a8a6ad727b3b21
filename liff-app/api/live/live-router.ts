import { Router } from 'express';
import type { Request, Response } from 'express';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import type { Database } from '#models/mongo/connect.ts';
import { watchOverview } from '#use-cases/overview/watch-overview.ts';
import { execute } from '#use-cases/use-case.ts';
import { livePath } from '#contract/live.ts';
import type { Sessions } from '../sessions.ts';
import { createChangeHub } from './change-hub.ts';

interface Options {
  db: Database;
  clock: () => Date;
  sessions: Sessions;
  /** Ends open streams when the process stops. */
  stopping: AbortSignal;
  failed: (error: unknown) => void;
}

/** A comment that keeps proxies from closing an idle stream. */
const beatMs = 25_000;

/**
 * Server-sent events: they tell the overview that a duty of its area has changed, so that it reads again.
 */
export function createLiveRouter({ db, clock, sessions, stopping, failed }: Options): Router {
  const hub = createChangeHub({ watch: db.stores.duties.watch, failed });
  const router = Router();
  const streamsOf = new Map<string, number>();
  router.get(livePath, async (request: Request, response: Response) => {
    const actor = await sessions.read(request);
    const situation = { db, actor, now: clock(), channel: 'app' as const };
    const { area: asked } = request.query;
    const area = await execute(watchOverview, { situation, input: { area: asked } });
    const open = streamsOf.get(actor.person) ?? 0;
    if (open >= limits.live.perPerson || hub.count() >= limits.live.perProcess)
      throw new Problem('too-many-requests');
    streamsOf.set(actor.person, open + 1);
    const leave = stream(response, { hub, area, lastId: lastIdOf(request) });
    const end = (): void => void response.end();
    stopping.addEventListener('abort', end);
    response.on('close', () => {
      stopping.removeEventListener('abort', end);
      leave();
      const left = (streamsOf.get(actor.person) ?? 1) - 1;
      if (left === 0) streamsOf.delete(actor.person);
      else streamsOf.set(actor.person, left);
    });
  });
  return router;
}

/**
 * The id of the last event. The browser sends it in a header when it reconnects; a page that was hidden
 * sends it in the query.
 */
function lastIdOf(request: Request): string | null {
  const { last } = request.query;
  return request.get('Last-Event-ID') ?? (typeof last === 'string' ? last : null);
}

interface Stream {
  hub: ReturnType<typeof createChangeHub>;
  area: Parameters<ReturnType<typeof createChangeHub>['join']>[0]['area'];
  lastId: string | null;
}

/**
 * Writes events until the connection closes. The connection ends after a few minutes, so that permissions
 * are checked again.
 */
function stream(response: Response, { hub, area, lastId }: Stream): () => void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const send = (event: string, id: string) =>
    response.write(`event: ${event}\nid: ${id}\ndata: {}\n\n`);
  const leave = hub.join({ area, tell: (id) => send('changed', id) }, lastId);
  send('ready', hub.newestId());
  const beat = setInterval(() => response.write(':\n\n'), beatMs);
  const end = setTimeout(() => response.end(), limits.live.streamMs);
  return () => {
    clearInterval(beat);
    clearTimeout(end);
    leave();
  };
}
