import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttp } from '#bot/line/http.ts';
import { createLineClient } from '#bot/line/line-client.ts';
import { freePort } from '../support/free-port.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

type Answer = number | Buffer | 'cut';

/** A fake LINE that gives these answers for a picture in order, repeating the last one. */
async function lineThat(...answers: Answer[]) {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    give(response, answers[Math.min(asked, answers.length) - 1] ?? 404);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const http = createHttp();
  closers.push(() => {
    http.close();
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${port}`;
  const options = {
    http: http.call,
    apiOrigin: origin,
    dataApiOrigin: origin,
    channelId: 'channel',
    channelSecret: 'secret',
    accessToken: 'token',
    wallClock: () => new Date(0),
    contentPausesMs: [1, 1],
  };
  return {
    line: createLineClient(options),
    withoutToken: createLineClient({ ...options, accessToken: null }),
    asked: () => asked,
  };
}

function give(response: ServerResponse, answer: Answer): void {
  if (answer === 'cut') response.destroy();
  else if (typeof answer === 'number') response.writeHead(answer).end('{}');
  else response.writeHead(200, { 'content-type': 'image/jpeg' }).end(answer);
}

describe('the outcome of a send', () => {
  const reply = { replyToken: 'r', messages: [] };

  it.each([
    [500, 'unknown'],
    ['cut', 'unknown'],
    [429, 'rateLimit'],
    [400, 'refused'],
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [409, 'sent'],
  ] as const)('for LINE’s answer %s is %s', async (answer, kind) => {
    const { line } = await lineThat(answer);
    expect(await line.reply(reply)).toMatchObject({ kind });
  });

  it('is notSent when no server listens', async () => {
    const http = createHttp();
    closers.push(() => http.close());
    const none = createLineClient({
      http: http.call,
      apiOrigin: `http://127.0.0.1:${await freePort()}`,
      dataApiOrigin: 'http://127.0.0.1:1',
      channelId: 'channel',
      channelSecret: 'secret',
      accessToken: 'token',
      wallClock: () => new Date(0),
    });
    expect(await none.reply(reply)).toMatchObject({ kind: 'notSent' });
    expect(await none.push({ body: '{}', retryKey: 'k' })).toMatchObject({ kind: 'notSent' });
  });

  it('is success after a refused token was renewed once', async () => {
    const { withoutToken, asked } = await lineThat(
      Buffer.from('{"access_token":"old","expires_in":900}'),
      401,
      Buffer.from('{"access_token":"new","expires_in":900}'),
      200,
    );
    expect(await withoutToken.reply(reply)).toMatchObject({ kind: 'sent' });
    expect(asked()).toBe(4);
  });
});

describe('the content of a picture', () => {
  it('is fetched in one request when LINE has it', async () => {
    const { line, asked } = await lineThat(Buffer.from('picture'));
    expect(await line.content('1')).toEqual({ kind: 'here', bytes: Buffer.from('picture') });
    expect(asked()).toBe(1);
  });

  it.each([202, 429, 500, 503, 'cut'] as const)(
    'is requested a second time after %s, and fetched when LINE has it',
    async (trouble) => {
      const { line, asked } = await lineThat(trouble, trouble, Buffer.from('picture'));
      expect(await line.content('1')).toMatchObject({ kind: 'here' });
      expect(asked()).toBe(3);
    },
  );

  it('is requested three times at most while LINE answers 500', async () => {
    const { line, asked } = await lineThat(500);
    expect(await line.content('1')).toEqual({ kind: 'away' });
    expect(asked()).toBe(3);
  });

  it.each([400, 404, 410])(
    'is requested only once when LINE no longer has it (%i)',
    async (status) => {
      const { line, asked } = await lineThat(status);
      expect(await line.content('1')).toEqual({ kind: 'gone' });
      expect(asked()).toBe(1);
    },
  );

  it('is refused over ten megabytes', async () => {
    const { line } = await lineThat(Buffer.alloc(10 * 1024 * 1024 + 1));
    expect(await line.content('1')).toEqual({ kind: 'tooLarge' });
  });
});
