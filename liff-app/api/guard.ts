import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { Problem } from '../../domain/problem.ts';

/** A page of another site must not act in this person's name. */
export function sameOrigin(publicUrl: string): RequestHandler {
  const own = new URL(publicUrl).origin;
  return (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    const site = request.headers['sec-fetch-site'];
    const { origin } = request.headers;
    const ours =
      origin === own ||
      (origin === undefined && site === 'same-origin') ||
      (origin === undefined && site === 'none');
    return ours ? next() : next(new Problem('wrong-origin'));
  };
}

/** Refused requests an address may make in a minute: stops guessing, not a village behind one address. */
const refusedPerMinute = 3_000;

export function limitRefused(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: refusedPerMinute,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // IPv4 in the notation of IPv6, as sockets say it, has the same key and need not be taken apart.
    keyGenerator: ({ ip = '' }) => ipKeyGenerator(ip.replace(/^::ffff:(?=\d+\.)/, '')),
    handler: (_request, _response, next) => next(new Problem('too-many-requests')),
  });
}

/** Requests one person may make in a minute: far above any thumb, below a runaway loop. */
export const requestsPerPersonMinute = 12_000;

interface Window {
  from: number;
  count: number;
}

/** Counts by person in this process; two processes allow twice as much, which harms nobody. */
export function createPersonLimit({ wallClock }: { wallClock: () => Date }) {
  const windows = new Map<string, Window>();
  return (person: string): void => {
    const minute = Math.floor(wallClock().getTime() / 60_000);
    const found = windows.get(person);
    const window = found?.from === minute ? found : { from: minute, count: 0 };
    window.count += 1;
    windows.set(person, window);
    if (windows.size > 50_000) windows.clear();
    if (window.count > requestsPerPersonMinute) throw new Problem('too-many-requests');
  };
}
