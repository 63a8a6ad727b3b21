import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, expect, it } from 'vitest';
import { staticFiles } from '#server/static-files.ts';

const root = mkdtempSync(join(tmpdir(), 'web-'));
mkdirSync(join(root, 'assets'));
writeFileSync(join(root, 'index.html'), 'page');
writeFileSync(join(root, 'index.html.br'), 'page br');
writeFileSync(join(root, 'icon.svg'), 'icon');
for (const ending of ['', '.br', '.gz'])
  writeFileSync(join(root, 'assets', `a-1234.js${ending}`), `asset${ending}`);

const app = express().use('/app', staticFiles(root));
const server = app.listen(0);
afterAll(() => server.close());

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
])('%s answers the page, which is never cached', async (path) => {
  expect(await ask(path)).toEqual([200, 'no-cache', undefined, 'page']);
  expect(await ask(path, 'gzip, br')).toEqual([200, 'no-cache', 'br', 'page br']);
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
