import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from './child.ts';
import { answerTo } from './fake-line.ts';
import { benchSecret, benchStart, seedProvince } from './province.ts';
import type { Bench } from './report.ts';

const messages = 400;
const sendingMs = 60_000;
const endsWithinMs = 120_000;
/** LINE issues no access token for this long. Afterwards replies fail until the sending ends. */
const noTokenMs = 20_000;
const copies = 8;
const slowMs = 20_000;
const faults = ['taken', '500', '429', 'broken', 'slow', 'taken, then broken'] as const;

/**
 * A fake LINE whose replies mostly fail: with 500, 429, a connection broken before or after sending, or 20
 * s of silence.
 */
async function startHostileLine() {
  const startedAt = performance.now();
  const answered = new Map<string, number>();
  const pushes: string[] = [];
  const triesOf = new Map<string, string[]>();
  let tries = 0;
  const isBad = (): boolean => performance.now() - startedAt < sendingMs;
  const take = (token: string, response: ServerResponse): void => {
    if (answered.has(token)) {
      response.writeHead(400).end('{"message":"Invalid reply token"}');
      return;
    }
    answered.set(token, 1);
    response.writeHead(200).end('{"sentMessages":[{"id":"1"}]}');
  };
  const reply = (token: string, response: ServerResponse): void => {
    tries += 1;
    const earlier = triesOf.get(token) ?? [];
    // The attempts of one message meet each fault in turn. With random faults every attempt could fail
    // until the token expires.
    const fault = isBad()
      ? (Number(token.replace('token-', '')) + earlier.length) % faults.length
      : 0;
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    triesOf.set(token, [...earlier, `${seconds} s: ${faults[fault]}`]);
    if (fault === 1) response.writeHead(500).end('{"message":"internal"}');
    else if (fault === 2) response.writeHead(429).end('{"message":"rate limit exceeded"}');
    else if (fault === 3) response.destroy();
    else if (fault === 4) setTimeout(() => take(token, response), slowMs);
    else if (fault === 5) {
      answered.set(token, 1);
      response.destroy();
    } else take(token, response);
  };
  const answer = (path: string, of: { body: string; response: ServerResponse }): void => {
    const { body, response } = of;
    if (path.endsWith('/push')) pushes.push(body);
    if (path.endsWith('/reply')) reply(/"replyToken":"([^"]+)"/.exec(body)?.[1] ?? '', response);
    else if (path.startsWith('/oauth2') && performance.now() - startedAt < noTokenMs)
      response.writeHead(500).end('{}');
    else response.writeHead(200).end(JSON.stringify(answerTo(path)));
  };
  const server = createServer((request, response) => {
    text(request).then(
      (body) => answer(request.url ?? '', { body, response }),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address: AddressInfo | string | null = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    answered,
    pushes,
    triesOf,
    tries: () => tries,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function eventOf(of: { index: number; lineUserId: string }): string {
  return JSON.stringify({
    destination: `U${'0'.repeat(32)}`,
    events: [
      {
        type: 'message',
        message: { type: 'text', id: `${of.index}`, quoteToken: 'q', text: 'สถานะ' },
        webhookEventId: `01HOSTILE${String(of.index).padStart(17, '0')}`,
        deliveryContext: { isRedelivery: false },
        timestamp: Date.now(),
        source: { type: 'user', userId: of.lineUserId },
        replyToken: `token-${of.index}`,
        mode: 'active',
      },
    ],
  });
}

async function post(port: number, body: string): Promise<void> {
  const signature = createHmac('sha256', benchSecret).update(body).digest('base64');
  const headers = { 'x-line-signature': signature };
  const answer = await fetch(`http://127.0.0.1:${port}/webhook`, { method: 'POST', headers, body });
  await answer.arrayBuffer();
}

/**
 * Sends every message to two processes eight times while LINE fails. Each must be answered once, and
 * nothing be pushed.
 */
export const hostileLineBench: Bench = {
  name: 'hostile-line',
  run: async ({ mongoUri, report }) => {
    const { db, people } = await seedProvince(mongoUri);
    const line = await startHostileLine();
    const env = {
      MONGODB_URI: mongoUri,
      PUBLIC_URL: 'http://localhost:3000',
      LINE_CHANNEL_ID: 'bench',
      LINE_CHANNEL_SECRET: benchSecret,
      LINE_LOGIN_CHANNEL_ID: 'bench-login',
      LIFF_ID: 'bench-liff',
      LINE_API_ORIGIN: line.origin,
      LINE_DATA_API_ORIGIN: line.origin,
      CLOCK_START: benchStart,
      RUN: 'web',
    };
    const apps = [
      await startChild('app-server.ts', { env }),
      await startChild('app-server.ts', { env }),
    ];
    const startedAt = performance.now();
    const officers = people.filter((person) => person.grants[0]?.role !== 'admin');
    for (let index = 0; index < messages; index += 1) {
      // Half of the senders are strangers.
      const known = officers[index % officers.length]?.lineUserId ?? '';
      const lineUserId = index % 2 === 0 ? known : `U${String(index).padStart(32, '0')}`;
      const body = eventOf({ index, lineUserId });
      const ports = Array.from({ length: copies }, (_, copy) => apps[copy % 2]?.port ?? 0);
      await Promise.all(ports.map((port) => post(port, body)));
      await pause(Math.max(0, startedAt + (sendingMs * index) / messages - performance.now()));
    }
    const { inbox, deliveries } = db.stores;
    while (performance.now() - startedAt < endsWithinMs && (await inbox.countBy('waiting')) > 0)
      await pause(500);
    report.raw('replies asked of LINE', {
      tries: line.tries(),
      seconds: Math.round((performance.now() - startedAt) / 1_000),
      waiting: await inbox.countBy('waiting'),
      parked: await inbox.countBy('parked'),
      apologies: await deliveries.count({ 'notice.kind': 'backAgain' }),
    });
    for (const [token, list] of line.triesOf)
      if (!line.answered.has(token))
        report.raw(`${token} has no answer`, { tries: list.join(', ') });
    report.bar('messages answered', { value: line.answered.size, atLeast: messages });
    report.bar('pushes', { value: line.pushes.length, atMost: 0 });
    for (const app of apps) await app.stop();
    line.close();
    await db.close();
  },
};
