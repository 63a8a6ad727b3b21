import { quotaWarning } from '#domain/policy/quota-outlook.ts';
import type { RequestHandler } from 'express';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** Metrics for operators; they contain no names and no ids. */
export function createMetrics(count: {
  waiting: () => Promise<number>;
  parkedEvents: () => Promise<number>;
  parkedDeliveries: () => Promise<number>;
  /** What LINE said last about the month's messages; null before LINE was asked. */
  quota: () => Promise<{ limit: number | null; used: number } | null>;
}) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'prasan_request_seconds',
    help: 'Time to answer, by method and status class',
    labelNames: ['method', 'status', 'door'] as const,
    buckets: [0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers: [registry],
  });
  // Prometheus takes the first value of a series as its beginning, so a first failure would not
  // count. Therefore the series start at 0.
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
    for (const status of ['2xx', '5xx']) requests.zero({ method, status, door: 'api' });
  const deliveries = new Counter({
    name: 'prasan_deliveries_total',
    help: 'Delivery attempts by the state they ended in',
    labelNames: ['state'] as const,
    registers: [registry],
  });
  const waiting = new Gauge({
    name: 'prasan_inbox_waiting',
    help: 'Events stored and not yet handled',
    registers: [],
    async collect() {
      this.set(await known(count.waiting));
    },
  });
  registry.registerMetric(waiting);
  const parked = new Gauge({
    name: 'prasan_parked',
    help: 'Events and deliveries set aside after their last attempt',
    labelNames: ['what'] as const,
    registers: [],
    async collect() {
      this.set({ what: 'event' }, await known(count.parkedEvents));
      this.set({ what: 'delivery' }, await known(count.parkedDeliveries));
    },
  });
  registry.registerMetric(parked);
  const quota = new Gauge({
    name: 'prasan_line_quota',
    help: 'Messages of the month: used, the limit (absent without one), and the warning reached in percent',
    labelNames: ['what'] as const,
    registers: [],
    async collect() {
      this.reset();
      const last = await count.quota().catch(() => null);
      if (!last) return;
      this.set({ what: 'used' }, last.used);
      this.set({ what: 'warning' }, quotaWarning(last) ?? 0);
      if (last.limit !== null) this.set({ what: 'limit' }, last.limit);
    },
  });
  registry.registerMetric(quota);
  const refusedTokens = new Counter({
    name: 'prasan_line_token_refused_total',
    help: 'Sends that LINE refused although their access token was new',
    registers: [registry],
  });
  const middleware: RequestHandler = (request, response, next) => {
    // A stream stays open for minutes, so its length says nothing about waiting times.
    if (request.path === '/api/live') return next();
    const door = routeLabelOf(request.path);
    const end = requests.startTimer({ method: request.method, door });
    response.on('finish', () => end({ status: `${Math.floor(response.statusCode / 100)}xx` }));
    next();
  };
  return { middleware, deliveries, refusedTokens, text: () => registry.metrics() };
}

/** NaN while MongoDB does not answer, because that is when the other metrics are needed most. */
function known(count: () => Promise<number>): Promise<number> {
  return count().catch(() => Number.NaN);
}

function routeLabelOf(path: string): string {
  const first = path.split('/')[1] ?? '';
  return ['webhook', 'api', 'app', 'icons'].includes(first) ? first : 'other';
}
