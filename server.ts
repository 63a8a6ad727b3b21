import type { Server } from 'node:http';
import express from 'express';
import type { Express, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { iconPng } from './bot/icons.ts';
import { createWebhook } from './bot/webhook.ts';
import type { InboxEvent } from './models/inbox.ts';
import { createApi } from './liff-app/api/router.ts';
import type { ApiOptions } from './liff-app/api/router.ts';
import type { Metrics } from './metrics.ts';
import { inlineStyleHashes, webPages } from './web-pages.ts';

export interface ServerOptions extends ApiOptions {
  receive: (events: readonly InboxEvent[]) => Promise<void>;
  /** Built mini-app; without it /app says how to build it. */
  webRoot: string;
  frameAncestors: readonly string[];
  lineApiOrigin: string;
  metrics: Metrics;
  metricsToken: string | null;
  ready: () => Promise<void>;
  /** Only with a movable clock. */
  dev: RequestHandler | null;
}

/** Everything that listens on the port, in the order a request meets it. */
export function createServer(options: ServerOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback, uniquelocal');
  app.set('query parser', 'simple');
  app.use(createWebhook(options));
  app.use(options.metrics.middleware);
  app.get('/healthz', (_request, response) => {
    response.json({ alive: true });
  });
  app.get('/readyz', readiness(options.ready));
  app.get('/metrics', metricsPage(options));
  if (options.dev) app.use('/dev', options.dev);
  app.get('/icons/:name.png', iconPage);
  app.use(securityHeaders(options));
  app.use('/app', ...webPages(options.webRoot));
  app.get('/', (_request, response) => response.redirect('/app'));
  app.use(createApi(options));
  return app;
}

export function listen(app: Express, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port);
    server.on('listening', () => resolve(server));
    server.on('error', reject);
    server.keepAliveTimeout = 65_000;
  });
}

function readiness(ready: () => Promise<void>): RequestHandler {
  return async (_request, response) => {
    try {
      await ready();
      response.json({ ready: true });
    } catch (error) {
      response
        .status(503)
        .json({ ready: false, reason: error instanceof Error ? error.message : 'unknown' });
    }
  };
}

function metricsPage({ metrics, metricsToken }: ServerOptions): RequestHandler {
  return async (request, response) => {
    const local = request.socket.remoteAddress?.replace('::ffff:', '') === '127.0.0.1';
    const allowed = metricsToken
      ? request.headers.authorization === `Bearer ${metricsToken}`
      : local;
    if (!allowed) {
      response.status(404).end();
      return;
    }
    response.type('text/plain').send(await metrics.text());
  };
}

const iconPage: RequestHandler = async (request: Request, response: Response) => {
  const png = await iconPng(String(request.params['name']));
  if (!png) {
    response.status(404).end();
    return;
  }
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  response.type('image/png').send(png);
};

/** No inline script, nobody else's frame; LIFF's core talks to LINE's API and LIFF hosts only. */
function securityHeaders({
  frameAncestors,
  lineApiOrigin,
  config,
  webRoot,
}: ServerOptions): RequestHandler {
  const simulator = config.simulatorOrigin ? [config.simulatorOrigin] : [];
  const line = [
    'https://api.line.me',
    'https://liff.line.me',
    'https://access.line.me',
    lineApiOrigin,
    ...simulator,
  ];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", ...inlineStyleHashes(webRoot)],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:', 'https://profile.line-scdn.net'],
        connectSrc: ["'self'", ...new Set(line)],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'", ...frameAncestors],
      },
    },
    strictTransportSecurity: config.secure ? { maxAge: 31_536_000 } : false,
    frameguard: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-site' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
}
