import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { createDispatch } from '#bot/dispatch.ts';
import { createFeatures } from '#bot/features/index.ts';
import { createHttp } from '#bot/line/http.ts';
import { createInbox } from '#bot/inbox/inbox.ts';
import { createLineClient } from '#bot/line/line-client.ts';
import { createLinks } from '#bot/links.ts';
import type { Links } from '#bot/links.ts';
import { needsHandling } from '#bot/incoming.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { createDevRoutes } from './dev-routes.ts';
import { jobs } from '#jobs/index.ts';
import { createLater } from '#jobs/support/later.ts';
import { createScheduler } from '#jobs/support/scheduler.ts';
import { createFileJobRunner } from '#api/file-jobs/job-runner.ts';
import type { PersonRates } from '#api/guard.ts';
import { createIdTokenVerifier } from '#api/id-token.ts';
import { readQuota } from '#use-cases/notices/quota.ts';
import { createMetrics } from './metrics.ts';
import { undoWindowMs } from '#domain/duty/undo.ts';
import type { Database } from '#models/mongo/connect.ts';
import { createServer, listen } from './http.ts';
import type { ServerOptions } from './http.ts';

export interface AppOptions {
  config: Config;
  clock: Clock;
  wallClock: () => Date;
  webRoot: string;
  log?: Logger;
  /** Demo only: what the button "เริ่มข้อมูลสาธิตใหม่" does. */
  reset?: (db: Database) => Promise<void>;
  /** Demo only: samples of the cards for the simulator's gallery. */
  sampleCards?: (wish: { links: Links; hasLongNames: boolean; hasBigLetters: boolean }) => unknown;
  /**
   * The request limit of one person. Benchmarks raise it, because they send many requests as one
   * person.
   */
  personRates?: PersonRates;
  /** Checks every answer of the API against the contract; used by tests. */
  checkOutput?: boolean;
}

const closeWithinMs = 10_000;
/** How long to wait after the end of the undo period before looking for decisions to announce. */
const tellMarginMs = 500;

export type App = Awaited<ReturnType<typeof startApp>>;

/** Starts the whole product in one process. The setting `run` chooses the parts that run. */
export async function startApp(options: AppOptions) {
  const { config, clock } = options;
  const log = options.log ?? pino({ level: config.logLevel });
  const db = await openDatabase(config, clock.now());
  const services = createServices({ ...options, log, db });
  const { scheduler, inbox, line, links, fileJobs } = services;
  const app = createServer(serverOptions(options, services));
  const server = config.run.web || config.run.receive ? await listen(app, config.port) : null;
  if (config.run.handle) inbox.start();
  if (config.run.jobs) scheduler.start();
  if (config.run.web || config.run.jobs) fileJobs.start();
  return {
    db,
    scheduler,
    inbox,
    line,
    links,
    log,
    port: server ? portOf(server) : 0,
    close: () => close(services, server),
  };
}

type Services = ReturnType<typeof createServices>;

/** The inbox, the jobs and everything they need: database, LINE client, links and metrics. */
function createServices(options: AppOptions & { log: Logger; db: Database }) {
  const { config, clock, wallClock, log, db } = options;
  const http = createHttp();
  const metrics = createMetrics({
    waiting: () => db.stores.inbox.countBy('waiting'),
    parkedEvents: () => db.stores.inbox.countBy('parked'),
    parkedDeliveries: () => db.stores.deliveries.count({ state: 'parked' }),
    quota: () => readQuota(db),
  });
  const line = createLineClient({
    http: http.call,
    ...config.line,
    wallClock,
    alert: (fields, message) => {
      metrics.refusedTokens.inc();
      log.error(fields, message);
    },
  });
  const links = createLinks({ liffId: config.line.liffId, publicUrl: config.publicUrl });
  const common = { db, line, links, clock: clock.now, wallClock, log };
  const features = createFeatures();
  const handle = createDispatch({ ...common, features });
  const inbox = createInbox({ inbox: db.stores.inbox, handle, wallClock, log, run: config.run });
  const tools = {
    ...common,
    countDelivery: (state: string) => metrics.deliveries.inc({ state }),
  };
  const scheduler = createScheduler({ jobs, tools, moveClock: clock.moveTo });
  /** Decisions are announced when they can no longer be undone. */
  const tellDecided = createLater({
    run: () => scheduler.soon('deliver'),
    waitMs: undoWindowMs + tellMarginMs,
  });
  const fileJobs = createFileJobRunner({ ...common, databaseUri: config.mongodbUri });
  const stopping = new AbortController();
  const parts = { features, inbox, scheduler, tellDecided, fileJobs, stopping };
  return { db, http, metrics, line, links, log, ...parts };
}

function serverOptions(options: AppOptions, services: Services): ServerOptions {
  const { config, clock, wallClock } = options;
  const { db, metrics, line, log, features, inbox, scheduler } = services;
  const { tellDecided, fileJobs, stopping } = services;
  return {
    stopping: stopping.signal,
    fileJobs,
    db,
    clock: clock.now,
    wallClock,
    log,
    config: {
      liffId: config.line.liffId,
      publicUrl: config.publicUrl,
      simulatorOrigin: config.simulatorOrigin,
      secure: config.publicUrl.startsWith('https:'),
      sessionTtlHours: config.sessionTtlHours,
    },
    verifyIdToken: createIdTokenVerifier({ ...config.line, wallClock }),
    channelSecret: config.line.channelSecret,
    run: config.run,
    receive: inbox.receive,
    needsHandling: (event) => needsHandling(features, event),
    webRoot: options.webRoot,
    frameAncestors: config.frameAncestors,
    lineApiOrigin: config.line.apiOrigin,
    metrics,
    metricsToken: config.metricsToken,
    ready: async () => {
      await db.ping();
      await line.quota();
    },
    /**
     * Sends notices immediately, and decisions when the undo period is over. Otherwise both would
     * wait for the next minute.
     */
    afterWrite: () => {
      if (!config.run.jobs) return;
      scheduler.soon('deliver');
      tellDecided.ask();
    },
    dev: devRoutes(options, services),
    ...(options.personRates ? { personRates: options.personRates } : {}),
    ...(options.checkOutput ? { checkOutput: true } : {}),
  };
}

/** The control of the clock; null when the clock cannot be moved. */
function devRoutes(
  { clock, reset, sampleCards }: AppOptions,
  { db, links, scheduler, inbox }: Services,
): ServerOptions['dev'] {
  if (!clock.movable) return null;
  return createDevRoutes({
    clock,
    scheduler,
    handleWaiting: inbox.handleWaiting,
    reset: reset ? () => reset(db) : null,
    sampleCards: sampleCards ? (wish) => sampleCards({ ...wish, links }) : null,
  });
}

/**
 * Stops accepting requests, finishes the running work and closes everything. After ten seconds it
 * closes without waiting.
 */
async function close(
  { db, http, inbox, scheduler, tellDecided, fileJobs, stopping }: Services,
  server: Server | null,
): Promise<void> {
  const force = setTimeout(() => server?.closeAllConnections(), closeWithinMs);
  server?.closeIdleConnections();
  tellDecided.stop();
  stopping.abort();
  const parts = [scheduler.stop(), inbox.stop(), fileJobs.stop()];
  await Promise.all([server ? closed(server) : null, ...parts]);
  clearTimeout(force);
  http.close();
  await db.close();
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

export function builtWeb(mode: 'dist' | 'dist-demo'): string {
  return join(import.meta.dirname, '..', 'liff-app', 'web', mode);
}
