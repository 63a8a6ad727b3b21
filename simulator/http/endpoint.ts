import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { Call, Reply } from './call.ts';

export type Handler = (call: Call) => Reply | Promise<Reply>;

/** LINE's paths are exact: with upper case or a trailing slash, it is another path. */
export function createRouter(): Router {
  return Router({ caseSensitive: true, strict: true });
}

/** An Express handler that sends what the given function returns. */
export function endpoint(handle: Handler): RequestHandler {
  return async (request, response) => sendReply(response, await handle(callOf(request)));
}

export function callOf(request: Request): Call {
  const url = new URL(request.originalUrl, 'http://localhost');
  const body: unknown = request.body;
  return {
    method: request.method,
    path: url.pathname,
    params: textParams(request),
    query: url.searchParams,
    headers: request.headers,
    // Express sets no body for a request without one.
    raw: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
}

function textParams(request: Request): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.params)) params[name] = String(value);
  return params;
}

/** Writes the headers itself, because Express would add a charset and an ETag, which LINE does not send. */
export function sendReply(response: Response, { status, headers, body }: Reply): void {
  const { bytes, type } = encode(body);
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(bytes),
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(bytes);
}

function encode(body: unknown): { bytes: Buffer | string; type: string } {
  if (Buffer.isBuffer(body)) return { bytes: body, type: 'application/octet-stream' };
  if (typeof body === 'string') return { bytes: body, type: 'text/plain; charset=utf-8' };
  return { bytes: JSON.stringify(body ?? {}), type: 'application/json' };
}
