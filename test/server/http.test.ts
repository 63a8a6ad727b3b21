import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Problem } from '#domain/problem.ts';
import { limits } from '#domain/limits.ts';
import { createMetrics } from '#server/metrics.ts';
import { createServer, listen } from '#server/http.ts';
import { testDatabase } from '../support/database.ts';

const db = await testDatabase();
const publicUrl = 'https://prasan.example';

interface Change {
  metricsToken?: string;
  ready?: () => Promise<void>;
  webRoot?: string;
}

async function start(change: Change = {}) {
  const time = { now: new Date('2024-12-18T09:00:00+07:00') };
  const app = createServer({
    db,
    config: { liffId: 'l', simulatorOrigin: null, publicUrl, secure: true, sessionTtlHours: 1 },
    clock: () => time.now,
    wallClock: () => time.now,
    verifyIdToken: () => Promise.reject(new Problem('token-invalid')),
    channelSecret: 'secret',
    log: { info: () => {}, error: () => {} },
    receive: async () => {},
    needsHandling: () => true,
    run: { web: true, receive: true },
    webRoot: change.webRoot ?? mkdtempSync(join(tmpdir(), 'web-')),
    frameAncestors: [],
    lineApiOrigin: 'https://api.line.me',
    metrics: createMetrics({
      waiting: async () => 0,
      parkedEvents: async () => 0,
      parkedDeliveries: async () => 0,
      quota: async () => ({ limit: 300, used: 250 }),
    }),
    metricsToken: change.metricsToken ?? null,
    ready: change.ready ?? (async () => {}),
    dev: null,
  });
  const server = await listen(app, 0);
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has a port
  const { port } = server.address() as AddressInfo;
  return { server, time, url: `http://127.0.0.1:${port}` };
}

describe('/readyz', () => {
  it('asks LINE once for a hundred callers, and again after thirty seconds', async () => {
    let asked = 0;
    const { url, time } = await start({
      ready: async () => {
        asked += 1;
      },
    });
    const ask = async () => (await fetch(`${url}/readyz`)).status;
    expect(new Set(await Promise.all(Array.from({ length: 100 }, ask)))).toEqual(new Set([200]));
    expect(asked).toBe(1);
    time.now = new Date(time.now.getTime() + 30_000);
    await ask();
    expect(asked).toBe(2);
  });

  it('answers 503 with Retry-After while LINE cannot be reached', async () => {
    const { url } = await start({ ready: () => Promise.reject(new Error('quota: time-out')) });
    const answer = await fetch(`${url}/readyz`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });
});

describe('POST /webhook', () => {
  const body = JSON.stringify({ destination: 'U1', events: [] });
  const signature = createHmac('sha256', 'secret').update(body).digest('base64');
  const signed = { 'x-line-signature': signature };

  it.each<[number, string, RequestInit]>([
    [200, 'a signed call', { headers: signed, body }],
    [401, 'a call without a signature', { body }],
    [401, 'another body than the signed one', { headers: signed, body: `${body} ` }],
    [413, 'a body beyond the limit', { body: 'x'.repeat(limits.body.webhookBytes + 1) }],
    [415, 'an encoded body', { headers: { ...signed, 'content-encoding': 'zstd-x' }, body }],
  ])('answers %i to %s', async (status, _what, init) => {
    const { url } = await start();
    const answer = await fetch(`${url}/webhook`, { method: 'POST', ...init });
    expect(answer.status).toBe(status);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('accepts a query string, and leaves other methods and paths to the other routes', async () => {
    const { url } = await start();
    const post = async (path: string) =>
      (await fetch(url + path, { method: 'POST', headers: signed, body })).status;
    expect(await post('/webhook?from=line')).toBe(200);
    expect(await post('/webhooks')).not.toBe(200);
    expect((await fetch(`${url}/webhook`)).status).not.toBe(200);
  });
});

describe('/metrics', () => {
  it.each(['x-forwarded-for', 'x-forwarded-proto', 'forwarded', 'via', 'x-real-ip'])(
    'refuses a request with %s when no token is configured',
    async (header) => {
      const { url } = await start();
      const headers = { [header]: '127.0.0.1' };
      expect((await fetch(`${url}/metrics`, { headers })).status).toBe(404);
      expect((await fetch(`${url}/metrics`)).status).toBe(200);
    },
  );

  it('accepts only the configured token', async () => {
    const { url } = await start({ metricsToken: 'right' });
    const ask = async (token: string) =>
      (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect([await ask('wrong'), await ask('right')]).toEqual([404, 200]);
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
  });
});

describe('the headers of the mini-app', () => {
  const webRoot = mkdtempSync(join(tmpdir(), 'web-'));
  mkdirSync(join(webRoot, 'assets'));
  writeFileSync(join(webRoot, 'index.html'), '<head></head>');
  writeFileSync(join(webRoot, 'assets', 'a-1.js'), 'script');
  const policies = ['content-security-policy', 'strict-transport-security', 'referrer-policy'];

  it('include the content security policy with the page', async () => {
    const { url } = await start({ webRoot });
    const { headers } = await fetch(`${url}/app`);
    for (const name of policies) expect(headers.has(name)).toBe(true);
  });

  it('include with an asset only the headers that a file needs', async () => {
    const { url } = await start({ webRoot });
    const { headers } = await fetch(`${url}/app/assets/a-1.js`);
    for (const name of policies) expect(headers.has(name)).toBe(false);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-site');
    expect(headers.get('cache-control')).toContain('immutable');
  });

  it('include the content security policy with a page requested under an asset-like path', async () => {
    const { url } = await start({ webRoot });
    for (const path of ['/app/assets%2fa-1.js', '/app/assets.html', '/app/assets']) {
      const answer = await fetch(url + path);
      const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true;
      expect([path, isPage && !answer.headers.has('content-security-policy')]).toEqual([
        path,
        false,
      ]);
    }
  });
});

describe('an address that cannot be decoded', () => {
  it.each([
    '/icons/%ZZ.png',
    '/app/%ZZ',
    '/app/assets/%ZZ.js',
    '/files/%ZZ',
    '/api/duties/%ZZ',
    '/%ZZ',
  ])('is refused without a stack trace: %s', async (path) => {
    const { url } = await start();
    const answer = await fetch(url + path);
    const text = await answer.text();
    expect([400, 404, 503]).toContain(answer.status);
    expect(text).not.toMatch(/URIError|node_modules|\bat .+:\d+/);
  });
});

describe('a connection to the server', () => {
  it('must send its whole request within thirty seconds', async () => {
    const { server } = await start();
    expect([server.requestTimeout, server.headersTimeout]).toEqual([
      limits.body.receiveMs,
      limits.body.receiveMs,
    ]);
  });
});
