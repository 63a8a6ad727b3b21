import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect as dial } from 'node:net';
import type { Socket } from 'node:net';
import express from 'express';
import type { RequestHandler } from 'express';
import nock from 'nock';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { createProblemHandler } from '#api/problems.ts';
import { createUploads } from '#api/uploads.ts';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf, fill } from '#test/support/world.ts';
import { publicUrl, startApi } from '../client.ts';

const db = await testDatabase();
const full = await startApi(db, { uploadsAtOnce: 0 });
beforeAll(() => fill(db));

const head = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n';

const busy = /^HTTP\/1\.1 503 .*retry-after: \d+\r\n/is;

// The network guard waits for the complete body of a request, which never arrives here.
beforeAll(() => nock.restore());
afterAll(() => nock.activate());

/** A sender that announces a full body and sends only its beginning. */
function beginUpload(url: string, headers: Record<string, string> = {}): Socket {
  const { hostname, port, pathname, search } = new URL(url);
  const told = { host: 'x', 'content-type': 'multipart/form-data; boundary=b', ...headers };
  const lines = Object.entries({ ...told, 'content-length': '100000' });
  const sender = dial(Number(port), hostname, () => {
    sender.write(`POST ${pathname}${search} HTTP/1.1\r\n`);
    sender.write(lines.map(([name, value]) => `${name}: ${value}\r\n`).join(''));
    sender.write(`\r\n${head}`);
  });
  onTestFinished(() => void sender.destroy());
  return sender;
}

/** The answer that arrives before the body is complete. */
function answerTo(sender: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    sender.once('data', (part) => resolve(part.toString()));
    sender.once('error', reject);
  });
}

async function upload(url: string): Promise<number> {
  const body = new FormData();
  body.append('file', new Blob(['abc']), 'a');
  const response = await fetch(url, { method: 'POST', body });
  await response.arrayBuffer();
  return response.status;
}

interface Gate {
  before?: RequestHandler;
  handle?: () => Promise<void>;
}

/**
 * An upload endpoint with room for one upload. `refused` gets the status of each refusal, also after a
 * hang-up.
 */
async function openDoor({ before = (_request, _response, next) => next(), handle }: Gate) {
  const uploads = createUploads({ atOnce: 1 });
  const refusals: string[] = [];
  let onRefusal = (): void => {};
  const tell = ({ code }: Record<string, unknown>): void => {
    refusals.push(String(code));
    onRefusal();
  };
  const app = express();
  app.post(
    '/',
    before,
    uploads.door({
      maxBytes: 100_000,
      tooLarge: 'file-too-large',
      handle: async ({ response }) => {
        await handle?.();
        response.end();
      },
    }),
  );
  app.use(createProblemHandler({ log: { info: tell, error: tell } }));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => close(server));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const refused = new Promise<void>((resolve) => (onRefusal = resolve));
  return { url: `http://127.0.0.1:${address.port}/`, refusals, refused };
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

it('an upload over the limit is refused as busy before its body is read, and a later one is accepted', async () => {
  const entered = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const { url } = await openDoor({
    handle: () => {
      entered.resolve();
      return release.promise;
    },
  });
  const first = upload(url);
  await entered.promise;
  expect(await answerTo(beginUpload(url))).toMatch(busy);
  release.resolve();
  expect(await first).toBe(200);
  expect(await upload(url)).toBe(200);
});

it('an upload frees its place when the sender hangs up in the middle of the body', async () => {
  const arrived = Promise.withResolvers<void>();
  const { url, refusals, refused } = await openDoor({
    before: (_request, _response, next) => {
      next();
      arrived.resolve();
    },
  });
  const sender = beginUpload(url);
  await arrived.promise;
  expect(await upload(url)).toBe(503);
  sender.destroy();
  await refused;
  await expect.poll(() => upload(url)).toBe(200);
  expect(refusals).toContain('invalid-input');
  expect(refusals).not.toContain('unexpected');
});

it('an upload frees its place when the sender had hung up before it got the place', async () => {
  const arrived = Promise.withResolvers<void>();
  let isFirst = true;
  const { url, refusals, refused } = await openDoor({
    before: async (request, _response, next) => {
      if (!isFirst) return next();
      isFirst = false;
      const closed = once(request, 'close');
      arrived.resolve();
      await closed.catch(() => undefined);
      next();
    },
  });
  const sender = beginUpload(url);
  await arrived.promise;
  sender.destroy();
  await refused;
  expect(refusals).toEqual(['invalid-input']);
  expect(await upload(url)).toBe(200);
});

it.each([
  [
    'attachments',
    `/api/duties/${dutyOf().id}/attachments?attachment=00000000-0000-4000-8000-000000000001&field=photos`,
  ],
  ['sheets', '/api/sheets'],
])(
  'an upload of %s is refused as busy when all places of the process are taken',
  async (_door, path) => {
    const cookie = await full.cookieOf('officer');
    const sender = beginUpload(full.base + path, { cookie, origin: publicUrl });
    expect(await answerTo(sender)).toMatch(busy);
  },
);
