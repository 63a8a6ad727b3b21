import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';

export interface HttpCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  timeoutMs: number;
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

const maxSockets = 64;

/**
 * Kept-alive node:http. The SDK's clients go through fetch, which costs four times the CPU of a reply
 * and knows no time-out (docs/decisions/0006).
 */
export function createHttp(): { call: Http; close(): void } {
  const plain = new HttpAgent({ keepAlive: true, maxSockets });
  const secure = new HttpsAgent({ keepAlive: true, maxSockets });
  const call: Http = ({ method, url, headers = {}, body, timeoutMs }) =>
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
        buffer(response).then(
          (bytes) =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bytes }),
          (cause: unknown) => reject(new NoAnswer('answer broke off', { cause })),
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
