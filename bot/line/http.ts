import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { limits } from '#domain/limits.ts';

export interface HttpCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  timeoutMs: number;
  /** Reading stops when the answer is larger than this. */
  maxBytes?: number;
}

export interface HttpAnswer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
}

export type Http = (call: HttpCall) => Promise<HttpAnswer>;

/**
 * There was no answer in time, or the connection broke. `maybeArrived` is false when there was no
 * connection (DNS, refused, TLS, no free socket), so that the request cannot have arrived.
 */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly maybeArrived: boolean;

  constructor(message: string, about: { cause?: unknown; maybeArrived: boolean }) {
    super(message, { cause: about.cause });
    this.maybeArrived = about.maybeArrived;
  }
}

/** The answer is larger than the caller's limit. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** The maximum number of sockets. It is enough for the replies of a busy minute when LINE is slow. */
const maxSockets = 256;

/**
 * Uses node:http with kept-alive connections. The SDK's clients use fetch, which costs four times
 * the CPU per reply and has no time-out (docs/decisions/0006).
 */
export function createHttp(): { call: Http; close(): void } {
  const plain = new HttpAgent({ keepAlive: true, maxSockets });
  const secure = new HttpsAgent({ keepAlive: true, maxSockets });
  const call: Http = ({ method, url, headers = {}, body, timeoutMs, maxBytes = Infinity }) =>
    new Promise((resolve, reject) => {
      const isSecure = url.startsWith('https:');
      const length =
        body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
      const options = {
        method,
        headers: { ...headers, ...length },
        signal: AbortSignal.timeout(timeoutMs),
      };
      const request = isSecure
        ? httpsRequest(url, { ...options, agent: secure })
        : httpRequest(url, { ...options, agent: plain });
      const connected = watchConnection(request);
      request.on('response', (response) => {
        bytesOf(response, maxBytes).then(
          (bytes) =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bytes }),
          (cause: unknown) =>
            reject(
              cause instanceof TooLarge
                ? cause
                : new NoAnswer('answer broke off', { cause, maybeArrived: true }),
            ),
        );
      });
      request.on('error', (cause) =>
        reject(new NoAnswer(cause.message, { cause, maybeArrived: connected() })),
      );
      request.end(body);
    });
  return {
    call,
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

/** Cancels a request that gets no connection in time. The returned function says whether there was one. */
function watchConnection(request: ClientRequest): () => boolean {
  let connected = false;
  request.once('socket', (socket) => {
    if (!socket.connecting) {
      connected = true;
      return;
    }
    const timer = setTimeout(
      () => request.destroy(new Error('no connection in time')),
      limits.outside.connectMs,
    );
    socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => {
      connected = true;
      clearTimeout(timer);
    });
    socket.once('close', () => clearTimeout(timer));
  });
  return () => connected;
}

/** Leaving the loop early also closes the connection. */
async function bytesOf(response: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream: AsyncIterable<Uint8Array> = response;
  for await (const bytes of stream) {
    size += bytes.length;
    if (size > most) throw new TooLarge(`more than ${most} bytes`);
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
