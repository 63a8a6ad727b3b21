import type { Server } from 'node:http';
import express from 'express';
import type { ErrorRequestHandler, Express, RequestHandler, Router } from 'express';
import { refuse } from './call.ts';
import { endpoint, sendReply } from './endpoint.ts';

const maxBodyBytes = 12 * 1024 * 1024;

/** The LIFF SDK and the app's pages call these paths from another origin, without cookies. */
const crossOriginPaths = /^\/(oauth2|liff|_liff|friendship|message|v2\/profile)(\/|$)/;
const crossOriginHeaders = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type, accept',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-max-age': '600',
};

interface AppOptions {
  routers: readonly Router[];
  onError: (error: unknown) => void;
}

/** All routes of the simulator's port, in the order in which a request reaches them. */
export function createExpressApp({ routers, onError }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(allowCrossOrigin);
  app.use(answerPreflight);
  app.use(refuseHead);
  app.use(express.raw({ type: () => true, limit: maxBodyBytes }));
  for (const router of routers) app.use(router);
  app.use(endpoint(() => refuse(404, 'Not found')));
  app.use(answerError(onError));
  return app;
}

const allowCrossOrigin: RequestHandler = (request, response, next) => {
  if (crossOriginPaths.test(request.path)) response.set(crossOriginHeaders);
  next();
};

const answerPreflight: RequestHandler = (request, response, next) => {
  if (request.method === 'OPTIONS') sendReply(response, { status: 204, body: '' });
  else next();
};

/**
 * Without this, Express would answer HEAD with the GET endpoints, which would use up faults and rate
 * limits.
 */
const refuseHead: RequestHandler = (request, response, next) => {
  if (request.method === 'HEAD') sendReply(response, refuse(404, 'Not found'));
  else next();
};

/** If the body is too large, the caller is at fault. Any other error is the simulator's. */
function answerError(onError: AppOptions['onError']): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (error instanceof Error && 'status' in error && error.status === 413)
      return sendReply(response, refuse(413, 'Request body is too large'));
    onError(error);
    if (response.headersSent) return next(error);
    return sendReply(response, refuse(500, 'The simulator itself failed'));
  };
}

function tryPort(app: Express, port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, (error?: Error & { code?: string }) => {
      if (error === undefined) resolve(server);
      else if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
  });
}

/** Listens on the port, or on the next free one within 50. Returns the port that it listens on. */
export async function listenFrom(
  app: Express,
  port: number,
): Promise<{ server: Server; port: number }> {
  for (let candidate = port; candidate < port + 50; candidate += 1) {
    const server = await tryPort(app, candidate);
    const address = server?.address();
    if (server !== undefined && typeof address === 'object' && address !== null)
      return { server, port: address.port };
  }
  throw new Error(`No free port between ${port} and ${port + 49}`);
}
