import { createServer as createHttpServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { timingSafeEqual } from 'node:crypto';
import express from 'express';
import type { ErrorRequestHandler, Express, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { iconPng } from '#bot/icons.ts';
import { createWebhook, isWebhookCall } from '#bot/webhook.ts';
import { limits } from '#domain/limits.ts';
import type { LineEvent } from '#bot/event.ts';
import type { ReceivedEvent } from '#models/inbox.ts';
import { createApi } from '#api/router.ts';
import { sessionCookieName } from '#api/sessions.ts';
import type { ApiOptions } from '#api/router.ts';
import type { Run } from './config.ts';
import type { Metrics } from './metrics.ts';
import type { PageOptions } from '#api/page.ts';
import { inlineStyleHashes, staticFiles } from './static-files.ts';

export interface ServerOptions extends ApiOptions {
  receive: (events: readonly ReceivedEvent[]) => Promise<void>;
  needsHandling: (event: LineEvent) => boolean;
  /** The folder of the built mini-app. Without it, /app explains how to build it. */
  webRoot: string;
  frameAncestors: readonly string[];
  lineApiOrigin: string;
  metrics: Metrics;
  metricsToken: string | null;
  ready: () => Promise<void>;
  /** Present only when the clock can be moved. */
  dev: RequestHandler | null;
  /** What this process serves. */
  run: Pick<Run, 'web' | 'receive'>;
}

/** What the port serves: LINE's webhook calls, and all other requests. */
export function createServer(options: ServerOptions): RequestListener {
  const app = createApp(options);
  if (!options.run.receive) return app;
  const webhook = createWebhook(options);
  return (request, response) => {
    if (isWebhookCall(request)) void webhook(request, response);
    else app(request, response);
  };
}

/** All other routes, in the order in which a request reaches them. */
function createApp(options: ServerOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback, uniquelocal');
  app.set('query parser', 'simple');
  app.use(options.metrics.middleware);
  app.get('/healthz', (_request, response) => {
    response.json({ alive: true });
  });
  app.get('/readyz', readiness(options));
  app.get('/metrics', metricsPage(options));
  if (options.run.web) addMiniApp(app, options);
  app.use(refusal(options));
  return app;
}

function addMiniApp(app: Express, options: ServerOptions): void {
  if (options.dev) app.use('/dev', options.dev);
  app.get('/icons/:name.png', iconPage);
  app.use(headersFor(securityHeaders(options)));
  app.use('/app', staticFiles(pageOptions(options)));
  app.get('/', (_request, response) => response.redirect('/app'));
  app.use(createApi(options));
}

function pageOptions({ webRoot, config }: ServerOptions): PageOptions {
  const { liffId, simulatorOrigin, secure } = config;
  return {
    webRoot,
    config: { liffId, simulatorOrigin },
    sessionCookie: sessionCookieName(secure),
  };
}

export function listen(listener: RequestListener, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createHttpServer(listener).listen(port);
    server.on('listening', () => resolve(server));
    server.on('error', reject);
    server.keepAliveTimeout = 65_000;
    server.headersTimeout = limits.body.receiveMs;
    server.requestTimeout = limits.body.receiveMs;
    server.setTimeout(idleSocketMs);
  });
}

/** An idle connection is closed after this time. The time is long enough for a slow answer. */
const idleSocketMs = 120_000;

/**
 * Requests within this time share one probe, so that frequent requests do not cause frequent calls to
 * LINE.
 */
const probeMs = 30_000;
/**
 * A failed probe is repeated sooner, so that a process becomes ready soon after LINE and MongoDB
 * do.
 */
const failedProbeMs = 5_000;

type Probe = Promise<{ ready: true } | { ready: false; reason: string }>;

function readiness({
  ready,
  wallClock,
}: Pick<ServerOptions, 'ready' | 'wallClock'>): RequestHandler {
  let kept: { probe: Probe; until: number } | null = null;
  const probe = async (): Probe => {
    try {
      await ready();
      return { ready: true };
    } catch (error) {
      return { ready: false, reason: error instanceof Error ? error.message : 'unknown' };
    }
  };
  return async (_request, response) => {
    const now = wallClock().getTime();
    if (!kept || kept.until <= now) kept = { probe: probe(), until: now + probeMs };
    const shared = kept;
    const answer = await shared.probe;
    if (!answer.ready) {
      shared.until = Math.min(shared.until, now + failedProbeMs);
      response.setHeader('Retry-After', String(failedProbeMs / 1_000));
    }
    response.status(answer.ready ? 200 : 503).json(answer);
  };
}

function metricsPage({ metrics, metricsToken }: ServerOptions): RequestHandler {
  return async (request, response) => {
    const allowed = metricsToken ? bears(request, metricsToken) : isLocal(request);
    if (!allowed) {
      response.status(404).end();
      return;
    }
    response.type('text/plain').send(await metrics.text());
  };
}

function bears(request: Request, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const right = Buffer.from(`Bearer ${token}`);
  return given.length === right.length && timingSafeEqual(given, right);
}

/**
 * True for a request from this machine that did not come through a proxy. Behind a local proxy, every
 * caller seems to be local.
 */
function isLocal({ socket, headers }: Request): boolean {
  const address = socket.remoteAddress?.replace('::ffff:', '') ?? '';
  const passedOn = Object.keys(headers).some(
    (name) => name.startsWith('x-forwarded-') || ['forwarded', 'via', 'x-real-ip'].includes(name),
  );
  return (address === '127.0.0.1' || address === '::1') && !passedOn;
}

/**
 * Answers errors that no other handler answered, such as an address that cannot be decoded. The
 * answer has a status and no stack trace.
 */
function refusal({ log }: Pick<ServerOptions, 'log'>): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const given = error instanceof Error && 'status' in error ? Number(error.status) : 500;
    const status = given >= 400 && given < 500 ? given : 500;
    if (status === 500) log.error({ cause: String(error) }, 'request failed');
    response.status(status).type('text/plain').end();
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

/**
 * The page's security policy has 1 kB and does not matter for scripts and pictures, so assets are
 * sent without it.
 */
function headersFor(pageHeaders: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (!request.path.startsWith('/app/assets/')) return pageHeaders(request, response, next);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cross-Origin-Resource-Policy', resourcePolicy);
    next();
  };
}

const resourcePolicy = 'same-site';

/**
 * The security policy of the page: no inline scripts and no foreign frames. LIFF's core calls only
 * LINE's API and LIFF hosts.
 */
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
    crossOriginResourcePolicy: { policy: resourcePolicy },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
}
