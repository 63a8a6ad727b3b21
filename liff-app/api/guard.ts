import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import type { ProblemCode } from '#domain/problem.ts';

/** Refuses changes sent by a page of another site (CSRF). */
export function sameOrigin(publicUrl: string): RequestHandler {
  const ourOrigin = new URL(publicUrl).origin;
  return (request, _response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    const site = request.headers['sec-fetch-site'];
    const { origin } = request.headers;
    const ours =
      origin === ourOrigin ||
      (origin === undefined && site === 'same-origin') ||
      (origin === undefined && site === 'none');
    return ours ? next() : next(new Problem('wrong-origin'));
  };
}

/** The caller’s network: one IPv4 address, or the part of an IPv6 address that a household shares. */
export function addressOf({ ip = '' }: { ip?: string | undefined }): string {
  // A socket may report an IPv4 address in IPv6 notation (::ffff:).
  return ipKeyGenerator(ip.replace(/^::ffff:(?=\d+\.)/, ''));
}

export function limitRefused(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: limits.request.refusedPerAddressMinute,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: addressOf,
    handler: (_request, _response, next) => next(new Problem('too-many-requests')),
  });
}

export interface PersonRates {
  second: number;
  minute: number;
}

/** Limits of one person: higher than a person can tap, lower than a request loop sends. */
const personRates: PersonRates = {
  second: limits.request.perPersonSecond,
  minute: limits.request.perPersonMinute,
};

interface Window {
  from: number;
  count: number;
}

const maxPeople = 50_000;

interface PersonLimit {
  wallClock: () => Date;
  rates?: PersonRates;
  /** The problem when a limit is exceeded; its text names the limit. */
  code?: ProblemCode;
}

/**
 * Counts a person’s requests in this process. Costly work is counted in MongoDB for all processes.
 * express-rate-limit is not used here: its store counts asynchronously by the system’s clock, but this
 * count must use the given wall clock and finish before the handler first waits.
 */
export function createPersonLimit(options: PersonLimit) {
  const { wallClock, rates = personRates, code = 'too-many-requests' } = options;
  const second = createWindows(1_000);
  const minute = createWindows(60_000);
  return (person: string): void => {
    const now = wallClock().getTime();
    const refuse = (retryAfterSeconds: number): never => {
      throw new Problem(code, { details: { retryAfterSeconds } });
    };
    if (second(person, now) > rates.second) refuse(1);
    if (minute(person, now) > rates.minute) refuse(60 - Math.floor((now % 60_000) / 1_000));
  };
}

/** Adds one request and returns the person's count in the window of `now`. */
function createWindows(lengthMs: number) {
  const windows = new Map<string, Window>();
  return (person: string, now: number): number => {
    const from = Math.floor(now / lengthMs);
    const window = windows.get(person);
    const count = window?.from === from ? window.count + 1 : 1;
    windows.set(person, { from, count });
    if (windows.size > maxPeople)
      for (const [key, earlier] of windows) if (earlier.from !== from) windows.delete(key);
    return count;
  };
}
