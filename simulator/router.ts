import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

export interface Call {
  method: string;
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  raw: Buffer;
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  /** A Buffer or string goes out as it is, anything else as JSON. */
  body?: unknown;
}

/** Either an ordinary reply, a connection cut without a word, or a stream that stays open. */
export type Answer = Reply | { drop: true } | { stream: (response: ServerResponse) => void };

export type Handler = (call: Call) => Answer | Promise<Answer>;

export interface Route {
  method: string;
  path: string;
  handle: Handler;
}

export function ok(body: unknown = {}): Reply {
  return { status: 200, body };
}

export function refuse(status: number, message: string): Reply {
  return { status, body: { message } };
}

/** The parsed JSON body, or undefined when it is no JSON. */
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

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] ?? '';
    if (part.startsWith(':') && actual !== '') params[part.slice(1)] = decodeURIComponent(actual);
    else if (part !== actual) return undefined;
  }
  return params;
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

/** First match wins, so literal paths stand before patterns in the table. */
export function findRoute(routes: readonly Route[], call: { method: string; path: string }) {
  for (const route of routes) {
    if (route.method !== call.method) continue;
    const params = matchPath(route.path, call.path);
    if (params !== undefined) return { route, params } satisfies Match;
  }
  return undefined;
}

export function isReply(answer: Answer): answer is Reply {
  return 'status' in answer;
}
