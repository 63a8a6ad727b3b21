import { Router, json } from 'express';
import type { RequestHandler } from 'express';
import * as z from 'zod/mini';
import type { Clock } from './clock.ts';
import type { Scheduler } from '#jobs/support/scheduler.ts';

interface Options {
  clock: Clock;
  scheduler: Scheduler;
  /** Handles the events in the inbox first, so that no event is half done when the clock moves. */
  handleWaiting: () => Promise<void>;
  /** Demo only: empties the database, seeds it again and resets the clock. */
  reset: (() => Promise<void>) | null;
  /** Demo only: samples of the cards for the simulator's gallery. */
  sampleCards: ((wish: CardWish) => unknown) | null;
}

interface CardWish {
  hasLongNames: boolean;
  hasBigLetters: boolean;
}

const instantSchema = z.object({ now: z.iso.datetime({ offset: true }) });

/**
 * POST /dev/clock and /dev/jobs/<name>, GET /dev/cards. They exist only with CLOCK_START, and only
 * for requests from this machine.
 */
export function createDevRoutes({
  clock,
  scheduler,
  handleWaiting,
  reset,
  sampleCards,
}: Options): RequestHandler {
  const router = Router();
  router.use(loopbackOnly, sameOriginOnly, json());
  router.get('/clock', (_request, response) => {
    response.json({ now: clock.now().toISOString() });
  });
  router.post('/clock', async (request, response) => {
    const given = z.safeParse(instantSchema, request.body);
    if (!given.success) {
      response.status(400).json({ message: 'body: {"now": "<instant>"}' });
      return;
    }
    const to = new Date(given.data.now);
    if (to < clock.now()) {
      response
        .status(409)
        .json({ message: 'the clock moves forward only', now: clock.now().toISOString() });
      return;
    }
    await handleWaiting();
    await scheduler.advance(to);
    response.json({ now: clock.now().toISOString() });
  });
  router.post('/jobs/:name', async (request, response) => {
    await handleWaiting();
    const known = (await scheduler.runNow(request.params.name)) !== false;
    response.status(known ? 200 : 404).json({ job: request.params.name, ran: known });
  });
  router.post('/reset', async (_request, response) => {
    if (!reset) {
      response.status(404).json({ message: 'only in the demo' });
      return;
    }
    await reset();
    response.json({ now: clock.now().toISOString() });
  });
  router.get('/cards', ({ query }, response) => {
    if (!sampleCards) {
      response.status(404).json({ message: 'only in the demo' });
      return;
    }
    const wish = {
      hasLongNames: query['names'] === 'long',
      hasBigLetters: query['letters'] === 'big',
    };
    response.json({ cards: sampleCards(wish) });
  });
  router.use((_request, response) => {
    response.status(404).end();
  });
  return router;
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

const loopbackOnly: RequestHandler = (request, response, next) => {
  const direct = request.headers['x-forwarded-for'] === undefined;
  if (direct && loopback.has(request.socket.remoteAddress ?? '')) return next();
  response.status(404).end();
};

/**
 * Refuses requests from pages of other sites. Such a page may send a plain POST without a preflight,
 * but its browser then sends one of these headers. Programs send neither.
 */
const sameOriginOnly: RequestHandler = (request, response, next) => {
  const site = request.headers['sec-fetch-site'];
  const { origin, host } = request.headers;
  const sameSite = site === undefined || site === 'same-origin' || site === 'none';
  if (sameSite && (origin === undefined || origin === `${request.protocol}://${host}`))
    return next();
  response.status(403).json({ message: 'only for pages of this origin' });
};
