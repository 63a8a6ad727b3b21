import type { IncomingHttpHeaders } from 'node:http';

/** An HTTP request in the form that the endpoints read. */
export interface Call {
  method: string;
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The body's bytes as they arrived, because signatures and retry keys are compared by bytes. */
  raw: Buffer;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  /** A Buffer or string is sent unchanged; anything else is sent as JSON. */
  body?: unknown;
}

export function ok(body: unknown = {}): Reply {
  return { status: 200, body };
}

export function refuse(status: number, message: string): Reply {
  return { status, body: { message } };
}

/** The parsed JSON body, or undefined when the body is not JSON. */
export function jsonOf(call: Call): unknown {
  try {
    const parsed: unknown = JSON.parse(call.raw.toString('utf8'));
    return parsed;
  } catch {
    return undefined;
  }
}

export function formOf(call: Call): URLSearchParams {
  return new URLSearchParams(call.raw.toString('utf8'));
}
