import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { findRoute, isReply, refuse } from './router.ts';
import type { Answer, Call, Handler, Reply, Route } from './router.ts';

const maxBytes = 12 * 1024 * 1024;

// The LIFF SDK and the app's pages call these from another origin, without cookies.
const crossOrigin = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type, accept',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-max-age': '600',
};

function takesCrossOrigin(path: string): boolean {
  return /^\/(oauth2|liff|_liff|friendship|message|v2\/profile)(\/|$)/.test(path);
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += part.length;
    if (size > maxBytes) return undefined;
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

function encode(body: unknown): { bytes: Buffer | string; type: string } {
  if (Buffer.isBuffer(body)) return { bytes: body, type: 'application/octet-stream' };
  if (typeof body === 'string') return { bytes: body, type: 'text/plain; charset=utf-8' };
  return { bytes: JSON.stringify(body ?? {}), type: 'application/json' };
}

function send(response: ServerResponse, reply: Reply): void {
  const { bytes, type } = encode(reply.body);
  response.writeHead(reply.status, {
    'content-type': type,
    'content-length': Buffer.byteLength(bytes),
    'x-content-type-options': 'nosniff',
    ...reply.headers,
  });
  response.end(bytes);
}

function finish(response: ServerResponse, answer: Answer): void {
  if (isReply(answer)) send(response, answer);
  else if ('stream' in answer) answer.stream(response);
  else response.destroy();
}

async function answerTo(routes: readonly Route[], call: Call): Promise<Answer> {
  const match = findRoute(routes, call);
  if (match === undefined) return refuse(404, 'Not found');
  const handle: Handler = match.route.handle;
  return handle({ ...call, params: match.params });
}

function withCrossOrigin(answer: Answer, path: string): Answer {
  if (!takesCrossOrigin(path) || !isReply(answer)) return answer;
  return { ...answer, headers: { ...crossOrigin, ...answer.headers } };
}

async function serve(routes: readonly Route[], request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const method = request.method ?? 'GET';
  if (method === 'OPTIONS') return withCrossOrigin({ status: 204, body: '' }, url.pathname);
  const raw = await readBody(request);
  if (raw === undefined) return refuse(413, 'Request body is too large');
  const call = { method, path: url.pathname, params: {}, query: url.searchParams };
  const answer = await answerTo(routes, { ...call, headers: request.headers, raw });
  return withCrossOrigin(answer, url.pathname);
}

/** The one place that turns a broken promise of ours into an answer. */
export function createHttpServer(
  routes: readonly Route[],
  onError: (error: unknown) => void,
): Server {
  return createServer((request, response) => {
    serve(routes, request)
      .catch((error: unknown) => {
        onError(error);
        return refuse(500, 'The simulator itself failed');
      })
      .then((answer) => finish(response, answer))
      .catch(onError);
  });
}

function tryPort(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: Error & { code?: string }) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error);
    server.once('error', onError);
    server.listen(port, () => {
      server.removeListener('error', onError);
      resolve(true);
    });
  });
}

/** Listens on the port, or on the next free one; answers with the port taken. */
export async function listenFrom(server: Server, port: number): Promise<number> {
  for (let candidate = port; candidate < port + 50; candidate += 1) {
    if (!(await tryPort(server, candidate))) continue;
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : candidate;
  }
  throw new Error(`No free port between ${port} and ${port + 49}`);
}
