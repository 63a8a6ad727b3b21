import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, describe, expect, it } from 'vitest';
import { staticFiles } from '#server/static-files.ts';

const root = mkdtempSync(join(tmpdir(), 'web-'));
mkdirSync(join(root, 'assets'));
mkdirSync(join(root, '.vite'));
writeFileSync(
  join(root, '.vite', 'manifest.json'),
  JSON.stringify({ 'liff/liff.ts': { file: 'assets/liff-1234.js' } }),
);
writeFileSync(
  join(root, 'index.html'),
  '<head><script type="application/json" id="config"></script></head>',
);
writeFileSync(join(root, 'icon.svg'), 'icon');
for (const ending of ['', '.br', '.gz'])
  writeFileSync(join(root, 'assets', `a-1234.js${ending}`), `asset${ending}`);

const config = { liffId: '1-</script>', simulatorOrigin: null };
const configText = '<script type="application/json" id="config">{"liffId":"1-\\u003c/script>",';
const listening = (liffId: string) =>
  express()
    .use(
      '/app',
      staticFiles({ webRoot: root, config: { ...config, liffId }, sessionCookie: '__Host-prasan' }),
    )
    .listen(0);
const server = listening(config.liffId);
const otherServer = listening('another');
afterAll(() => {
  server.close();
  otherServer.close();
});

/** The page as a browser of this kind gets it. */
async function page(path: string, headers: Record<string, string> = {}, from = server) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has a port
  const { port } = from.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  return {
    status: answer.status,
    etag: answer.headers.get('etag') ?? '',
    text: await answer.text(),
  };
}

/** Status, Cache-Control, Content-Encoding and the bytes as sent. */
async function ask(
  path: string,
  encodings = '',
  headers: Record<string, string> = {},
): Promise<(string | number | undefined)[]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has a port
  const { port } = server.address() as AddressInfo;
  const request = get({
    port,
    path,
    headers: { 'accept-encoding': encodings, ...headers },
    host: '127.0.0.1',
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- 'response' carries one message
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const { 'cache-control': cache, 'content-encoding': coding } = response.headers;
  const bytes = Buffer.concat(await response.toArray());
  return [response.statusCode, cache, coding, bytes.toString()];
}

it.each([
  '/app',
  '/app/',
  '/app/index.html',
  '/app/%69ndex.html',
  '/app/duties/letter-2568.order.1.t570401',
])('%s gets the page, which is never cached', async (path) => {
  const [status, cache, coding, text] = await ask(path);
  expect([status, cache, coding]).toEqual([200, 'no-cache', undefined]);
  expect(text).toContain(configText);
  expect((await ask(path, 'gzip, br')).slice(0, 3)).toEqual([200, 'no-cache', 'br']);
  expect((await ask(path, 'gzip')).slice(0, 3)).toEqual([200, 'no-cache', 'gzip']);
});

it('a hashed asset is cached for a year and sent in the smallest accepted form', async () => {
  const cache = 'public,max-age=31536000,immutable';
  const path = '/app/assets/a-1234.js';
  expect(await ask(path)).toEqual([200, cache, undefined, 'asset']);
  expect(await ask(path, 'gzip')).toEqual([200, cache, 'gzip', 'asset.gz']);
  expect(await ask(path, 'gzip, br')).toEqual([200, cache, 'br', 'asset.br']);
});

it('a missing asset gets 404, and other files are cached for an hour', async () => {
  expect((await ask('/app/assets/old-9999.js'))[0]).toBe(404);
  expect(await ask('/app/icon.svg')).toEqual([200, 'public,max-age=3600', undefined, 'icon']);
});

it.each(['bytes=5-1', 'bytes=0-1', 'bytes=9-', 'bytes=0-0,2-3', 'bytes=-1', 'lines=1-2'])(
  'the range %s is ignored and the whole file is sent',
  async (range) => {
    const whole = await ask('/app/icon.svg');
    expect(await ask('/app/icon.svg', '', { range })).toEqual(whole);
  },
);

describe('the page of the mini-app', () => {
  const cookie = '__Host-prasan=token';
  const line = 'Mozilla/5.0 (Linux; Android 14) Line/14.0.0';
  const liff = 'modulepreload" crossorigin href="/app/assets/liff-1234.js"';
  const asked = ['/api/me', '/api/duties/mine'].map((path) => `crossorigin href="${path}"`);

  it('is not sent again to a browser that has the newest version', async () => {
    const { etag } = await page('/app');
    const headers = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    const again = await page('/app', headers);
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('is sent again when the configuration has changed', async () => {
    const { etag } = await page('/app');
    const headers = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    const { status, text } = await page('/app', headers, otherServer);
    expect(status).toBe(200);
    expect(text).toContain('{"liffId":"another",');
  });

  it.each(['/app', '/app/', '/app?from=d1'])(
    'requests the duties early at %s with a session',
    async (path) => {
      const { text } = await page(path, { cookie });
      for (const link of asked) expect(text).toContain(link);
    },
  );

  it.each<[string, string, Record<string, string>]>([
    ['without a session', '/app', {}],
    ['with a cookie of another name', '/app', { cookie: 'other=1' }],
    ['on another screen', '/app/me', { cookie }],
    [
      'inside LINE, where the cookie may be another person’s',
      '/app',
      { cookie, 'user-agent': line },
    ],
    ['on the way back from LINE’s login', '/app?liffClientId=1', { cookie }],
  ])('does not request duties %s', async (_what, path, headers) => {
    const { text } = await page(path, headers);
    expect(text).toContain(configText);
    for (const link of asked) expect(text).not.toContain(link);
  });

  it('loads LIFF early only inside LINE', async () => {
    expect((await page('/app/me', { 'user-agent': line })).text).toContain(liff);
    expect((await page('/app?liff.state=a', { 'user-agent': line })).text).toContain(liff);
    expect((await page('/app/me', { cookie })).text).not.toContain(liff);
  });

  it('loads LIFF later on the home screen inside LINE', async () => {
    expect((await page('/app', { 'user-agent': line })).text).not.toContain(liff);
  });
});
