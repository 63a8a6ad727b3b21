import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { IncomingMessage } from 'node:http';

export interface HttpCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  timeoutMs: number;
  /** An answer larger than this is not read to its end. */
  maxBytes?: number;
}

export interface HttpAnswer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Buffer;
}

export type Http = (call: HttpCall) => Promise<HttpAnswer>;

/** No answer in time, or the connection broke: whether LINE took the request is unknown. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** The answer is larger than asked for. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

const maxSockets = 64;

/**
 * Kept-alive node:http. The SDK's clients go through fetch, which costs four times the CPU of a reply
 * and knows no time-out (docs/decisions/0006).
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
      request.on('response', (response) => {
        bytesOf(response, maxBytes).then(
          (bytes) =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bytes }),
          (cause: unknown) =>
            reject(cause instanceof TooLarge ? cause : new NoAnswer('answer broke off', { cause })),
        );
      });
      request.on('error', (cause) => reject(new NoAnswer(cause.message, { cause })));
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

/** Leaving the loop early ends the connection too. */
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
