import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { createHttp } from '#bot/line/http.ts';
import type { Http } from '#bot/line/http.ts';
import { createLineClient } from '#bot/line/line-client.ts';
import { freePort } from '../support/free-port.ts';

/** A fault on the way to LINE or at LINE. With `after…` LINE accepts the message first. */
export const faults = [
  'none',
  '400',
  '401',
  '403',
  '429 rate',
  '429 month',
  '500',
  'after: 500',
  'DNS',
  'refused',
  'slow',
  'after: slow',
  'dropped',
  'after: dropped',
] as const;
export type Fault = (typeof faults)[number];
/** The kind of request that has the fault. */
export type Where = 'push' | 'token';

const monthly = 'You have reached your monthly limit.';
const timeoutMs = 60;

/**
 * A fake LINE over HTTP. It accepts each retry key once and answers 409 to its repetition. The first
 * requests of a kind have the fault, the later ones do not.
 */
export async function startFaultyLine(of: { where: Where; fault: Fault; times: number }) {
  const accepted = new Map<string, string>();
  const left = { times: of.times };
  const meets = (where: Where): Fault => {
    if (where !== of.where || left.times === 0) return 'none';
    left.times -= 1;
    return of.fault;
  };
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const path = request.url ?? '';
    if (path.includes('quota')) return json(response, { type: 'none', totalUsage: 0 });
    if (path.includes('token')) {
      if (isWrong(meets('token'), response)) return;
      return json(response, { access_token: 't', expires_in: 900, token_type: 'Bearer' });
    }
    const fault = meets('push');
    const key = String(request.headers['x-line-retry-key']);
    const isKnown = accepted.has(key);
    const takes = fault === 'none' || fault.startsWith('after');
    if (takes && !isKnown) accepted.set(key, body);
    if (isWrong(fault, response)) return;
    json(
      response,
      isKnown ? { message: 'The retry key is already accepted' } : {},
      isKnown ? 409 : 200,
    );
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const closedPort = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const real = createHttp();
  /** An HTTP client with the faults that occur before the request reaches LINE’s server. */
  const http: Http = (call) => {
    const where: Where = call.url.includes('token') ? 'token' : 'push';
    const isOurs = call.url.includes('token') || call.url.includes('message/push');
    const isAway = isOurs && where === of.where && left.times > 0;
    if (isAway && (of.fault === 'DNS' || of.fault === 'refused')) {
      left.times -= 1;
      const host = of.fault === 'DNS' ? 'http://line.invalid' : `http://127.0.0.1:${closedPort}`;
      return real.call({ ...call, url: call.url.replace(origin, host), timeoutMs: 5_000 });
    }
    return real.call({ ...call, timeoutMs });
  };
  const line = createLineClient({
    http,
    apiOrigin: origin,
    dataApiOrigin: origin,
    channelId: 'channel',
    channelSecret: 'secret',
    accessToken: null,
    wallClock: () => new Date(0),
  });
  return {
    line,
    origin,
    /** The bodies that LINE accepted, one for each key. */
    accepted: (): string[] => [...accepted.values()],
    close: (): void => {
      real.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** True when the fault itself ends the request, with or without an answer. */
function isWrong(fault: Fault, response: ServerResponse): boolean {
  const how = fault.replace('after: ', '');
  if (how === 'slow') return true;
  if (how === 'dropped') response.destroy();
  else if (/^\d/.test(how)) {
    const message = how === '429 month' ? monthly : 'no';
    json(response, { message }, Number(how.slice(0, 3)));
  } else return false;
  return true;
}

function json(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}
